import type { DeliveryRow, DeliveryState } from './delivery-store.ts'
import type { Db } from './open-database.ts'

export type NewDelivery = Pick<
  DeliveryRow,
  'seq' | 'type' | 'subject' | 'dossierId' | 'hash' | 'bytes' | 'isErased' | 'settles' | 'madeMs'
> & { readonly body: string; readonly personIds: readonly string[] }

/** What became of a row, as far as the line knows. */
export type DeliveryAnswer = {
  readonly seq: number
  readonly state: DeliveryState
  readonly code: string | null
  readonly reason: string | null
  readonly field: string | null
  readonly bySeq: number | null
  readonly status: number | null
}

/** How far sending has come. May be lost without harm: then everything is sent again and compared. */
export function deliveryWrites(db: Db) {
  const add = db.prepare(
    `INSERT OR REPLACE INTO delivery (seq, type, subject, dossier_id, body, hash, bytes, is_erased, settles, state, tries, made_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ready', 0, ?)`,
  )
  const name = db.prepare('INSERT OR IGNORE INTO delivery_person VALUES (?, ?)')
  const answer = db.prepare(
    `UPDATE delivery SET state = ?, code = ?, reason = ?, field = ?, by_seq = ?, status = COALESCE(?, status), answered_ms = ?,
       tries = tries + 1
     WHERE seq = ?`,
  )
  // What nobody asks for again goes at once; of a dossier its history stays, without its words.
  const drop = db.prepare(`DELETE FROM delivery WHERE seq = ? AND dossier_id IS NULL AND state = 'accepted'`)
  const empty = db.prepare(`UPDATE delivery SET body = NULL WHERE seq = ? AND state IN ('accepted', 'settled')`)
  const unname = db.prepare('DELETE FROM delivery_person WHERE seq = ?')
  const state = db.prepare('UPDATE delivery SET state = ? WHERE seq = ?')
  const remade = db.prepare('UPDATE delivery SET body = ?, hash = ?, bytes = ? WHERE seq = ?')
  const clear = db.prepare('DELETE FROM delivery WHERE seq > ? AND seq <= ?')
  const clearPersons = db.prepare('DELETE FROM delivery_person WHERE seq > ? AND seq <= ?')
  const forget = db.prepare(
    `UPDATE delivery SET body = NULL, is_erased = 1 WHERE seq IN (SELECT seq FROM delivery_person WHERE person_id = ?)`,
  )
  const unnamePerson = db.prepare('DELETE FROM delivery_person WHERE person_id = ?')
  const set = db.prepare('INSERT OR REPLACE INTO sync_state VALUES (?, ?)')
  return {
    addDelivery(row: NewDelivery): void {
      const { seq, type, subject, dossierId, body, hash, bytes, isErased, settles, madeMs, personIds } = row
      add.run(seq, type, subject, dossierId, body, hash, bytes, isErased, settles, madeMs)
      for (const id of personIds) name.run(id, seq)
    },
    answerDelivery({ seq, state: to, code, reason, field, bySeq, status }: DeliveryAnswer, atMs: number): void {
      answer.run(to, code, reason, field, bySeq, status, atMs, seq)
      if (to !== 'accepted' && to !== 'settled') return
      empty.run(seq)
      unname.run(seq)
      drop.run(seq)
    },
    setDeliveryState: (seq: number, to: DeliveryState) => void state.run(to, seq),
    /** A row is other than it was: somebody in it was erased before it had arrived. */
    remakeDelivery: (seq: number, body: string, hash: string, bytes: number) => void remade.run(body, hash, bytes, seq),
    /** Rows after one, up to another, are made anew from the journal. */
    clearDeliveries(after: number, through: number): void {
      clear.run(after, through)
      clearPersons.run(after, through)
    },
    /** Rows of persons were emptied: nothing of them waits here. */
    forgetDeliveries(ids: readonly string[]): void {
      for (const id of ids) {
        forget.run(id)
        unnamePerson.run(id)
      }
    },
    setSyncState: (of: string, value: string) => void set.run(of, value),
  }
}
