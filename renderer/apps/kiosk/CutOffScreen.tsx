import type { ReactNode } from 'react'
import type { CentreView, ServiceView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { KioskFrame } from './KioskFrame.tsx'
import { useSpoken } from './use-spoken.ts'
import './message.css'

export type CutOffScreenProps = {
  centre: CentreView
  now: number
  service: ServiceView
  pending: string | null
  onTake: () => void
  onHome: () => void
}

/** The one question before a number: the wait may be longer than reception is. */
export function CutOffScreen({ centre, now, service, pending, onTake, onHome }: CutOffScreenProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { estimate, unserved, closesAt } = service
  const until = closesAt === undefined ? null : hourMinute(closesAt, language)
  useSpoken(['guide-cut-off'])
  const top = (
    <div className="kiosk-message" role="status">
      <Icon name="clock" />
      <h1 className="kiosk-title">{unserved ? words.wait.unserved[unserved.why] : words.kiosk.cutOffTitle}</h1>
      <p className="kiosk-lead">{words.kiosk.cutOffLead}</p>
      {until !== null && (
        <p className="kiosk-lead">
          {estimate ? words.kiosk.cutOffWait(estimate.high, until) : words.kiosk.cutOffUntil(until)}
        </p>
      )}
    </div>
  )
  return (
    <KioskFrame centre={centre} now={now} top={top}>
      <div className="kiosk-question">
        <h2>{words.kiosk.cutOffQuestion}</h2>
        <Button variant="action" icon="check" isPending={pending !== null} onPress={onTake}>
          {pending === null ? words.kiosk.cutOffYes : words.kiosk.issuing}
        </Button>
        <Button icon="back" onPress={onHome}>
          {words.kiosk.cutOffNo}
        </Button>
      </div>
    </KioskFrame>
  )
}
