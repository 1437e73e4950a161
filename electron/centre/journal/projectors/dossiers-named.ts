import type { Db } from '../../store/open-database.ts'
import type { Recorded } from '../recorded.ts'

type Naming = {
  dossierId?: string | null
  dossierIds?: readonly string[]
  /** Of money that is paid back. */
  lines?: readonly { dossierId?: string }[]
  receiptId?: string
}

/** The dossiers that an event is about, each once; those of a receipt of money where only that is named. */
export function dossiersNamed(db: Db): (event: Recorded) => string[] {
  const ofReceipt = db
    .prepare<[string], string>('SELECT DISTINCT dossier_id FROM fee_line WHERE receipt_id = +?')
    .pluck()
  return ({ type, payload }) => {
    const { dossierId, dossierIds = [], lines = [], receiptId } = payload as Naming
    const ids = [
      ...dossierIds,
      ...(dossierId ? [dossierId] : []),
      ...lines.flatMap((line) => line.dossierId ?? []),
      ...(type === 'fee.receiptCancelled' && receiptId !== undefined ? ofReceipt.all(receiptId) : []),
    ]
    return [...new Set(ids)]
  }
}
