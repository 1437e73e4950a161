import { useState } from 'react'
import type { ReactNode } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import { numberOf } from '../../../features/typed/read-typed.ts'

type NumberFieldProps = {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  min?: number | null
  max?: number | null
  /** What holds while nothing is typed. */
  placeholder?: string
}

/** A number typed as people write it; null while it is none. What lies outside of the limits is told at once. */
export function NumberField({
  label,
  value,
  onChange,
  min = null,
  max = null,
  placeholder = '',
}: NumberFieldProps): ReactNode {
  const words = useWords().admin.setting
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const number = numberOf(typed)
  const isOutside = number !== null && ((min !== null && number < min) || (max !== null && number > max))
  const fault = number === null ? words.badNumber : isOutside ? words.outside(min, max) : null
  return (
    <Field
      label={label}
      value={typed}
      inputMode="numeric"
      maxLength={10}
      placeholder={placeholder}
      error={typed === '' ? null : fault}
      onChange={(text) => {
        setTyped(text)
        onChange(numberOf(text))
      }}
    />
  )
}
