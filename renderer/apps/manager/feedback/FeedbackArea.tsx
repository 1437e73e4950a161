import { useState } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { feedbackAbout } from '../../../../shared/api/feedback-views.ts'
import type { FeedbackAbout } from '../../../../shared/api/feedback-views.ts'
import { Select } from '../../../ui/Select.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ListBar } from '../ListBar.tsx'
import { FeedbackCard } from './FeedbackCard.tsx'
import './feedback.css'

const INTERESTED: EventType[] = [
  'feedback.given',
  'feedback.read',
  'feedback.forwarded',
  'feedback.classed',
  'feedback.answered',
  'person.erased',
]
const SIZE = 20
const EVERY = '-'

/** Phản ánh, kiến nghị from the kiosks, until each is answered (BD-16, TT-6.2, TT-6.3). */
export function FeedbackArea(): ReactNode {
  const words = useWords()
  const text = words.feedback.desk
  const [open, setOpen] = useState<'yes' | 'no'>('yes')
  const [page, setPage] = useState(1)
  const [about, setAbout] = useState<FeedbackAbout | null>(null)
  const query = { open, page, size: SIZE, ...(about === null ? {} : { about }) }
  const live = useLiveView('listFeedback', {}, { interestedIn: INTERESTED, query })
  const { view } = live
  const pages = Math.max(1, Math.ceil((view?.total ?? 0) / SIZE))

  return (
    <div className="feedback">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      <ListBar
        lists={[
          { id: 'yes', text: text.onlyOpen },
          { id: 'no', text: text.all },
        ]}
        list={open}
        {...{ page, pages }}
        onShow={(which, at) => {
          setOpen(which)
          setPage(at)
        }}
      />
      <div className="feedback-class">
        <Select
          label={text.about}
          options={[
            { id: EVERY, text: text.everyClass },
            ...feedbackAbout.options.map((id) => ({
              id,
              text: text.classCount(text.abouts[id], view?.counts[id] ?? 0),
            })),
          ]}
          value={about ?? EVERY}
          onChange={(id) => {
            setAbout(feedbackAbout.safeParse(id).data ?? null)
            setPage(1)
          }}
        />
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
