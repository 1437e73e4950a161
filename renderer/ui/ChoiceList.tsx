import type { KeyboardEvent, ReactNode } from 'react'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import './choice-list.css'

export type ChoiceOption = {
  id: string
  text: string
  detail?: string
  isDisabled?: boolean
  /** What somebody types to jump here, when it is not the beginning of the text. */
  typed?: string
}
export type ChoiceGroup = { title: string; options: readonly ChoiceOption[] }

export type ChoiceListProps = {
  /** What is chosen, for screen readers. */
  label: string
  groups: readonly ChoiceGroup[]
  onChoose: (id: string) => void
  autoFocus?: boolean
  /** Shows 1 to 9 before the first options and takes these keys. */
  digits?: boolean
}

/** One touch, Enter or digit chooses; arrows move, letters jump. */
export function ChoiceList({ label, groups, onChoose, autoFocus = false, digits = false }: ChoiceListProps): ReactNode {
  const order = groups.flatMap((group) => group.options)
  const digitOf = (id: string): string => {
    const place = order.findIndex((option) => option.id === id)
    return digits && place < 9 ? String(place + 1) : ''
  }

  function onDigit(event: KeyboardEvent): void {
    if (!digits || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    const option = order[Number(event.key) - 1]
    if (!option || option.isDisabled) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(option.id)
  }
  return (
    <div onKeyDownCapture={onDigit}>
      <ListBox
        className="choice-list"
        aria-label={label}
        autoFocus={autoFocus && 'first'}
        onAction={(id) => onChoose(String(id))}
      >
        {groups.map((group) => (
          <ListBoxSection key={group.title} aria-label={group.title || label}>
            {group.title && <Header className="choice-title">{group.title}</Header>}
            <Collection items={group.options}>
              {(option) => (
                <ListBoxItem
                  id={option.id}
                  textValue={option.typed ?? option.text}
                  className="choice"
                  isDisabled={option.isDisabled ?? false}
                >
                  {digits && <kbd className="choice-digit">{digitOf(option.id)}</kbd>}
                  <span className="choice-text">{option.text}</span>
                  {option.detail && <span className="small">{option.detail}</span>}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  )
}
