import type { ReachMark } from '../../../shared/province/wire.ts'
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
  const state = db.prepare(`UPDATE delivery SET state = ? WHERE seq = ? AND state <> 'ready'`)
  const refusal = db.prepare('UPDATE delivery SET code = ?, reason = NULL WHERE seq = ?')
  const remade = db.prepare('UPDATE delivery SET body = ?, hash = ?, bytes = ? WHERE seq = ?')
  const clear = db.prepare('DELETE FROM delivery WHERE seq > ? AND seq <= ?')
  const clearPersons = db.prepare('DELETE FROM delivery_person WHERE seq > ? AND seq <= ?')
  // Why a row was refused may name whom it was about.
  const forget = db.prepare(
    `UPDATE delivery SET body = NULL, reason = NULL, field = NULL, is_erased = 1 WHERE seq IN (SELECT seq FROM delivery_person WHERE person_id = ?)`,
  )
  // So may what was answered to other rows of the dossier, in the words of another system.
  const wordless = db.prepare(
    `UPDATE delivery SET reason = NULL WHERE reason IS NOT NULL AND dossier_id IN (SELECT dossier_id FROM dossier_party WHERE person_id = ?)`,
  )
  const unnamePerson = db.prepare('DELETE FROM delivery_person WHERE person_id = ?')
  const set = db.prepare('INSERT OR REPLACE INTO sync_state VALUES (?, ?)')
  const files = refiles(db)
  return {
    ...reachMarks(db),
    wantFile: files.wantFile,
    fileSentAgain: files.fileSentAgain,
    dropWantedFile: files.dropWantedFile,
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
      files.dropWantedFile(seq)
      drop.run(seq)
    },
    /** Why a row is not taken, found out by the centre itself. */
    setDeliveryRefusal: (seq: number, code: string) => void refusal.run(code, seq),
    /** What is to be sent in its turn stays so: before its turn it would leave a gap behind it. */
    setDeliveryState: (seq: number, to: DeliveryState) => void state.run(to, seq),
    /** A row is other than it was: somebody in it was erased before it had arrived. */
    remakeDelivery: (seq: number, body: string, hash: string, bytes: number) => void remade.run(body, hash, bytes, seq),
    /** Rows after one, up to another, are made anew from the journal. */
    clearDeliveries(after: number, through: number): void {
      clear.run(after, through)
      clearPersons.run(after, through)
      files.clear(after, through)
    },
    /** Rows of persons were emptied: nothing of them waits here. */
    forgetDeliveries(ids: readonly string[]): void {
      for (const id of ids) {
        forget.run(id)
        wordless.run(id)
        unnamePerson.run(id)
      }
    },
    setSyncState: (of: string, value: string) => void set.run(of, value),
  }
}

/** Ends of batches up to which both sides were found equal. */
function reachMarks(db: Db) {
  // Found again it is as old as it was: both sides thin theirs by the day, and are to keep the same.
  const mark = db.prepare(
    `INSERT INTO sync_mark VALUES (?, ?, ?, ?) ON CONFLICT (epoch, through) DO UPDATE
       SET digest = excluded.digest, at_ms = excluded.at_ms WHERE digest <> excluded.digest`,
  )
  // Only the next one is looked at: counters wait for the end of it.
  const thin = db.prepare(
    `DELETE FROM sync_mark WHERE at_ms < ? AND at_ms / 86400000 = (
       SELECT n.at_ms / 86400000 FROM sync_mark n WHERE n.epoch = sync_mark.epoch AND n.through > sync_mark.through
       ORDER BY n.through LIMIT 1)`,
  )
  return {
    /** Up to a row both sides have the same. */
    addMark: (epoch: string, { through, digest }: Pick<ReachMark, 'through' | 'digest'>, atMs: number) =>
      void mark.run(epoch, through, digest, atMs),
    /** Of each day that has ended before an instant only the last is kept. */
    thinMarks: (beforeMs: number) => void thin.run(beforeMs),
  }
}

/** Rows that were refused because the province has lost their file: it goes again, and the row after it. */
function refiles(db: Db) {
  const want = db.prepare(
    `INSERT INTO delivery_refile VALUES (?, ?, 'wanted', 0, ?) ON CONFLICT (seq) DO UPDATE SET state = 'wanted',
       times = CASE WHEN excluded.at_ms - at_ms > 86400000 THEN 0 ELSE times END`,
  )
  const sent = db.prepare(`UPDATE delivery_refile SET state = 'sent', times = times + 1, at_ms = ? WHERE seq = ?`)
  const again = db.prepare(`UPDATE delivery SET state = 'again' WHERE seq = ? AND state = 'rejected'`)
  const drop = db.prepare('DELETE FROM delivery_refile WHERE seq = ?')
  const clear = db.prepare('DELETE FROM delivery_refile WHERE seq > ? AND seq <= ?')
  return {
    /** The file of a refused row is to be sent again. */
    wantFile: (seq: number, fileId: string, atMs: number) => void want.run(seq, fileId, atMs),
    /** The province has the file: the row goes again. */
    fileSentAgain(seq: number, atMs: number): void {
      sent.run(atMs, seq)
      again.run(seq)
    },
    dropWantedFile: (seq: number) => void drop.run(seq),
    clear: (after: number, through: number) => void clear.run(after, through),
  }
}
