import type { AnswerOf, BodyOf } from '../../../../../shared/api/operations.ts'
import { DOSSIER_MOVES } from '../../../../../shared/domain/dossier/states.ts'
import { move } from '../../../../../shared/domain/states.ts'
import { viDossiers } from '../../../../../shared/i18n/vi/dossiers.ts'
import type { DossierRow } from '../../../store/dossier-store.ts'
import { actorOf, refused } from '../../context.ts'
import type { UseCase } from '../../context.ts'
import { collectBy } from '../dates.ts'
import { openDraft } from '../draft.ts'
import { isSlip } from '../issue-slip.ts'
import { listSlip } from './list-slip.ts'
import { isLateResult } from '../result.ts'
import { rowsOf } from './hand-over.ts'

type Taken = BodyOf<'takeResults'>

/**
 * Results that come with a run (TT-4.2b, TQ-8.2a, TT-4.4a): counted, each on its shelf (BD-26), on a list with two
 * signatures. One that is late brings its cause (BD-8.3), which stands on the list. All or none.
 */
export const takeResults: UseCase<Taken, AnswerOf<'takeResults'>> = (deps, command, ctx) => {
  const { agencyId, run, carrier, counted, results } = command
  const asked = new Map(results.map((one) => [one.dossierId, one]))
  const rows = rowsOf(deps, agencyId, [...asked.keys()], ({ state }) => mayCome(state))
  if ('refusal' in rows) return rows
  if (counted !== rows.length) return refused('HAND_OVER_COUNT', { listed: rows.length })
  const unexplained = rows.find((row) => isLateResult(row, ctx) && asked.get(row.id)?.lateCause === undefined)
  if (unexplained) return refused('LATE_CAUSE_NEEDED', { code: unexplained.code })
  const draft = openDraft(deps, ctx)
  const handOverId = ctx.ids.next()
  const { officerId } = actorOf(ctx)
  draft.events.push({
    type: 'papers.handedOver',
    payload: {
      ...{ handOverId, officerId, direction: 'in', agencyId, run: run ?? null, missed: [] },
      dossierIds: rows.map(({ id }) => id),
      receiver: draft.words(carrier),
    },
  })
  const said = new Map<string, string>()
  for (const row of rows) {
    const one = asked.get(row.id)
    if (!one) continue
    const lateCause = isLateResult(row, ctx) ? (one.lateCause ?? null) : null
    said.set(row.id, wordsOf(one.kind, lateCause))
    draft.events.push({
      type: 'dossier.resultRecorded',
      payload: {
        ...{ dossierId: row.id, officerId, kind: one.kind, paper: true, electronic: one.electronic },
        ...{ shelf: one.shelf ?? null, lateCause, words: null },
        collectBy: row.state === 'result-ready' ? row.collectByMs : collectBy(deps, ctx, row.agencyId),
      },
    })
  }
  const list = { direction: 'in' as const, agencyId, run, other: carrier, rows, aboutId: handOverId, results: said }
  const slip = listSlip(deps, ctx, draft, list)
  return draft.decide(() => ({ handOverId, slips: [slip].filter(isSlip) }))
}

const mayCome = (state: DossierRow['state']): boolean => move(DOSSIER_MOVES, state, 'record-result') !== null

/** What came, and why it is late (BD-8.3), as the list says it. */
function wordsOf(
  kind: Taken['results'][number]['kind'],
  lateCause: Taken['results'][number]['lateCause'] | null,
): string {
  const { resultKinds, lateCauses } = viDossiers
  return lateCause ? `${resultKinds[kind]}; quá hạn: ${lateCauses[lateCause]}` : resultKinds[kind]
}
