import type { SettingKey } from './events/config-events.ts'
import type { RetentionKind } from './retention-kinds.ts'

export type Retention = {
  /** Null: nothing needs it any more, so it goes at the next day change. */
  readonly setting: SettingKey | null
  /** Days that hold while nobody has set them; whole business days, the first is the day after. Null: it is kept. */
  readonly days: number | null
}

/**
 * How long each kind is kept (product.md, invariant 8). Law demands a time that fits the purpose (Luật 91/2025/QH15,
 * Điều 3; law-facts §7) and, but for the place in a line, gives no number: the defaults are ours, a centre sets its own
 * with the decision that it follows.
 */
export const RETENTION: Readonly<Record<RetentionKind, Retention>> = {
  /** A sensitive fact, of use only while its number waits (law-facts §7: after the working day or some days). */
  priority: { setting: 'retention.priorityDays', days: 1 },
  /** Why a desk paused, kept somebody waiting or called out of turn, in its officer's own words. */
  reason: { setting: 'retention.reasonDays', days: 90 },
  comment: { setting: 'retention.commentDays', days: 365 },
  /** Telephone numbers for a call back; of feedback counted from its answer. */
  contact: { setting: 'retention.contactDays', days: 90 },
  /** Words and answer of feedback, counted from its answer: what is open is in use. */
  feedback: { setting: 'retention.feedbackDays', days: 730 },
  configReason: { setting: 'retention.configReasonDays', days: 1_825 },
  /** Names of those who left, and former spellings. */
  formerStaff: { setting: 'retention.formerStaffDays', days: 1_825 },
  oldPin: { setting: null, days: 0 },
  /** Digitised papers, counted from the end of their dossier; records law goes before it where it says longer. */
  digital: { setting: 'retention.digitalDays', days: 3_650 },
  /** Where a citizen was told something, and in which words. */
  message: { setting: 'retention.messageDays', days: 90 },
  /**
   * What banks wrote about payers, counted from the day it was compared: as long as the second kind of accounting papers has to be
   * there (Nghị định 174/2016/NĐ-CP, Điều 12: five years), and not before its month is settled.
   */
  bank: { setting: 'retention.bankDays', days: 1_825 },
  /**
   * Of dossiers, counted from the end of the last one they belong to: records are kept as archive law says (Luật Lưu trữ
   * 33/2024, law-facts §7), for times that differ by field, so nothing goes before a centre has set its own.
   */
  party: { setting: 'retention.partyDays', days: null },
  dossier: { setting: 'retention.dossierDays', days: null },
  slip: { setting: 'retention.slipDays', days: null },
}
