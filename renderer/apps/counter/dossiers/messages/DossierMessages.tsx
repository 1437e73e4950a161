import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierMessages as Told } from '../../../../../shared/api/message-views.ts'
import type { EventType } from '../../../../../shared/domain/events/catalogue.ts'
import { dayMonthYear, hourMinute } from '../../../../../shared/i18n/format.ts'
import { MessageState } from '../../../../features/messages/MessageState.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useSend } from '../use-send.ts'
import { usePage } from '../../../../client/page.tsx'
import { CallDialog } from './CallDialog.tsx'
import { ConsentDialog } from './ConsentDialog.tsx'
import './messages.css'

const INTERESTED: EventType[] = [
  'message.consented',
  'message.queued',
  'message.sent',
  'message.failed',
  'message.dropped',
  'message.resent',
  'citizen.called',
  'dossier.partyCorrected',
  'person.erased',
]

export type DossierMessagesProps = { dossierId: string; isLost: boolean; onAsking: (isAsking: boolean) => void }

/** How the citizen wants to be told, and what was told: sent, waiting, or why not (TQ-8.2b, TT-4.3e). */
export function DossierMessages({ dossierId, isLost, onAsking }: DossierMessagesProps): ReactNode {
  const { messages: words } = useWords()
  const { view } = useLiveView('listDossierMessages', { dossierId }, { interestedIn: INTERESTED })
  const [asked, setAsked] = useState<'consent' | 'call' | null>(null)
  if (!view) return null
  const { told } = view
  function ask(next: typeof asked): void {
    setAsked(next)
    onAsking(next !== null)
  }
  const agreed = told.agreed.map((channel) => words.channels[channel]).join(', ')
  return (
    <section className="counter-panel dossiers-messages" aria-label={words.told}>
      <h2>{words.told}</h2>
      {told.offered.length > 0 && <p className="small">{agreed === '' ? words.notAgreed : words.agreed(agreed)}</p>}
      <ToldLines told={told} isLost={isLost} />
      <div className="dossiers-messages-foot">
        {told.offered.length > 0 && (
          <Button variant="quiet" icon="message" isDisabled={isLost} onPress={() => ask('consent')}>
            {words.change}
          </Button>
        )}
        <Button variant="quiet" icon="phone" isDisabled={isLost} onPress={() => ask('call')}>
          {words.call}
        </Button>
      </div>
      {asked === 'consent' && <ConsentDialog dossierId={dossierId} told={told} onClose={() => ask(null)} />}
      {asked === 'call' && <CallDialog dossierId={dossierId} onClose={() => ask(null)} />}
    </section>
  )
}

/** Messages and calls, the oldest first. */
function ToldLines({ told, isLost }: { told: Told; isLost: boolean }): ReactNode {
  const { messages: words } = useWords()
  const [language] = useLanguage()
  const { api } = usePage()
  const send = useSend()
  const moment = (at: number): string => `${hourMinute(at, language)}, ${dayMonthYear(at)}`
  const lines = [
    ...told.messages.map((message) => ({ at: message.queuedAt, message, call: null })),
    ...told.calls.map((call) => ({ at: call.at, message: null, call })),
  ].sort((a, b) => a.at - b.at)
  if (lines.length === 0) return <p className="small">{words.none}</p>
  return (
    <ol className="dossiers-told-lines">
      {lines.map(({ at, message, call }, place) => (
        <li key={place} data-fact={message?.fact} data-state={message?.state}>
          <span className="small">{moment(message?.endedAt ?? at)}</span>
          <strong>{message ? words.facts[message.fact] : words.called}</strong>
          {message && (
            <span className="small">{`${words.channels[message.channel]}${message.to ? ` ${message.to}` : ''}`}</span>
          )}
          {message && <MessageState message={message} words={words} />}
          {call && <span className="small">{`${words.outcomes[call.outcome]} · ${call.officer}`}</span>}
          {message?.state === 'failed' && (
            <Button
              icon="refresh"
              isDisabled={isLost}
              isPending={send.isPending}
              onPress={() =>
                send.run(
                  (key) => api.press('resendMessage', { params: { messageId: message.id }, body: {}, key }),
                  () => undefined,
                )
              }
            >
              {words.resend}
            </Button>
          )}
        </li>
      ))}
      {send.refusal && <li role="alert">{send.refusal}</li>}
    </ol>
  )
}
