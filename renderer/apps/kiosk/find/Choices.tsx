import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from '../../../ui/Icon.tsx'

/** `lang`: of its name, where that is not the page's. */
export type Choice = { id: string; name: string; detail: string; lang?: 'vi' | 'en' }

export type ChoicesProps = {
  /** What is chosen, for screen readers. */
  label: string
  choices: readonly Choice[]
  /** Two or three beside each other, or one below the other for long names. */
  layout: 'tiles' | 'lines' | 'results'
  onChoose: (id: string) => void
}

/** A page of things to touch. */
export function Choices({ label, choices, layout, onChoose }: ChoicesProps): ReactNode {
  return (
    <ul className={`kiosk-find-list kiosk-find-${layout}`} aria-label={label}>
      {choices.map(({ id, name, detail, lang }) => (
        <li key={id}>
          <AriaButton className="kiosk-tile kiosk-find-choice" onPress={() => onChoose(id)}>
            <span className="kiosk-tile-words">
              <span className="kiosk-tile-name" lang={lang}>
                {name}
              </span>
              <span className="small">{detail}</span>
            </span>
            <Icon name="forward" />
          </AriaButton>
        </li>
      ))}
    </ul>
  )
}
