import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import type { IconName } from './Icon.tsx'
import { whilePending } from './while-pending.ts'
import './button.css'

export type ButtonProps = {
  children: ReactNode
  /** May be left out where the button sends a form. */
  onPress?: () => void
  type?: 'button' | 'submit'
  /** `action`: the one thing to do on this screen. `quiet`: without a frame. */
  variant?: 'action' | 'plain' | 'quiet'
  icon?: IconName
  isDisabled?: boolean
  /** True while what it does is under way: presses are passed over, the focus stays. */
  isPending?: boolean
  /** A key that does the same, shown on the button, e.g. `F2`. The page listens for it. */
  hotkey?: string
  autoFocus?: boolean
  className?: string
  'aria-pressed'?: boolean
  /** Where the words on the button are a sign, e.g. `+`. */
  'aria-label'?: string
}

export function Button(props: ButtonProps): ReactNode {
  const {
    children,
    onPress = nothing,
    variant = 'plain',
    icon,
    hotkey,
    isPending = false,
    className = '',
    ...rest
  } = props
  return (
    <AriaButton {...rest} {...whilePending(isPending, onPress)} className={`button button-${variant} ${className}`}>
      {icon && <Icon name={icon} />}
      <span className="button-words">{children}</span>
      {hotkey && <kbd className="button-key">{hotkey}</kbd>}
    </AriaButton>
  )
}

function nothing(): void {}
