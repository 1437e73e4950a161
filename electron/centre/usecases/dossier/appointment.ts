import type { BodyOf } from '../../../../shared/api/operations.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { refused } from '../context.ts'
import type { UseCase } from '../context.ts'
import { limitOf, rulesFor } from './dates.ts'
import { isSlip, issueSlip, slipParty } from './issue-slip.ts'
import { atStep, endStep, ownerOf, procedureOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

/**
 * Same-day work that turns out not to be done the same day: a note with hour and day (records 2.000908, 2.000884,
 * 2.001035). While the promised hour has not passed, to a later one on a day on which somebody works.
 */
export const issueAppointment: UseCase<BodyOf<'issueAppointment'> & { dossierId: string }, DossierNow> = (
  deps,
  { dossierId, dueAt, words },
  ctx,
) => {
  const at = atStep(deps, ctx, dossierId, 'record-result')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  if (limitOf(row)?.unit !== 'same-day' || row.resultMs !== null) return refused('NOT_SAME_DAY')
  const rules = rulesFor(deps, ctx, row.agencyId)
  const isGood = dueAt > Math.max(ctx.now, row.dueMs) && rules.calendar.day(businessDate(dueAt)).off === null
  if (!isGood || ctx.now > row.dueMs) return refused('APOLOGY_DATE')
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'appointment', dossierIds: [dossierId], fieldId: row.fieldId },
    content: {
      ...{ code: row.code, of: slipParty(ownerOf(deps, dossierId)), procedure: procedureOf(deps, row) },
      ...{ receivedAt: row.receivedMs, dueAt, reason: words, result: { how: row.delivery, where: '' } },
      receiver: deps.store.config().officers.get(by.officerId)?.name ?? '',
    },
  })
  const payload = { ...by, previousDueAt: row.dueMs, dueAt, words: draft.words(words) }
  return endStep(deps, at, { type: 'dossier.appointed', payload }, [slip].filter(isSlip))
}
