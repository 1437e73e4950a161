import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import { useWords } from './language.tsx'
import './button.css'
import './keypad.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export type KeypadProps = {
  /** What the digits are for, for screen readers. */
  label: string
  value: string
  onChange: (value: string) => void
  maxLength: number
  /** One sign more, e.g. the dot of an address. */
  more?: string
}

/** Digits for touch screens without a keyboard. The page shows the value. */
export function Keypad({ label, value, onChange, maxLength, more }: KeypadProps): ReactNode {
  const words = useWords()
  const add = (digit: string) => () => {
    if (value.length < maxLength) onChange(value + digit)
  }
  return (
    <div className="keypad" role="group" aria-label={label}>
      {DIGITS.map((digit) => (
        <AriaButton key={digit} className="button keypad-key number" onPress={add(digit)}>
          {digit}
        </AriaButton>
      ))}
      {more !== undefined && (
        <AriaButton className="button keypad-key number" onPress={add(more)}>
          {more}
        </AriaButton>
      )}
      <AriaButton className="button keypad-key number keypad-zero" onPress={add('0')}>
        0
      </AriaButton>
      <AriaButton
        className="button keypad-key"
        aria-label={words.common.delete}
        onPress={() => onChange(value.slice(0, -1))}
      >
        <Icon name="delete" />
      </AriaButton>
    </div>
  )
}
