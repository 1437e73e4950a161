import type { BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, UseCase } from '../context.ts'
import { CURSOR } from './apply-changes.ts'
import { rewindDeliveries } from './fill.ts'
import { REACH, reachAnew, readReach } from './reach.ts'

const done = () => ({})

/** Tries the line now. */
export const retrySync: UseCase<object, Record<string, never>> = ({ line }) =>
  line.state() === null ? refused('PROVINCE_NOT_SET') : { apply: () => line.retryNow(), answer: done }

/** Reads or sends everything anew; both sides know what they have, so nothing is doubled. */
export const resyncProvince: UseCase<BodyOf<'resyncProvince'>, Record<string, never>> = (deps: Deps, { what }) => {
  const { line } = deps
  if (line.state() === null) return refused('PROVINCE_NOT_SET')
  const reach = what === 'up' ? readReach(deps) : null
  return {
    apply(operational) {
      if (what === 'down') operational.setSyncState(CURSOR, '')
      else {
        rewindDeliveries(0).apply?.(operational)
        operational.setSyncState(REACH, reach === null ? '' : JSON.stringify(reachAnew(reach)))
      }
      line.retryNow(true)
    },
    answer: done,
  }
}

/** This machine is the centre's, restored from an old backup. */
export const takeOverJournal: UseCase<object, Record<string, never>> = ({ line }) => {
  if (line.state() === null) return refused('PROVINCE_NOT_SET')
  if (line.state()?.code !== 'OTHER_JOURNAL') return refused('JOURNAL_KNOWN')
  return { apply: () => line.takeOver(), answer: done }
}

/** Somebody has dealt with what the province told. */
export const endNotice: UseCase<{ noticeId: string }, Record<string, never>> = ({ store }, { noticeId }, ctx) => {
  const notice = store.deliveries.notice(noticeId)
  if (notice?.state !== 'open') return refused('NOTICE_UNKNOWN')
  const { officerId } = actorOf(ctx)
  return { events: [{ type: 'province.noticeEnded', payload: { noticeId, officerId, how: 'seen' } }], answer: done }
}
