import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { bestFirst, hasTyped } from './best-first.ts'
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

/** One of a long list, found by typing with or without Vietnamese marks; Enter takes the best answer. */
export function SearchSelect({
  label,
  options,
  value,
  onChange,
  autoFocus = false,
  isDisabled = false,
}: SearchSelectProps): ReactNode {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const isNew = useRef(false)
  const ranked = bestFirst(options, typed)
  const chosen = options.find(({ id }) => id === value)?.text
  // What is typed next takes the place of what was chosen: it would stand behind it and find nothing.
  useEffect(() => {
    if (!isNew.current || typed !== chosen) return
    isNew.current = false
    if (input.current === document.activeElement) input.current?.select()
  }, [typed, chosen])
  function choose(id: string | null): void {
    isNew.current = true
    onChange(id)
  }
  function takeBest(event: KeyboardEvent<HTMLInputElement>): void {
    const best = ranked.find(({ text }) => hasTyped(text, typed))
    // One that the arrows have marked is taken by the box itself.
    const isMarked = event.currentTarget.hasAttribute('aria-activedescendant')
    if (event.key === 'Enter' && !isMarked && typed.trim() !== '' && best && best.id !== value) choose(best.id)
  }
  return (
    <ComboBox
      className="field"
      value={value}
      onChange={(id) => choose(id === null ? null : String(id))}
      onInputChange={setTyped}
      defaultItems={ranked}
      defaultFilter={hasTyped}
      menuTrigger="focus"
      allowsEmptyCollection
      autoFocus={autoFocus}
      isDisabled={isDisabled}
    >
      <Label className="field-label">{label}</Label>
      <div className="search-select">
        <Input ref={input} className="field-input" placeholder={words.logIn.searchHint} onKeyDown={takeBest} />
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
