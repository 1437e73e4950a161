import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import type { CheckboxProps } from 'react-aria-components'
import { Icon } from './Icon.tsx'
import './check.css'

export type CheckProps = Omit<CheckboxProps, 'children' | 'className' | 'style'> & {
  children?: ReactNode
  /** Beside `check`, for its place in a page. */
  className?: string
}

/** A box to tick with its words. */
export function Check({ children, className = '', ...props }: CheckProps): ReactNode {
  return (
    <Checkbox {...props} className={`check ${className}`.trim()}>
      <span className="check-box">
        <Icon name="check" />
      </span>
      {children}
    </Checkbox>
  )
}
