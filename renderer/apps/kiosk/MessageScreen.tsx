import type { ReactNode } from 'react'
import type { CentreView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { KioskFrame, LanguageButton } from './KioskFrame.tsx'

export type MessageScreenProps = {
  centre: CentreView | null
  now: number | null
  icon: IconName
  title: string
  lines: readonly string[]
  /** Buttons beside the language. */
  children?: ReactNode
}

/** The kiosk gives no numbers now, or could not give one: why, and what to do. */
export function MessageScreen({ centre, now, icon, title, lines, children }: MessageScreenProps): ReactNode {
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
      <div className="kiosk-bar kiosk-bar-alone">
        {children}
        <LanguageButton />
      </div>
    </KioskFrame>
  )
}
