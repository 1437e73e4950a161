import type { EventType } from '../../../../shared/domain/events/catalogue.ts'

/** What changes the money of a day or a month. */
export const MONEY_EVENTS: EventType[] = [
  'fee.collected',
  'person.erased',
  'fee.receiptCancelled',
  'fee.refunded',
  'fee.dayClosed',
  'fee.dayReopened',
  'fee.monthClosed',
  'fee.bankCompared',
  'fee.bankRedacted',
]
