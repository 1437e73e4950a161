import type { Db } from './open-database.ts'

/** A row that the province has simply taken, and the state of its dossier there; null: it said none. */
export type Accepted = { readonly seq: number; readonly status: number | null }

/**
 * What becomes of rows that were simply taken, all of a batch at once: counters wait for the transaction. What nobody asks
 * for again goes; of a dossier its history stays, without its words (see delivery-writes.ts).
 */
export function acceptedWrites(db: Db) {
  const seqs = 'SELECT value ->> 0 FROM json_each(?)'
  const drop = db.prepare(`DELETE FROM delivery WHERE dossier_id IS NULL AND seq IN (${seqs})`)
  const accept = db.prepare(
    `UPDATE delivery SET state = 'accepted', body = NULL, code = NULL, reason = NULL, field = NULL, by_seq = NULL,
       status = COALESCE(told.value ->> 1, status), answered_ms = ?, tries = tries + 1
     FROM json_each(?) told WHERE delivery.seq = told.value ->> 0`,
  )
  const unname = db.prepare(`DELETE FROM delivery_person WHERE seq IN (${seqs})`)
  const dropWantedFile = db.prepare(`DELETE FROM delivery_refile WHERE seq IN (${seqs})`)
  return {
    acceptDeliveries(rows: readonly Accepted[], atMs: number): void {
      if (rows.length === 0) return
      const told = JSON.stringify(rows.map(({ seq, status }) => [seq, status]))
      drop.run(told)
      accept.run(atMs, told)
      unname.run(told)
      dropWantedFile.run(told)
    },
  }
}
