import { useState } from 'react'
import type { ReactNode } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'

type LinesFieldProps = { label: string; value: readonly string[]; onChange: (lines: string[]) => void }

/** Sentences, one to a line. */
export function LinesField({ label, value, onChange }: LinesFieldProps): ReactNode {
  const words = useWords().admin.texts
  const [typed, setTyped] = useState(value.join('\n'))
  return (
    <>
      <Field
        label={label}
        value={typed}
        rows={8}
        maxLength={6_000}
        onChange={(text) => {
          setTyped(text)
          onChange(
            text
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          )
        }}
      />
      <p className="small">{words.lines}</p>
    </>
  )
}
