import { codeSeries } from '../../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../../shared/domain/dossier/code.ts'
import { codeFloor, numbersLost, ticketFloor } from '../../../../shared/domain/backup/number-gap.ts'
import type { Loss } from '../../../../shared/domain/backup/number-gap.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { NumberFloor } from '../../../../shared/domain/events/backup-events.ts'
import { businessDate, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import { SLIP_FORMS } from '../../../../shared/domain/slips/forms.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { receiptFloors } from '../fees/books.ts'

/** What is known of a restore. */
export type Restored = {
  readonly id: string
  readonly backupAt: number
  readonly restoredAt: number
  readonly how: 'asked' | 'by-itself'
  /** Last event that is there again. */
  readonly through: number
  readonly lostThrough: number | null
  readonly lostUntil: number | null
  /** Rows that were erased since the backup was made. */
  readonly erased: readonly string[]
}

/** So many rows in one transaction. */
const ERASED_AT_ONCE = 25

/**
 * Takes note of a restore, once: a new epoch begins after the last event that is there (decisions.md 7), numbers that may
 * have been given since are passed over, and what was erased since is erased again. Call it until no more is left.
 */
export const settleRestore: UseCase<Restored, { more: boolean }> = (deps, restored, ctx) => {
  const isKnown = deps.store.restores.byId(restored.id) !== undefined
  const rows = deps.store.restores.unerased(restored.erased)
  const ids = rows.slice(0, ERASED_AT_ONCE)
  return {
    events: [
      ...(isKnown ? [] : begin(deps, restored, ctx)),
      ...ids.map((personId): NewEvent => ({ type: 'person.erased', payload: { personId, ground: 'retention' } })),
    ],
    apply: (operational) => operational.erasePersons(ids, ctx.now),
    answer: () => ({ more: rows.length > ids.length }),
  }
}

function begin(deps: Deps, restored: Restored, ctx: Ctx): NewEvent[] {
  const { id: restoreId, backupAt, how, through, lostThrough, lostUntil } = restored
  const lostEvents = lostThrough === null ? null : Math.max(0, lostThrough - through)
  const loss: Loss = { from: backupAt, until: lostUntil ?? restored.restoredAt, events: lostEvents }
  return [
    { type: 'journal.started', payload: { epoch: ctx.ids.next(), after: through } },
    {
      type: 'journal.restored',
      payload: { restoreId, backupAt, how, lostUntil, lostEvents, floors: floorsOf(deps, ctx, loss) },
    },
  ]
}

/** For every series the number that counts as the last one. Where nothing can be lost nothing is passed over. */
function floorsOf(deps: Deps, ctx: Ctx, loss: Loss): NumberFloor[] {
  const since = (date: string): number => numbersLost({ ...loss, from: Math.max(loss.from, startOfDay(date)) })
  if (numbersLost(loss) === 0) return []
  // Only what was lost of today has numbers of today, and of this year those of this year.
  const [last, year] = [businessDate(loss.until), ctx.businessDate.slice(0, 4)]
  const ofYear = since(`${year}-01-01`)
  const today = since(ctx.businessDate)
  return [
    ...(last.startsWith(year) ? [...slips(deps, ctx, ofYear), ...receiptFloors(deps, ctx, ofYear)] : []),
    ...(last === ctx.businessDate ? [...tickets(deps, ctx, today), ...codes(deps, ctx, today)] : []),
  ]
}

/** Of every form that is in force, also one that the backup has not: its first number of the year may be among the lost ones. */
function slips({ store }: Deps, { businessDate: date }: Ctx, lost: number): NumberFloor[] {
  const year = Number(date.slice(0, 4))
  return SLIP_FORMS.filter(({ from, until }) => (from ?? '') <= date && date <= (until ?? date)).map(
    ({ formSet, kind }) => ({
      kind: 'slip',
      series: `${formSet}|${kind}|${year}`,
      no: store.slips.highest(formSet, kind, year) + lost,
    }),
  )
}

function tickets({ store }: Deps, ctx: Ctx, lost: number): NumberFloor[] {
  const letters = new Set([...store.config().services.values()].map(({ letter }) => letter))
  return [...letters].map((series) => ({
    kind: 'ticket',
    series,
    no: ticketFloor(store.tickets.lastNo(ctx.businessDate, series), lost),
  }))
}

/** Of the range that numbers are given from: its end is the beginning of the next one. */
function codes({ store }: Deps, ctx: Ctx, lost: number): NumberFloor[] {
  const agencies = [null, ...store.config().agencies.keys()]
  const settings = agencies.flatMap((agencyId): CodeRanges[] => {
    const found = store.config().setting('dossier.codes', ctx.businessDate, agencyId)
    return found ? [found] : []
  })
  const bySeries = new Map(settings.map((one) => [codeSeries(one), one]))
  return [...bySeries].flatMap(([series, { ranges }]) => {
    for (const { from, to } of ranges) {
      const last = Math.max(from - 1, store.dossiers.highestNo(series, ctx.businessDate, from, to))
      if (last >= to) continue
      const no = codeFloor(last, to, lost)
      return no < from ? [] : [{ kind: 'code', series: `${series}|${ctx.businessDate}`, no } as const]
    }
    return []
  })
}
