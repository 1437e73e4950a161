import type { ReactNode } from 'react'
import type { QueueView, SessionView } from '../../../shared/api/views.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { LineSign } from './line/LineSign.tsx'
import { reasonText } from '../../features/reasons/reason-text.ts'

const STATE_ICONS = { open: 'play', paused: 'pause', closed: 'lock' } as const satisfies Record<string, IconName>

export type DeskHeadProps = {
  session: SessionView
  view: QueueView
  isLost: boolean
  now: number
  /** Looks for a dossier by its code. */
  onFind: (code: string) => void
}

/** Which counter, who sits there, whether it is open and whether the centre is heard. */
export function DeskHead({ session, view, isLost, now, onFind }: DeskHeadProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { counter } = view
  const state =
    counter.state === 'paused' && counter.pauseReason
      ? words.desk.pausedFor(reasonText(counter.pauseReason, counter.pauseReasonEn, words, language))
      : words.desk.states[counter.state]
  return (
    <NameStrip centre={session.centre} now={now}>
      <h1 className="counter-number number">{words.common.counter(counter.number)}</h1>
      <div className="counter-who">
        {counter.name !== words.common.counter(counter.number) && <p>{counter.name}</p>}
        <p className="small">{session.officer.name}</p>
      </div>
      <p className="counter-state" data-state={counter.state} role="status">
        <Icon name={STATE_ICONS[counter.state]} />
        {state}
      </p>
      {!isLost && <LineSign onFind={onFind} />}
      {isLost && (
        <p className="counter-state" data-state="lost">
          <Icon name="unlinked" />
          {words.desk.lostShort}
        </p>
      )}
    </NameStrip>
  )
}
