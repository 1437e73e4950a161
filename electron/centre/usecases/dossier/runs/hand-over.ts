import type { AnswerOf, BodyOf } from '../../../../../shared/api/operations.ts'
import { DOSSIER_MOVES } from '../../../../../shared/domain/dossier/states.ts'
import { move } from '../../../../../shared/domain/states.ts'
import type { DossierRow } from '../../../store/dossier-store.ts'
import { actorOf, refused } from '../../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../../context.ts'
import { rulesOnce } from '../clocks.ts'
import { openDraft } from '../draft.ts'
import { isSlip } from '../issue-slip.ts'
import { listSlip } from './list-slip.ts'
import { hasMissed } from './plan.ts'

type HandOver = BodyOf<'handOverPapers'>
type One = { handOverId: string }

/**
 * Papers on their way, counted on a list with two signatures (TT-4.2b, TT-4.2c, KT-4.1*): `out` to the agency, `back` the
 * results that nobody collected in their 60 days (BD-10.4b), `archive` what was not supplemented (BD-10.3b). Of one agency,
 * all or none, and only as many as the receiver has counted.
 */
export const handOverPapers: UseCase<HandOver, AnswerOf<'handOverPapers'>> = (deps, command, ctx) => {
  const { direction, agencyId, run, receiver, counted } = command
  const dossierIds = [...new Set(command.dossierIds)]
  const rows = rowsOf(deps, agencyId, dossierIds, (row) => mayGo[direction](row, ctx))
  if ('refusal' in rows) return rows
  if (counted !== undefined && counted !== rows.length) return refused('HAND_OVER_COUNT', { listed: rows.length })
  const draft = openDraft(deps, ctx)
  const handOverId = ctx.ids.next()
  const rules = rulesOnce(deps, ctx)
  const missed = direction === 'out' ? rows.filter((row) => hasMissed(deps, ctx, rules, row)) : []
  draft.events.push({
    type: 'papers.handedOver',
    payload: {
      ...{ handOverId, officerId: actorOf(ctx).officerId, direction, agencyId, run: run ?? null, dossierIds },
      receiver: draft.words(receiver),
      missed: missed.map(({ id }) => id),
    },
  })
  const slip = listSlip(deps, ctx, draft, { direction, agencyId, run, other: receiver, rows, aboutId: handOverId })
  return draft.decide(() => ({ handOverId, slips: [slip].filter(isSlip) }))
}

/** The dossiers that are named, all of one agency and fit to go. */
export function rowsOf(
  deps: Deps,
  agencyId: string,
  dossierIds: readonly string[],
  isFit: (row: DossierRow) => boolean,
): DossierRow[] | Refused {
  if (!deps.store.config().agencies.has(agencyId)) return refused('AGENCY_UNKNOWN')
  const rows: DossierRow[] = []
  for (const id of dossierIds) {
    const row = deps.store.dossiers.byId(id)
    if (!row) return refused('DOSSIER_UNKNOWN')
    if (row.agencyId !== agencyId || !isFit(row)) return refused('HAND_OVER_DOSSIER', { code: row.code })
    rows.push(row)
  }
  return rows
}

const CARRIED: readonly DossierRow['state'][] = ['received', 'in-process', 'payment']
const mayGo: Readonly<Record<HandOver['direction'], (row: DossierRow, ctx: Ctx) => boolean>> = {
  out: ({ hasPaper, paperMs, state }) => hasPaper === 1 && paperMs === null && CARRIED.includes(state),
  back: ({ state, collectByMs }, { now }) =>
    move(DOSSIER_MOVES, state, 'hand-back') !== null && collectByMs !== null && now > collectByMs,
  archive: ({ state, replyByMs }, { now }) =>
    move(DOSSIER_MOVES, state, 'archive') !== null && replyByMs !== null && now > replyByMs,
}

/** Both sides have signed, each its copy (TT-4.2c); twice is once. */
export const signHandOver: UseCase<One, AnswerOf<'signHandOver'>> = (deps, { handOverId }, ctx) => {
  const row = deps.store.house.handOver(handOverId)
  if (!row || row.cancelled === 1) return refused('HAND_OVER_UNKNOWN')
  const answer = () => ({ handOverId })
  if (row.signedMs !== null) return { answer }
  return { events: [{ type: 'papers.signed', payload: { handOverId, officerId: actorOf(ctx).officerId } }], answer }
}

/**
 * The pile was not as the list says, or the carrier did not come: the list is cancelled with its reason and its papers
 * wait again (TT-4.2c: what does not agree is settled before the run is closed). Not once it was signed.
 */
export const cancelHandOver: UseCase<One, AnswerOf<'cancelHandOver'>> = (deps, { handOverId }, ctx) => {
  const { house, slips, dossiers } = deps.store
  const row = house.handOver(handOverId)
  if (!row || row.cancelled === 1) return refused('HAND_OVER_UNKNOWN')
  if (row.signedMs !== null || row.direction !== 'out') return refused('HAND_OVER_SIGNED')
  const { officerId } = actorOf(ctx)
  const dossierIds = house.dossiersOfHandOver(handOverId).filter((id) => dossiers.byId(id)?.paperMs === row.atMs)
  const list = slips.standingFor(handOverId).filter(({ cancelCause }) => cancelCause === null)
  return {
    events: [
      { type: 'papers.handOverCancelled', payload: { handOverId, officerId, dossierIds } },
      ...list.map(({ id }) => ({
        type: 'slip.cancelled' as const,
        payload: { slipId: id, officerId, cause: 'wrong-words' as const, words: null },
      })),
    ],
    answer: () => ({ handOverId }),
  }
}
