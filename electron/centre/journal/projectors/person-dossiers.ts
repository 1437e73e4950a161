import type { Db } from '../../store/open-database.ts'
import { refsIn } from '../persons.ts'
import type { Recorded } from '../recorded.ts'
import { dossiersNamed } from './dossiers-named.ts'

/** Kinds of events whose words belong to the dossiers that they name. */
const OF_DOSSIERS = /^(?:dossier|slip|papers|message|parcel|fee|digital|question|delivery|province)\./

/**
 * Remembers which dossiers each erasable row belongs to, whatever the event that wrote it: retention counts from the end
 * of the last of them.
 */
export function personDossiers(db: Db): (event: Recorded) => void {
  const belongs = db.prepare('INSERT OR IGNORE INTO person_dossier VALUES (?, ?)')
  const named = dossiersNamed(db)
  return (event) => {
    if (!OF_DOSSIERS.test(event.type)) return
    const persons = refsIn(event.payload)
    if (persons.length === 0) return
    for (const dossierId of named(event)) for (const { id } of persons) belongs.run(id, dossierId)
  }
}
