import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import type { EventType } from '../../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'

export type Fees = AnswerOf<'getFees'>

/** What changes what is owed, or who has paid it. */
export const FEE_EVENTS: EventType[] = [
  'dossier.received',
  'dossier.voided',
  'fee.changed',
  'fee.collected',
  'fee.receiptCancelled',
  'fee.refunded',
  'fee.dayClosed',
  'fee.dayReopened',
]

/** The fees of the visit of a dossier; null until they are known. */
export function useFees(dossierId: string): Fees | null {
  const { view } = useLiveView('getFees', { dossierId }, { interestedIn: FEE_EVENTS })
  return view
}
