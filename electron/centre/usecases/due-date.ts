import type { DueDateView } from '../../../shared/api/due-views.ts'
import type { QueryOf } from '../../../shared/api/operations.ts'
import { latestApology } from '../../../shared/domain/deadlines/apology.ts'
import { chooseLimit } from '../../../shared/domain/deadlines/choose-limit.ts'
import type { DueLimit } from '../../../shared/domain/deadlines/choose-limit.ts'
import { computeDueDate } from '../../../shared/domain/deadlines/compute-due-date.ts'
import type { DueDate } from '../../../shared/domain/deadlines/compute-due-date.ts'
import { deadlineRules } from '../../../shared/domain/deadlines/deadline-rules.ts'
import type { DeadlineRules } from '../../../shared/domain/deadlines/deadline-rules.ts'
import { electronicForwardBy, paperForward } from '../../../shared/domain/deadlines/forwarding.ts'
import { agencySupplementBy } from '../../../shared/domain/deadlines/supplement.ts'
import type { FilingChannel } from '../../../shared/domain/slips/parts.ts'
import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, Refused, UseCase } from './context.ts'
import { serviceOpening } from './service-opening.ts'

type DueQuestion = {
  readonly procedureId: string
  readonly channel: FilingChannel
  readonly caseCode?: string | undefined
  readonly remote?: boolean | undefined
  /** Absent: now, when reception may be lengthened by hand (BD-5.4). */
  readonly receivedAt?: number | undefined
}

/** A due date by the rules of the agency whose procedure it is, with what it was counted from. */
type Due = {
  readonly date: DueDate
  readonly limit: DueLimit & { readonly words: string }
  readonly rules: DeadlineRules
  /** Its paper waits for no run (TT-4.2b*). */
  readonly isThreeStep: boolean
}

/**
 * The due date of a procedure in use, as it would be on the receipt.
 * @returns a refusal when the procedure or case is unknown (`PROCEDURE_UNKNOWN`, `PROCEDURE_CASE_UNKNOWN`), has no limit
 *   that can be counted (`DUE_DATE_NEEDED`: an officer sets the date), or the centre has no hours
 */
function dueOf(deps: Deps, ctx: Ctx, question: DueQuestion): Due | Refused {
  const { store } = deps
  const { channel, caseCode = null, receivedAt = ctx.now } = question
  // By the version that is in force on the day of reception.
  const row = store.procedureOn(question.procedureId, businessDate(receivedAt))
  if (!row) return refused('PROCEDURE_UNKNOWN')
  const rules = deadlineRules(store.config(), businessDate(receivedAt), row.agencyId)
  const { remote = rules.due.isRemote } = question
  const chosen = chooseLimit({ procedure: row.body, channel, caseCode, isRemote: remote })
  if (!chosen.ok) return refused(chosen.problem === 'case-unknown' ? 'PROCEDURE_CASE_UNKNOWN' : 'DUE_DATE_NEEDED')
  const isReceptionOpen =
    question.receivedAt === undefined && serviceOpening(deps, ctx, { kind: 'reception', agencyId: row.agencyId }).open
  const date = computeDueDate({ receivedAt, isReceptionOpen, limit: chosen.limit, rules })
  if (!date.ok) return refused(date.problem === 'limit-not-whole' ? 'DUE_DATE_NEEDED' : 'CENTRE_NOT_CONFIGURED')
  return { date, limit: { ...chosen.limit, words: chosen.words }, rules, isThreeStep: row.body.threeStep ?? false }
}

/** When a dossier is due, and by when its other clocks run out. */
export const getDueDate: UseCase<{ procedureId: string } & QueryOf<'computeDueDate'>, DueDateView> = (
  deps,
  command,
  ctx,
) => {
  const due = dueOf(deps, ctx, command)
  return 'refusal' in due ? due : { answer: () => dueView(command.procedureId, command.receivedAt ?? ctx.now, due) }
}

function dueView(procedureId: string, receivedAt: number, { date, limit, rules, isThreeStep }: Due): DueDateView {
  const forward = electronicForwardBy(rules, receivedAt)
  const paper = paperForward(rules, receivedAt, isThreeStep)
  return {
    procedureId,
    limit,
    due: date.due,
    countsFrom: date.countsFrom,
    needsNote: date.needsNote,
    steps: [...date.steps],
    forward: forward && { rule: forward.rule, by: forward.by },
    paper: paper === null || paper.kind === 'not-configured' ? null : paper,
    supplementBy: agencySupplementBy(rules, receivedAt)?.by ?? null,
    apologyBy: latestApology(rules, date.due)?.by ?? null,
  }
}
