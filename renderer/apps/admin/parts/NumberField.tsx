import { useState } from 'react'
import type { ReactNode } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import { numberOf } from './read-typed.ts'

type NumberFieldProps = { label: string; value: number | null; onChange: (value: number | null) => void }

/** A number typed as people write it; null while it is none. */
export function NumberField({ label, value, onChange }: NumberFieldProps): ReactNode {
  const words = useWords().admin.setting
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  return (
    <Field
      label={label}
      value={typed}
      inputMode="numeric"
      maxLength={10}
      error={typed !== '' && numberOf(typed) === null ? words.badNumber : null}
      onChange={(text) => {
        setTyped(text)
        onChange(numberOf(text))
      }}
    />
  )
}
