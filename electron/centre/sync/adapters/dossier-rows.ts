import { dossierSoFar } from '../../../../shared/province/national/dossier-so-far.ts'
import type { DossierSoFar } from '../../../../shared/province/national/dossier-so-far.ts'
import type { SentEvent } from '../../../../shared/province/wire.ts'
import type { Ledger } from '../../store/province-ledger.ts'

export type ReadRow = (seq: number) => SentEvent | null

/** A row that settles another stands in its place. */
const placeOf = ({ seq, settles }: { seq: number; settles?: number | null | undefined }): number => settles ?? seq

/**
 * What a dossier is with a row that is brought now, after all that the other side has taken of it. The rows are read from the
 * journal, so that what was erased since is not told again.
 * @returns null when the other side never got the dossier
 */
export function dossierWith(
  { ledger, readRow }: { readonly ledger: Ledger; readonly readRow: ReadRow },
  row: SentEvent,
  refusedAs: 8 | 9,
): DossierSoFar | null {
  const taken = row.subject === null ? [] : ledger.rowsOf(row.subject)
  const before = taken.filter(({ seq, state }) => seq !== row.seq && state === 'accepted')
  const rows = [...before.flatMap(({ seq }) => readRow(seq) ?? []), row]
  return dossierSoFar(
    rows.toSorted((a, b) => placeOf(a) - placeOf(b)),
    refusedAs,
  )
}
