import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { DOSSIER_MOVES } from '../../../../shared/domain/dossier/states.ts'
import { move } from '../../../../shared/domain/states.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { openDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { isSlip, issueSlip } from './issue-slip.ts'
import type { IssuedSlip } from './issue-slip.ts'
import { atStep, endStep, ownerOf, procedureOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

/** Forwards the electronic dossier (TT-4.2a, KT-4.1*); after its minutes are over it counts as missed (TQ-7.2b). */
export const forwardDossier: UseCase<{ dossierId: string }, DossierNow> = (deps, { dossierId }, ctx) => {
  const at = atStep(deps, ctx, dossierId, 'forward')
  if ('refusal' in at) return at
  const late = at.row.forwardByMs !== null && ctx.now > at.row.forwardByMs
  return endStep(deps, at, { type: 'dossier.forwarded', payload: { ...at.by, late } })
}

type HandOver = BodyOf<'handOverPapers'>

/**
 * Papers on their way, counted on a list with two signatures (TT-4.2b, TT-4.2c, KT-4.1*): `out` to the agency, `back` the
 * results that nobody collected in their 60 days (BD-10.4b). Of one agency, all or none.
 */
export const handOverPapers: UseCase<HandOver, AnswerOf<'handOverPapers'>> = (deps, command, ctx) => {
  const { direction, agencyId, run, receiver } = command
  const dossierIds = [...new Set(command.dossierIds)]
  if (!deps.store.config().agencies.has(agencyId)) return refused('AGENCY_UNKNOWN')
  const rows: DossierRow[] = []
  for (const id of dossierIds) {
    const row = deps.store.dossiers.byId(id)
    if (!row) return refused('DOSSIER_UNKNOWN')
    if (row.agencyId !== agencyId || !mayGo[direction](row, ctx))
      return refused('HAND_OVER_DOSSIER', { code: row.code })
    rows.push(row)
  }
  const draft = openDraft(deps, ctx)
  const handOverId = ctx.ids.next()
  draft.events.push({
    type: 'papers.handedOver',
    payload: {
      ...{ handOverId, officerId: actorOf(ctx).officerId, direction, agencyId, run: run ?? null, dossierIds },
      receiver: draft.words(receiver),
    },
  })
  const slip = (direction === 'out' ? dossierList : resultList)(deps, ctx, draft, command, rows, handOverId)
  return draft.decide(() => ({ handOverId, slips: [slip].filter(isSlip) }))
}

const CARRIED: readonly DossierRow['state'][] = ['received', 'in-process', 'payment']
const mayGo: Readonly<Record<HandOver['direction'], (row: DossierRow, ctx: Ctx) => boolean>> = {
  out: ({ hasPaper, paperMs, state }) => hasPaper === 1 && paperMs === null && CARRIED.includes(state),
  back: ({ state, collectByMs }, { now }) =>
    move(DOSSIER_MOVES, state, 'hand-back') !== null && collectByMs !== null && now > collectByMs,
}

function hands(deps: Deps, ctx: Ctx, { agencyId, receiver }: HandOver) {
  const config = deps.store.config()
  const centre = config.setting('centre.name', ctx.businessDate) ?? ''
  return {
    giver: { name: config.officers.get(actorOf(ctx).officerId)?.name ?? '', unit: centre },
    receiver: { name: receiver, unit: config.agencies.get(agencyId) ?? '' },
    at: ctx.now,
  }
}

type MakeList = (
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  command: HandOver,
  rows: readonly DossierRow[],
  aboutId: string,
) => IssuedSlip | null

const dossierList: MakeList = (deps, ctx, draft, command, rows, aboutId) =>
  issueSlip(deps, ctx, draft, {
    ...{ kind: 'dossier-handover', aboutId, dossierIds: rows.map(({ id }) => id) },
    content: {
      ...hands(deps, ctx, command),
      run: command.run ?? '',
      dossiers: rows.map((row) => ({
        ...{ code: row.code, sets: row.sets, receivedAt: row.receivedMs, dueAt: row.dueMs, note: '' },
        procedure: procedureOf(deps, row.procedureId).name,
        owner: ownerOf(deps, row.id).name,
      })),
    },
  })

const resultList: MakeList = (deps, ctx, draft, command, rows, aboutId) =>
  issueSlip(deps, ctx, draft, {
    ...{ kind: 'result-handover', aboutId, dossierIds: rows.map(({ id }) => id) },
    content: {
      ...hands(deps, ctx, command),
      run: command.run ?? '',
      results: rows.map((row) => {
        const { name, address = '' } = ownerOf(deps, row.id)
        const isUnpaid = deps.store.dossiers
          .fees(row.id)
          .some(({ exempt, paidMs }) => exempt === null && paidMs === null)
        const subject = procedureOf(deps, row.procedureId).name
        return {
          code: row.code,
          subject,
          result: '',
          owner: name,
          address,
          fee: isUnpaid,
          byPost: row.delivery === 'postal',
        }
      }),
    },
  })
