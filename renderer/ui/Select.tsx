import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import './field.css'

export type SelectProps = {
  label: ReactNode
  options: readonly { id: string; text: string }[]
  value: string | null
  onChange: (id: string) => void
  placeholder?: string
  isDisabled?: boolean
  autoFocus?: boolean
}

/** One of a list, for the desk density; on a kiosk show the choices as buttons. */
export function Select({
  label,
  options,
  value,
  onChange,
  placeholder = '',
  isDisabled = false,
  autoFocus = false,
}: SelectProps): ReactNode {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(id) => id !== null && onChange(String(id))}
      placeholder={placeholder}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
    >
      <Label className="field-label">{label}</Label>
      <Button className="field-input select-button">
        <SelectValue />
        <Icon name="chevron" />
      </Button>
      <Popover className="select-list">
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className="select-option">
              {option.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
