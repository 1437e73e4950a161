import type { RefusalLine } from '../../../../shared/api/house-views.ts'
import type { AnswerOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { RefusalRow } from '../../store/house-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { readParty } from '../dossier/draft.ts'
import { procedureOf } from '../dossier/one-dossier.ts'

/** Refusals of a period, at the desk too, where there is no dossier to be found by (KT-8.1, TQ-7.2a, TT-4.3đ). */
export function listRefusals(deps: Deps, ctx: Ctx, query: QueryOf<'listRefusals'>): AnswerOf<'listRefusals'> {
  const { from = ctx.businessDate, to = ctx.businessDate, page, size } = query
  const { house } = deps.store
  return {
    refusals: house.refusals(from, to, size, (page - 1) * size).map((row) => refusalLine(deps, row)),
    total: house.refusalCount(from, to),
  }
}

function refusalLine(deps: Deps, row: RefusalRow): RefusalLine {
  const { store } = deps
  const { officers, agencies } = store.config()
  const slip = store.slips.standingFor(row.id).findLast(({ cancelCause }) => cancelCause === null)
  return {
    ...{ id: row.id, at: row.atMs, dossierId: row.dossierId, code: row.code, cause: row.cause },
    name: readParty(store.desks.person(row.partyPerson))?.name ?? null,
    words: store.desks.person(row.wordsPerson),
    procedure: row.procedureId === null ? '' : procedureOf(deps, row.procedureId).name,
    redirectTo: row.redirectTo === null ? null : (agencies.get(row.redirectTo) ?? null),
    officer: officers.get(row.officerId)?.name ?? '',
    slipId: slip?.id ?? null,
    slipNumber: slip?.number ?? null,
  }
}
