import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'

export type SegmentsProps<T extends string> = {
  label: string
  value: T
  options: readonly { id: T; text: string }[]
  onChange: (id: T) => void
}

/** One of a few, all in one line: arrows choose, no list has to be opened. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>): ReactNode {
  return (
    <RadioGroup
      className="dossiers-segments"
      orientation="horizontal"
      value={value}
      onChange={(id) => onChange(id as T)}
    >
      <Label className="field-label">{label}</Label>
      <div className="dossiers-segments-row">
        {options.map(({ id, text }) => (
          <Radio key={id} value={id} className="dossiers-segment">
            {text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** The options of `Segments` from a record of words. */
export const segmentsOf = <T extends string>(words: Readonly<Record<T, string>>): { id: T; text: string }[] =>
  (Object.keys(words) as T[]).map((id) => ({ id, text: words[id] }))
