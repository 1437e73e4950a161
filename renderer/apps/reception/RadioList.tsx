import type { ReactNode } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'

export type RadioListProps<T extends string> = {
  label: string
  value: T
  options: readonly { id: T; text: string; isDisabled?: boolean }[]
  onChange: (id: T) => void
}

/** One of a few, all seen at once. */
export function RadioList<T extends string>({ label, value, options, onChange }: RadioListProps<T>): ReactNode {
  return (
    <RadioGroup className="reception-radios" value={value} onChange={(id) => onChange(id as T)}>
      <Label className="field-label">{label}</Label>
      {options.map(({ id, text, isDisabled = false }) => (
        <Radio key={id} value={id} isDisabled={isDisabled} className="reception-radio">
          <span className="reception-radio-dot" />
          {text}
        </Radio>
      ))}
    </RadioGroup>
  )
}
