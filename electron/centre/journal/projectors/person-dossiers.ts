import type { Db } from '../../store/open-database.ts'
import { refsIn } from '../persons.ts'
import type { Recorded } from '../recorded.ts'

/** Kinds of events whose words belong to the dossiers that they name. */
const OF_DOSSIERS = /^(?:dossier|slip|papers|message|parcel)\./

/**
 * Remembers which dossiers each erasable row belongs to, whatever the event that wrote it: retention counts from the end
 * of the last of them.
 */
export function personDossiers(db: Db): (event: Recorded) => void {
  const belongs = db.prepare('INSERT OR IGNORE INTO person_dossier VALUES (?, ?)')
  return ({ type, payload }) => {
    if (!OF_DOSSIERS.test(type)) return
    const named = payload as { dossierId?: string | null; dossierIds?: readonly string[] }
    const dossierIds = [...(named.dossierIds ?? []), ...(named.dossierId ? [named.dossierId] : [])]
    if (dossierIds.length === 0) return
    for (const { id } of refsIn(payload)) for (const dossierId of dossierIds) belongs.run(id, dossierId)
  }
}
