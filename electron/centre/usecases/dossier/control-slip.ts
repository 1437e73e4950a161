import { resultTiming } from '../../../../shared/domain/deadlines/results.ts'
import type { SlipContent } from '../../../../shared/domain/slips/slip.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { centreView } from '../views.ts'
import { openDraft } from './draft.ts'
import { isSlip, issueSlip } from './issue-slip.ts'
import { dossierNow, ownerOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type Hop = SlipContent<'control'>['hops'][number]

/**
 * The control slip that travels with the paper, with the hops so far; the others are signed on the way (TT-4.2c, forms.md
 * §7.1).
 */
export const issueControlSlip: UseCase<{ dossierId: string }, DossierNow> = (deps, { dossierId }, ctx) => {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  if (row.endedMs !== null) return refused('DOSSIER_STATE', { state: row.state })
  const draft = openDraft(deps, ctx)
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'control', dossierIds: [dossierId], fieldId: row.fieldId },
    content: {
      ...{ code: row.code, agency: agencyOf(deps, row), partners: '', of: ownerOf(deps, dossierId).name },
      ...{ receivedAt: row.receivedMs, dueAt: row.dueMs, book: null, hops: hopsOf(deps, ctx, row) },
    },
  })
  return draft.decide(() => dossierNow(deps, dossierId, [slip].filter(isSlip)))
}

const agencyOf = ({ store }: Deps, { agencyId }: DossierRow): string => store.config().agencies.get(agencyId) ?? ''

function hopsOf(deps: Deps, ctx: Ctx, row: DossierRow): Hop[] {
  const centre = { name: deps.store.config().officers.get(row.officerId)?.name ?? '', unit: centreView(deps, ctx).name }
  const agency = { name: '', unit: agencyOf(deps, row) }
  const there: Hop = {
    ...{ giver: centre, receiver: agency, at: row.paperMs ?? row.forwardedMs, result: null, note: '' },
  }
  if (row.resultMs === null) return [there]
  const result = resultTiming(row.resultMs, row.dueMs)
  return [there, { giver: agency, receiver: { name: '', unit: centre.unit }, at: row.resultMs, result, note: '' }]
}
