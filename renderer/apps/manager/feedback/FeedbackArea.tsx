import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FeedbackCard } from './FeedbackCard.tsx'
import './feedback.css'

const INTERESTED: EventType[] = [
  'feedback.given',
  'feedback.read',
  'feedback.forwarded',
  'feedback.answered',
  'person.erased',
]
const SIZE = 20

/** Phản ánh, kiến nghị from the kiosks, until each is answered (BD-16, TT-6.2, TT-6.3). */
export function FeedbackArea(): ReactNode {
  const words = useWords()
  const text = words.feedback.desk
  const [open, setOpen] = useState<'yes' | 'no'>('yes')
  const [page, setPage] = useState(1)
  const live = useLiveView('listFeedback', {}, { interestedIn: INTERESTED, query: { open, page, size: SIZE } })
  const { view } = live
  const pages = Math.max(1, Math.ceil((view?.total ?? 0) / SIZE))

  function show(which: 'yes' | 'no'): void {
    setOpen(which)
    setPage(1)
  }
  return (
    <div className="feedback">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      <div className="feedback-bar">
        <Button aria-pressed={open === 'yes'} onPress={() => show('yes')}>
          {text.onlyOpen}
        </Button>
        <Button aria-pressed={open === 'no'} onPress={() => show('no')}>
          {text.all}
        </Button>
        {pages > 1 && (
          <>
            <Button icon="back" isDisabled={page <= 1} onPress={() => setPage(page - 1)}>
              {words.find.before}
            </Button>
            <p role="status">{words.find.page(page, pages)}</p>
            <Button icon="forward" isDisabled={page >= pages} onPress={() => setPage(page + 1)}>
              {words.find.after}
            </Button>
          </>
        )}
      </div>
      {live.state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {view === null && <p role="status">{words.common.connecting}</p>}
      {view?.feedback.length === 0 && <p role="status">{text.none}</p>}
      <ul className="feedback-list">
        {view?.feedback.map((one) => (
          <li key={one.id}>
            <FeedbackCard feedback={one} agencies={view.agencies} />
          </li>
        ))}
      </ul>
    </div>
  )
}
