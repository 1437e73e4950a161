import { businessDate } from '../time/vietnam-time.ts'
import type { DueLimit } from './choose-limit.ts'
import { computeDueDate } from './compute-due-date.ts'
import type { DueAnswer } from './compute-due-date.ts'
import type { DeadlineRules } from './deadline-rules.ts'
import { effectiveReceipt } from './effective-receipt.ts'
import { instantOf, openDayFrom } from './office-calendar.ts'
import { workingDaysFrom } from './working-days.ts'

/** In which an agency may send a dossier back after acceptance. Instants in ms. */
export type AgencyWindow = {
  /** After it a supplement slip needs a legal ground (TT-4.3d). */
  readonly by: number
  /** Start of the last working day but one: the agency is reminded. */
  readonly warnAt: number
}

/**
 * Until when an agency may ask for a supplement: within 3 working days of reception (TT-4.3d), where a centre has set it;
 * null: not set, nothing is blocked.
 */
export function agencySupplementBy(rules: DeadlineRules, receivedAt: number): AgencyWindow | null {
  const { calendar, supplement } = rules
  const receipt = effectiveReceipt(rules, receivedAt)
  if (supplement.agencyDays === null || !receipt) return null
  const from = businessDate(receipt.at)
  const last = openDayFrom(calendar, workingDaysFrom(calendar, from, supplement.agencyDays))
  const warn = openDayFrom(calendar, workingDaysFrom(calendar, from, Math.max(1, supplement.agencyDays - 1)))
  if (!last || !warn) return null
  return {
    by: instantOf(last.date, last.working.at(-1)?.to ?? 0),
    warnAt: instantOf(warn.date, warn.working[0]?.from ?? 0),
  }
}

/**
 * Until when the citizen may supplement: a time equal to the procedure's own limit, from the agency's written request on
 * (BD-10.3b); after it the dossier is filed at the agency. Null when the centre does not file.
 */
export function supplementReplyBy(rules: DeadlineRules, requestedAt: number, limit: DueLimit): DueAnswer | null {
  return rules.supplement.repliesByLimit ? computeDueDate({ receivedAt: requestedAt, limit, rules }) : null
}
