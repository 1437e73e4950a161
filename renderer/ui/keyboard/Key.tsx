import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Cancel } from '../../../shared/kernel/time.ts'
import { usePage } from '../../client/page.tsx'

export type KeyProps = {
  /** For screen readers. */
  name: string
  face: ReactNode
  onPress: () => void
  /** A key that stays down: shift, Telex, an accent that the word carries. */
  pressed?: boolean
  disabled?: boolean
  wide?: boolean
  space?: boolean
  enter?: boolean
}

/** The field keeps the focus and its caret; a hardware keyboard has no use for these keys. */
const APART = { preventFocusOnPress: true, excludeFromTabOrder: true }

const look = ({ wide, space, enter }: KeyProps): string =>
  ['key', wide && 'key-wide', space && 'key-space', enter && 'key-enter'].filter(Boolean).join(' ')

/** One key. It writes when the finger leaves it, so a slip can be taken back by sliding away. */
export function Key(props: KeyProps): ReactNode {
  const { name, face, onPress, pressed, disabled = false } = props
  return (
    <AriaButton
      {...APART}
      className={look(props)}
      aria-label={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      isDisabled={disabled}
      onPress={onPress}
    >
      {face}
    </AriaButton>
  )
}

const HOLD_MS = 500
const REPEAT_MS = 90

/** A key that goes on while it is held. */
export function RepeatKey(props: KeyProps): ReactNode {
  const { name, face, onPress } = props
  const { timers } = usePage().platform
  const stop = useRef<Cancel>(() => {})
  useEffect(() => () => stop.current(), [])
  function hold(): void {
    onPress()
    stop.current = timers.after(HOLD_MS, () => {
      stop.current = timers.every(REPEAT_MS, onPress)
    })
  }
  return (
    <AriaButton
      {...APART}
      className={look(props)}
      aria-label={name}
      onPressStart={hold}
      onPressEnd={() => stop.current()}
    >
      {face}
    </AriaButton>
  )
}
