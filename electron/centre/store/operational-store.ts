import type { PersonRow } from '../journal/persons.ts'
import { acceptedWrites } from './accepted-writes.ts'
import { digitalWrites } from './digital-store.ts'
import { deliveryWrites } from './delivery-writes.ts'
import { dossierIndex } from './dossier-index.ts'
import type { KeyboardScanRow } from './health-store.ts'
import { withoutPersons } from './kept-answers.ts'
import { messageWrites } from './message-writes.ts'
import { updateWrites } from './update-store.ts'
import type { Db } from './open-database.ts'
import type { PairingRow } from './pairing-store.ts'

export type Remembered = { bodyHash: string; answer: string }

/** The first 48 bits of a key, which is a UUID: as good a place for it as the whole, and a number. */
const placeOf = (key: string): number => Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16)

/** Writes that are not projections: answers to repeat, sessions, wrong PINs, erasable rows. Always in a command's transaction. */
export function operationalStore(db: Db) {
  const find = db.prepare<[number, string, string], Remembered>(
    `SELECT body_hash AS bodyHash, answer FROM temp.place p CROSS JOIN idempotency i ON i.id = p.id
     WHERE p.place = +? AND principal = +? AND key = +?`,
  )
  const remember = db.prepare(
    'INSERT INTO idempotency (place, principal, key, body_hash, answer, at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  )
  // Rows stand in the order of time: only those that go are read, not the week that stays (100,000 rows: 95 ms).
  const forget = db.prepare(
    `DELETE FROM idempotency
     WHERE id < COALESCE((SELECT id FROM idempotency WHERE at_ms >= +? ORDER BY id LIMIT 1), 9223372036854775807)`,
  )
  const addPerson = db.prepare('INSERT INTO person (id, kind, body, key, created_ms) VALUES (?, ?, ?, ?, ?)')
  const erasePerson = db.prepare('UPDATE person SET body = NULL, key = NULL, erased_ms = ? WHERE id = ?')
  // A party or a slip is many words in one row; no answer quotes it as it stands.
  const quotable = db
    .prepare<[string], string | null>(
      `SELECT body FROM person WHERE id = +? AND kind NOT IN ('party', 'slip', 'message')`,
    )
    .pluck()
  const answers = db.prepare<[], { id: number; answer: string }>('SELECT id, answer FROM idempotency ORDER BY id')
  const rewrite = db.prepare('UPDATE idempotency SET answer = ? WHERE id = ?')
  let sessionChanges = 0
  const changeSessions = (write: () => unknown): void => {
    sessionChanges += 1
    write()
  }
  const addSession = db.prepare('INSERT INTO session VALUES (?, ?, ?, ?, ?, NULL)')
  const endAtCounter = db.prepare('UPDATE session SET ended_ms = ? WHERE counter_id = ? AND ended_ms IS NULL')
  const endSession = db.prepare('UPDATE session SET ended_ms = ? WHERE token_hash = ? AND ended_ms IS NULL')
  const setAttempt = db.prepare('INSERT OR REPLACE INTO login_attempt VALUES (?, ?, ?)')
  const index = dossierIndex(db)
  const deliveries = deliveryWrites(db)
  return {
    ...index,
    ...deviceWrites(db),
    ...digitalWrites(db),
    ...messageWrites(db),
    ...updateWrites(db),
    ...deliveries,
    ...acceptedWrites(db),
    /** The stored answer of an earlier request with this key by the same principal. */
    find: (principal: string, key: string) => find.get(placeOf(key), principal, key),
    remember: (principal: string, key: string, bodyHash: string, answer: string, atMs: number) =>
      void remember.run(placeOf(key), principal, key, bodyHash, answer, atMs),
    /** Drops answers older than an instant. */
    forgetAnswers: (beforeMs: number) => void forget.run(beforeMs),
    addPerson: (row: PersonRow, atMs: number) => void addPerson.run(row.id, row.kind, row.body, row.key, atMs),
    /**
     * Empties rows; also what the answers that are kept to be repeated say of them. The rest of such an answer stays:
     * who asks again with its key must not be carried out a second time.
     */
    erasePersons(ids: readonly string[], atMs: number): void {
      const bodies = new Set(ids.map((id) => quotable.get(id)).filter((body): body is string => Boolean(body)))
      const erased = { ids: new Set(ids), bodies }
      for (const { id, answer } of quoting(() => answers.iterate(), bodies))
        rewrite.run(withoutPersons(answer, erased), id)
      for (const id of ids) erasePerson.run(atMs, id)
      index.forgetParties(ids)
      deliveries.forgetDeliveries(ids)
    },
    addSession: (
      tokenHash: string,
      officerId: string,
      counterId: string | null,
      deviceId: string | null,
      atMs: number,
    ) => changeSessions(() => addSession.run(tokenHash, officerId, counterId, deviceId, atMs)),
    endSessionsAt: (counterId: string, atMs: number) => changeSessions(() => endAtCounter.run(atMs, counterId)),
    endSession: (tokenHash: string, atMs: number) => changeSessions(() => endSession.run(atMs, tokenHash)),
    /** Rises with every change of a session, so that a reader knows to look again; after a rollback see the journal's. */
    sessionChanges: () => sessionChanges,
    setLoginAttempt: (officerId: string, wrong: number, lockedUntilMs: number) =>
      void setAttempt.run(officerId, wrong, lockedUntilMs),
  }
}

const WORDS_AT_ONCE = 100

/**
 * The answers that quote any of these words. A week's 70,000 are read through once for a hundred words: every command
 * waits as long as this takes (a question for each of 25 words took twenty times as long).
 */
function quoting(
  answers: () => Iterable<{ id: number; answer: string }>,
  words: ReadonlySet<string>,
): { id: number; answer: string }[] {
  const found: { id: number; answer: string }[] = []
  const texts = [...words].map((word) => literal(JSON.stringify(word)))
  const any: RegExp[] = []
  while (texts.length > 0) any.push(new RegExp(texts.splice(0, WORDS_AT_ONCE).join('|')))
  if (any.length === 0) return found
  for (const row of answers()) if (any.some((one) => one.test(row.answer))) found.push(row)
  return found
}

/** A text as a regular expression that stands for nothing else. */
const literal = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')

/** What devices told, what their orders brought, and what is to be done to the media folder. */
function deviceWrites(db: Db) {
  const setReport = db.prepare('INSERT OR REPLACE INTO device_report VALUES (?, ?, ?)')
  const setKeyboardScan = db.prepare('INSERT OR REPLACE INTO keyboard_scan VALUES (?, ?, ?, ?)')
  const setDisk = db.prepare('INSERT OR REPLACE INTO disk_space VALUES (1, ?, ?, ?)')
  const setResult = db.prepare('INSERT OR REPLACE INTO order_result VALUES (?, ?, ?)')
  const dropResults = db.prepare('DELETE FROM order_result WHERE at_ms < ?')
  const addPairing = db.prepare('INSERT INTO pairing_ask VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const setCode = db.prepare('UPDATE pairing_ask SET code = ? WHERE id = ?')
  const endPairing = db.prepare('UPDATE pairing_ask SET state = ?, device_id = ? WHERE id = ?')
  const setWrong = db.prepare('UPDATE pairing_ask SET wrong = ? WHERE id = ?')
  const dropPairing = db.prepare('DELETE FROM pairing_ask WHERE id = ?')
  const dropPairings = db.prepare('DELETE FROM pairing_ask WHERE asked_ms < ?')
  const addWork = db.prepare('INSERT INTO media_work (work) VALUES (?)')
  const dropWork = db.prepare('DELETE FROM media_work WHERE id = ?')
  return {
    /** What a device told of itself, as JSON; the newest counts. */
    setDeviceReport: (deviceId: string, body: string, atMs: number) => void setReport.run(deviceId, atMs, body),
    /** The scanner that types at a device or, with an empty device, at a counter was heard. */
    setKeyboardScan: ({ deviceId, counterId, atMs, inputMethod }: KeyboardScanRow) =>
      void setKeyboardScan.run(deviceId, counterId, atMs, inputMethod),
    setDiskSpace: (freeBytes: number, totalBytes: number, atMs: number) =>
      void setDisk.run(freeBytes, totalBytes, atMs),
    /** What an order brought beside its outcome, as JSON; those of before an instant go. */
    setOrderResult(orderId: string, body: string, atMs: number, keptFromMs: number): void {
      dropResults.run(keptFromMs)
      setResult.run(orderId, atMs, body)
    },
    /** A machine that waits to be let in. */
    addPairing: (row: PairingRow) =>
      void addPairing.run(
        row.id,
        row.code,
        row.seal,
        row.nonce,
        row.tokenHash,
        row.role,
        row.name,
        row.address,
        row.askedMs,
        row.expiresMs,
        row.wrong,
        row.state,
        row.deviceId,
      ),
    openPairing: (id: string, code: string) => void setCode.run(code, id),
    endPairing: (id: string, state: 'accepted' | 'refused', deviceId: string | null) =>
      void endPairing.run(state, deviceId, id),
    setPairingWrong: (id: string, wrong: number) => void setWrong.run(wrong, id),
    dropPairing: (id: string) => void dropPairing.run(id),
    /** Drops requests that were made before an instant. */
    forgetPairings: (beforeMs: number) => void dropPairings.run(beforeMs),
    /** What is to be done to the media folder after the commit, as JSON. */
    addMediaWork: (work: string) => void addWork.run(work),
    dropMediaWork(ids: readonly number[]): void {
      for (const id of ids) dropWork.run(id)
    },
  }
}

export type OperationalStore = ReturnType<typeof operationalStore>
