import type { ReactNode } from 'react'
import type { CentreView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { KioskFrame } from './KioskFrame.tsx'
import { useSpoken } from './use-spoken.ts'
import './message.css'

export type MessageScreenProps = {
  centre: CentreView | null
  now: number | null
  icon: IconName
  title: string
  lines: readonly string[]
  /** What spoken guidance says here. */
  spoken?: string | undefined
  /** What can be done about it, or instead. */
  children?: ReactNode
}

/** The kiosk gives no numbers now, or could not give one: why, and what to do. */
export function MessageScreen({ centre, now, icon, title, lines, spoken, children }: MessageScreenProps): ReactNode {
  useSpoken(spoken === undefined ? [] : [spoken])
  const top = (
    <div className="kiosk-message" role="status">
      <Icon name={icon} />
      <h1 className="kiosk-title">{title}</h1>
      {lines.map((line) => (
        <p className="kiosk-lead" key={line}>
          {line}
        </p>
      ))}
    </div>
  )
  return (
    <KioskFrame centre={centre} now={now} top={top}>
      {children}
    </KioskFrame>
  )
}
