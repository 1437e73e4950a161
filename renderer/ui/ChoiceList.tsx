import type { KeyboardEvent, ReactNode } from 'react'
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components'
import './choice-list.css'

export type ChoiceOption = { id: string; text: string; detail?: string; isDisabled?: boolean }
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
      <ListBox className="choice-list" aria-label={label} autoFocus={autoFocus} onAction={(id) => onChoose(String(id))}>
        {groups.map((group) => (
          <ListBoxSection key={group.title} aria-label={group.title || label}>
            {group.title && <Header className="choice-title">{group.title}</Header>}
            <Collection items={group.options}>
              {(option) => (
                <ListBoxItem id={option.id} textValue={option.text} className="choice" isDisabled={option.isDisabled ?? false}>
                  {digits && <kbd className="choice-digit">{digitOf(option.id)}</kbd>}
                  <Text slot="label" className="choice-text">
                    {option.text}
                  </Text>
                  {option.detail && (
                    <Text slot="description" className="small">
                      {option.detail}
                    </Text>
                  )}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  )
}
