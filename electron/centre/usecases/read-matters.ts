import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { DossierListName } from '../../../shared/api/dossier-views.ts'
import type { MatterKind } from '../../../shared/api/matter-views.ts'
import { MATTER_KINDS } from '../../../shared/api/matter-views.ts'
import { MESSAGE_DEFAULTS } from '../../../shared/domain/messages/message-settings.ts'
import { startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import { listProcedureReaders } from './catalogue/unread.ts'
import { isLeader } from './dossier/one-dossier.ts'
import { timesOf } from './dossier/read.ts'
import type { Ctx, Deps } from './context.ts'
import { ratingBursts } from './rating-summary.ts'
import { BEHIND, FULL, LOST, SEAL } from './sync/notes.ts'
import { lineOf } from './sync/read.ts'
import { failedUpdates } from './updates.ts'

const MINUTE_MS = 60_000
/** Office prints that nobody has looked after for so long are told to who leads. */
const UNCERTAIN_FOR_MS = 10 * MINUTE_MS
const MOST = 100

type Counts = Partial<Record<MatterKind, number>>

/** What waits for a decision, of the kinds that the caller can decide or see to. Counts only: nobody's data. */
export function listMatters(deps: Deps, ctx: Ctx): AnswerOf<'listMatters'> {
  const counts: Counts = { ...ofTheHouse(deps, ctx), ...(isLeader(ctx) ? ofTheLeader(deps, ctx) : {}) }
  return {
    matters: MATTER_KINDS.flatMap((kind) => {
      const count = counts[kind] ?? 0
      return count > 0 ? [{ kind, count }] : []
    }),
    now: ctx.now,
    through: deps.through(),
  }
}

/** What technicians see to as well: devices, requests for work, the line, programs. */
function ofTheHouse(deps: Deps, ctx: Ctx): Counts {
  const { store } = deps
  const open = store.house.openWork(MOST)
  const untaken = open.filter(({ handlerId, dueMs }) => handlerId === null || (dueMs !== null && dueMs < ctx.now))
  const stops = untaken.filter(({ severity }) => severity === 'stops').length
  return {
    'work-stops': stops,
    'work-waiting': untaken.length - stops,
    'machines-waiting': store.pairing.waiting(ctx.now).filter(({ code }) => code !== '').length,
    'prints-uncertain': store.sheets.uncertain(ctx.now - UNCERTAIN_FOR_MS, MOST).length,
    'update-failed': failedUpdates(deps),
    ...ofTheLine(deps, ctx),
  }
}

/** A line that is down is no matter: desks work on, and it mends itself; one that is refused or stuck is. */
function ofTheLine(deps: Deps, ctx: Ctx): Counts {
  const line = lineOf(deps, ctx)
  if (line.state === 'off') return {}
  const { deliveries } = deps.store
  const isNoted = (what: string): number => Number((deliveries.state(what) ?? '') !== '')
  return {
    'line-seal': isNoted(SEAL),
    'line-restored': isNoted(LOST) + isNoted(BEHIND),
    'line-full': Number(isNoted(FULL) === 1 && deliveries.filesLeft().files > 0),
    'line-blocked': Number(line.state === 'blocked'),
    'line-stuck': Number(line.isStuck),
    'line-refused': line.tasks,
    'line-told': deliveries.openNotices(MOST).length,
    'line-differs': deliveries.differing(MOST).filter(({ dossierId }) => deliveries.unsentOf(dossierId) === 0).length,
  }
}

function ofTheLeader(deps: Deps, ctx: Ctx): Counts {
  const { feedback, fees, messages, dossiers, config } = deps.store
  const today = ctx.businessDate
  const times = timesOf(deps, ctx)
  const listed = (name: DossierListName): number => dossiers.listCount(name, times, null)
  const minutes = config().setting('message.alertMinutes', today) ?? MESSAGE_DEFAULTS.alertMinutes
  return {
    'dossiers-late': listed('late'),
    'dossiers-to-apologise': listed('to-apologise'),
    'dossiers-harmed': listed('harmed'),
    'dossiers-due-today': listed('due-today'),
    'procedures-unread': listProcedureReaders(deps).readers.filter(({ unread }) => unread > 0).length,
    'feedback-waiting': feedback.unhandled(),
    'ratings-odd': ratingBursts(deps, today).length,
    'messages-failed': messages.failedSince(startOfDay(today)),
    'messages-slow': messages.waitingSince(ctx.now - minutes * MINUTE_MS),
    'messages-held': Number(messages.isHeld()),
    'fee-days-open': fees.openDays('0000-00-00', today).filter((day) => day < today).length,
  }
}
