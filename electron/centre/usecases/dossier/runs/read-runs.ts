import type { DossierWatch, HandOverView } from '../../../../../shared/api/house-views.ts'
import type { AnswerOf, QueryOf } from '../../../../../shared/api/operations.ts'
import type { HandOverRow } from '../../../store/house-store.ts'
import { actorOf } from '../../context.ts'
import type { Ctx, Deps } from '../../context.ts'
import { forwardOf, rulesOnce } from '../clocks.ts'
import { rulesFor } from '../dates.ts'
import { timesOf } from '../read.ts'
import { runsToday } from './plan.ts'

/** So many that are to be forwarded are told one by one; the others are a number. */
const MOST_FORWARD = 20
const MOST_UNSIGNED = 100

/** The clocks that somebody has to look at now: forwarding (TQ-7.2b) and runs (TT-4.2b). */
export function getDossierWatch(deps: Deps, ctx: Ctx): DossierWatch {
  const { dossiers, house } = deps.store
  const times = timesOf(deps, ctx)
  const rules = rulesOnce(deps, ctx)
  const { officerId } = actorOf(ctx)
  const runs = runsToday(deps, ctx)
  const today = house.tallies(ctx.businessDate, ctx.businessDate)
  const counted = (what: string) => today.filter((row) => row.what === what).reduce((sum, { n }) => sum + n, 0)
  return {
    forwardMinutes: rulesFor(deps, ctx, null).forward.minutes,
    forward: dossiers.list('to-forward', times, null, MOST_FORWARD, 0).flatMap((row) =>
      row.forwardByMs === null
        ? []
        : [
            {
              ...{ dossierId: row.id, code: row.code, by: row.forwardByMs, isMine: row.officerId === officerId },
              warnAt: forwardOf(rules, row)?.warnAt ?? null,
            },
          ],
    ),
    toForward: dossiers.listCount('to-forward', times, null),
    missedToday: counted('forward-missed'),
    missedByClock: counted('forward-missed-clock'),
    runs: runs.filter(({ state }) => state === 'now' || state === 'missed'),
    nextRun: nextOf(runs),
    unsigned: house.unsigned(MOST_UNSIGNED).length,
    now: ctx.now,
    through: deps.through(),
  }
}

/** The next time at which papers go, for all agencies together. */
function nextOf(runs: ReturnType<typeof runsToday>): DossierWatch['nextRun'] {
  const next = runs.find(({ state }) => state === 'coming')
  if (!next) return null
  const waiting = runs.filter(({ by }) => by === next.by).reduce((sum, run) => sum + run.waiting, 0)
  return { name: next.name, by: next.by, waiting }
}

/** Runs of today with the lists that went; of another day the lists only, and those that nobody has signed since. */
export function listRuns(deps: Deps, ctx: Ctx, { date }: QueryOf<'listRuns'>): AnswerOf<'listRuns'> {
  const { house } = deps.store
  const day = date ?? ctx.businessDate
  const isToday = day === ctx.businessDate
  const known = house.handOversOf(day)
  const ids = new Set(known.map(({ id }) => id))
  const older = isToday ? house.unsigned(MOST_UNSIGNED).filter(({ id }) => !ids.has(id)) : []
  return {
    date: day,
    runs: isToday ? runsToday(deps, ctx) : [],
    handOvers: [...older, ...known].map((row) => handOverView(deps, row)),
    now: ctx.now,
    through: deps.through(),
  }
}

function handOverView({ store }: Deps, row: HandOverRow): HandOverView {
  const { agencies, officers } = store.config()
  const [slip] = store.slips.standingFor(row.id).filter(({ replaces }) => replaces === null)
  return {
    ...{ id: row.id, direction: row.direction, agencyId: row.agencyId, agency: agencies.get(row.agencyId) ?? '' },
    ...{ run: row.run, at: row.atMs, papers: row.papers, missed: row.missed, signedAt: row.signedMs },
    officer: officers.get(row.officerId)?.name ?? '',
    other: store.desks.person(row.receiverPerson),
    isCancelled: row.cancelled === 1,
    slipId: slip?.id ?? null,
  }
}
