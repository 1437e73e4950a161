import type { ReactNode } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { searchText } from '../../shared/i18n/search-text.ts'
import { Icon } from './Icon.tsx'
import { useWords } from './language.tsx'
import './field.css'
import './search-select.css'

export type SearchSelectProps = {
  label: string
  options: readonly { id: string; text: string; detail?: string }[]
  value: string | null
  onChange: (id: string | null) => void
  autoFocus?: boolean
  isDisabled?: boolean
}

const matches = (text: string, typed: string): boolean => searchText(text).includes(searchText(typed))

/** One of a long list, found by typing with or without Vietnamese marks. */
export function SearchSelect({
  label,
  options,
  value,
  onChange,
  autoFocus = false,
  isDisabled = false,
}: SearchSelectProps): ReactNode {
  const words = useWords()
  return (
    <ComboBox
      className="field"
      value={value}
      onChange={(id) => onChange(id === null ? null : String(id))}
      defaultItems={options}
      defaultFilter={matches}
      menuTrigger="focus"
      allowsEmptyCollection
      autoFocus={autoFocus}
      isDisabled={isDisabled}
    >
      <Label className="field-label">{label}</Label>
      <div className="search-select">
        <Input className="field-input" placeholder={words.logIn.searchHint} />
        <Button className="search-select-open" aria-label={words.logIn.searchHint}>
          <Icon name="chevron" />
        </Button>
      </div>
      <Popover className="select-list">
        <ListBox<SearchSelectProps['options'][number]>
          aria-label={label}
          renderEmptyState={() => <p className="select-option">{words.logIn.nothingFound}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className="select-option search-select-option">
              {option.text}
              {option.detail && <span className="small">{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
