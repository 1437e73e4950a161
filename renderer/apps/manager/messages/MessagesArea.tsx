import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import { ListBar } from '../ListBar.tsx'
import { MessageTable } from './MessageTable.tsx'
import { TemplateList } from './TemplateList.tsx'
import './messages.css'

const INTERESTED: EventType[] = [
  'message.queued',
  'message.sent',
  'message.failed',
  'message.dropped',
  'message.resent',
  'messages.held',
  'setting.changed',
]
const LISTS = ['queued', 'failed', 'all'] as const
const SIZE = 20

/** What citizens are told: what waits, what could not be sent, and the texts (TQ-8.2b). */
export function MessagesArea(): ReactNode {
  const words = useWords()
  const text = words.messages.desk
  const [list, setList] = useState<(typeof LISTS)[number]>('queued')
  const [page, setPage] = useState(1)
  // What waits for too long, and tries that go wrong, change by the clock alone.
  const live = useLiveView(
    'listMessages',
    {},
    { interestedIn: INTERESTED, query: { list, page, size: SIZE }, everyMinute: true },
  )
  const { view } = live
  const pages = Math.max(1, Math.ceil((view?.counts[list] ?? 0) / SIZE))
  return (
    <div className="messages">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      {live.state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {view === null && <p role="status">{words.common.connecting}</p>}
      {view && (
        <>
          <Standing view={view} />
          <ListBar
            lists={LISTS.map((id) => ({ id, text: `${text.lists[id]} (${view.counts[id]})` }))}
            {...{ list, page, pages }}
            onShow={(next, at) => {
              setList(next)
              setPage(at)
            }}
          />
          <MessageTable messages={view.messages} />
          {view.offered.length > 0 && <TemplateList offered={view.offered} />}
        </>
      )}
    </div>
  )
}

/** Whether messages leave at all, and whether they leave in time. */
function Standing({ view }: { view: AnswerOf<'listMessages'> }): ReactNode {
  const words = useWords()
  const text = words.messages.desk
  const { isPending, problem, press } = useManagerPress()
  const { isHeld, slow, offered } = view
  return (
    <div className="messages-standing">
      {offered.length === 0 && <Notice kind="info" title={text.noGateway} />}
      {isHeld && <Notice kind="care" icon="pause" title={text.held} live />}
      {slow.count > 0 && <Notice kind="care" title={text.slow(slow.count, slow.minutes)} live />}
      {problem && <Notice kind="stop" title={problem} live />}
      {offered.length > 0 && (
        <Button
          icon={isHeld ? 'play' : 'pause'}
          isPending={isPending}
          onPress={() => void press((api) => api.press('holdMessages', { body: { isHeld: !isHeld } }))}
        >
          {isHeld ? text.release : text.hold}
        </Button>
      )}
    </div>
  )
}
