import type { ReactNode } from 'react'
import type { CentreView } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import type { Press } from './use-kiosk-flow.ts'
import { MessageScreen } from './MessageScreen.tsx'

export type FailedScreenProps = {
  centre: CentreView
  now: number
  press: Press
  /** Why the centre refused, in Vietnamese; empty when it did not answer. */
  message: string
  pending: string | null
  retry: (press: Press) => void
  home: () => void
}

/** No number came. Trying again is the same press with the same key: if it was given after all, it is that one. */
export function FailedScreen({ centre, now, press, message, pending, retry, home }: FailedScreenProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const why = language === 'vi' && message ? message : words.kiosk.notGivenHint
  return (
    <MessageScreen
      centre={centre}
      now={now}
      icon="alert"
      title={words.kiosk.notGiven}
      lines={[why]}
      spoken="guide-not-given"
    >
      <div className="kiosk-bar kiosk-bar-alone">
        <Button icon="back" onPress={home}>
          {words.common.back}
        </Button>
        <Button variant="action" icon="refresh" isPending={pending !== null} onPress={() => retry(press)}>
          {pending === null ? words.common.tryAgain : words.kiosk.issuing}
        </Button>
      </div>
    </MessageScreen>
  )
}
