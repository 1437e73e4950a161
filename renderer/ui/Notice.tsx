import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './Icon.tsx'
import './notice.css'

export type NoticeKind = 'info' | 'good' | 'care' | 'stop'

const ICONS: Record<NoticeKind, IconName> = { info: 'info', good: 'check', care: 'alert', stop: 'alert' }

export type NoticeProps = {
  kind: NoticeKind
  title: ReactNode
  children?: ReactNode
  icon?: IconName
  /** Read out at once by a screen reader. */
  live?: boolean
}

/** A message in words with its icon; colour never speaks alone. */
export function Notice({ kind, title, children, icon, live = false }: NoticeProps): ReactNode {
  return (
    <div className={`notice notice-${kind}`} role={live ? 'status' : undefined}>
      <Icon name={icon ?? ICONS[kind]} />
      <div>
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  )
}
