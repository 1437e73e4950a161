import { useEffect, useState } from 'react'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { DeclineHow } from '../../../shared/domain/events/rating-events.ts'
import type { RatingDeskView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
import { useDeviceReport } from '../../client/use-device-report.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import type { RatingOutcome } from '../../features/rating-form/RatingForm.tsx'
import { ratingBody } from '../../features/rating-form/levels.ts'
import type { Rating } from '../../features/rating-form/levels.ts'
import { openKeptStore } from './kept-store.ts'
import { openRatingOutbox } from './rating-outbox.ts'
import type { Leaving } from './rating-outbox.ts'

const INTERESTED: EventType[] = [
  'counter.defined',
  'device.bound',
  'config.retired',
  'setting.changed',
  'session.started',
  'session.ended',
  'ticket.called',
  'ticket.noShow',
  'ticket.held',
  'ticket.transferred',
  'ticket.finished',
  'ticket.undone',
  'counter.opened',
  'counter.paused',
  'counter.closed',
  'rating.given',
  'rating.declined',
  'officer.pictureSet',
]
const AGAIN_MS = 15_000
/** Tokens that were rated or left here; a service may be rated for half an hour, so a few are enough. */
const REMEMBERED = 20

export type Asked = NonNullable<RatingDeskView['pending']>
export type Screen = { name: 'idle' } | { name: 'question'; asked: Asked } | { name: 'thanks'; kept: boolean }

/** The tablet of one counter: what it shows and how a rating leaves it. */
export function useRatingDesk() {
  const { api, platform } = usePage()
  const live = useLiveView('getRatingDesk', {}, { interestedIn: INTERESTED, fromSnapshot: true })
  useDeviceReport({}, live.view ? live.now : null)
  const [outbox] = useState(() =>
    openRatingOutbox({
      send: (what: Leaving, key: string) =>
        what.operation === 'rateService'
          ? api.call('rateService', { body: what.body, key })
          : api.call('declineRating', { body: what.body, key }),
      newKey: platform.newKey,
      store: openKeptStore(),
      clock: platform.clock,
    }),
  )
  const [screen, setScreen] = useState<Screen>({ name: 'idle' })
  const [done, setDone] = useState<readonly string[]>([])

  const pending = live.view?.pending
  if (screen.name === 'idle' && pending && !done.includes(pending.token))
    setScreen({ name: 'question', asked: pending })

  const isHeard = live.state === 'fresh'
  useEffect(() => {
    if (isHeard) void outbox.flush()
    return platform.timers.every(AGAIN_MS, () => void outbox.flush())
  }, [outbox, platform, isHeard])

  function end(next: Screen): void {
    if (screen.name === 'question') setDone([screen.asked.token, ...done].slice(0, REMEMBERED))
    setScreen(next)
  }

  async function rate(token: string, rating: Rating): Promise<RatingOutcome> {
    const delivery = await outbox.leave({ operation: 'rateService', body: ratingBody(token, rating) })
    if (delivery === 'refused') return 'failed'
    end({ name: 'thanks', kept: delivery === 'kept' })
    return delivery === 'already' ? 'already' : 'sent'
  }

  /** The question goes without a rating; the centre is told, so that it knows how many were asked. */
  function decline(how: DeclineHow): void {
    if (screen.name === 'question')
      void outbox.leave({ operation: 'declineRating', body: { token: screen.asked.token, how } })
    end({ name: 'idle' })
  }

  return { live, screen, rate, decline }
}
