import { totalsBy } from '../../../../shared/domain/fees/ledger.ts'
import type { EntryRow } from '../../store/fee-store.ts'
import type { Deps } from '../context.ts'

/** Movements of a day of an officer, or of the centre (null). */
export const entriesOn = ({ store }: Deps, date: string, of: string | null): EntryRow[] =>
  of === null ? store.fees.entries(date, date) : store.fees.entriesOf(date, of)

/** Receipts that movements begin and end, each once. */
export function countsOf(entries: readonly EntryRow[]): { receipts: number; cancelled: number } {
  const of = (what: EntryRow['what']): number =>
    new Set(entries.filter((entry) => entry.what === what).map(({ receiptId }) => receiptId)).size
  return { receipts: of('receipt'), cancelled: of('cancel') }
}

/** Officers in whose drawers money moved on a day, in the order in which it began. */
export const drawersOn = (deps: Deps, date: string): string[] =>
  totalsBy(entriesOn(deps, date, null), ({ officerId }) => officerId).map(({ key }) => key)
