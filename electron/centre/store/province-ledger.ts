import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { LEDGER_SQL } from './schema-ledger.ts'

/**
 * `trying`: it is on its way, and whether it arrived is not known. `sent`: it lies in a package, no answer yet. `spooled`: it
 * goes into the next one. `held`: behind the rejected row `bySeq` of its dossier.
 */
export type LedgerState = 'trying' | 'accepted' | 'rejected' | 'held' | 'settled' | 'spooled' | 'sent'
export type LedgerRow = {
  seq: number
  type: string
  subject: string | null
  hash: string
  state: LedgerState
  /** Whether it counts: its number is behind how far the other side is. */
  arrived: 0 | 1
  /** How many of the requests that it makes have been answered. */
  step: number
  code: string | null
  reason: string | null
  field: string | null
  /** The row that it waits for, or that it was to settle. */
  bySeq: number | null
  settles: number | null
}
export type LedgerDossier = {
  no: number
  subject: string
  /** Their number of it; null: ours. */
  code: string | null
  id: string | null
  /** As it was told last; null: it is not there yet. */
  status: number | null
  /** It was there before this ledger knew of it. */
  found: 0 | 1
  /** Rises whenever something of it changes. */
  turn: number
  /** What the centre was told last of their state; null: nothing yet. */
  told: number | null
}
export type LedgerPackage = {
  no: number
  edition: number
  state: 'cutting' | 'cut'
  sha256: string | null
  madeMs: number
}

const ROW =
  'SELECT seq, type, subject, hash, state, arrived, step, code, reason, field, by_seq AS bySeq, settles FROM row'
const DOSSIER = 'SELECT no, subject, code, id, status, found, turn, told FROM dossier'
const PACKAGE = 'SELECT no, edition, state, sha256, made_ms AS madeMs FROM package'

/** Opens the ledger of one kind of province, makes it when it is new. @param file its path */
export function openLedger(file: string) {
  mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(LEDGER_SQL)
  return {
    ...notes(db),
    ...rows(db),
    ...dossiers(db),
    ...packages(db),
    /** All or nothing. */
    together: (work: () => void) => db.transaction(work).immediate(),
    close: () => void db.close(),
  }
}
export type Ledger = ReturnType<typeof openLedger>
type Db = Database.Database

function notes(db: Db) {
  const get = db.prepare<[string], string>('SELECT value FROM note WHERE name = ?').pluck()
  const set = db.prepare('INSERT OR REPLACE INTO note VALUES (?, ?)')
  return {
    note: (name: string) => get.get(name),
    setNote: (name: string, value: string) => void set.run(name, value),
  }
}

function rows(db: Db) {
  const bySeq = db.prepare<[number], LedgerRow>(`${ROW} WHERE seq = ?`)
  const ofDossier = db.prepare<[string], LedgerRow>(`${ROW} WHERE subject = ? AND arrived = 1 ORDER BY seq`)
  const inState = db.prepare<[string, number], LedgerRow>(`${ROW} WHERE state = ? AND arrived = 1 ORDER BY seq LIMIT ?`)
  const inPackage = db.prepare<[number], LedgerRow>(`${ROW} WHERE package = ? ORDER BY seq`)
  const blocker = db
    .prepare<[string], number | null>(
      `SELECT MIN(seq) FROM row WHERE subject = ? AND state = 'rejected' AND by_seq IS NULL`,
    )
    .pluck()
  const counted = db.prepare<[number], { seq: number; hash: string }>(
    'SELECT seq, hash FROM row WHERE arrived = 1 AND seq <= ? ORDER BY seq',
  )
  const after = db.prepare<[number], LedgerRow>(`${ROW} WHERE seq > ? AND arrived = 1 ORDER BY seq`)
  const begin = db.prepare(
    `INSERT INTO row (seq, type, subject, hash, state, settles) VALUES (?, ?, ?, ?, 'trying', ?)
     ON CONFLICT (seq) DO UPDATE SET type = excluded.type, subject = excluded.subject, hash = excluded.hash,
       settles = excluded.settles WHERE arrived = 0`,
  )
  const become = db.prepare('UPDATE row SET state = ?, code = ?, reason = ?, field = ?, by_seq = ? WHERE seq = ?')
  const wordless = db.prepare('UPDATE row SET reason = NULL WHERE reason IS NOT NULL')
  const arrive = db.prepare('UPDATE row SET arrived = 1 WHERE seq = ?')
  const step = db.prepare('UPDATE row SET step = ? WHERE seq = ?')
  const settle = db.prepare(
    `UPDATE row SET state = 'settled', by_seq = ? WHERE state = 'rejected' AND (seq = ? OR by_seq = ?) AND seq <> ?`,
  )
  const pack = db.prepare(`UPDATE row SET state = 'sent', package = ? WHERE seq = ?`)
  const untold = db.prepare<[number], LedgerRow>(`${ROW} WHERE untold = 1 ORDER BY seq LIMIT ?`)
  const tell = db.prepare('UPDATE row SET untold = ? WHERE seq = ?')
  const forget = db.prepare('DELETE FROM row WHERE seq > ?')
  return {
    row: (seq: number) => bySeq.get(seq),
    /** Rows of a dossier that have arrived, whatever became of them. */
    rowsOf: (subject: string) => ofDossier.all(subject),
    /** The first rows in a state, in their order; -1: all. */
    rowsIn: (state: LedgerState, limit: number) => inState.all(state, limit),
    rowsOfPackage: (no: number) => inPackage.all(no),
    /** The oldest rejected row of a dossier that nothing has settled. */
    blocker: (subject: string | null) => (subject === null ? null : (blocker.get(subject) ?? null)),
    /** Numbers and hashes of all rows up to one, in their order. */
    counted: (through: number) => counted.iterate(through),
    rowsAfter: (seq: number) => after.all(seq),
    beginRow: (row: Pick<LedgerRow, 'seq' | 'type' | 'subject' | 'hash' | 'settles'>) =>
      void begin.run(row.seq, row.type, row.subject, row.hash, row.settles),
    rowBecomes(
      seq: number,
      state: LedgerState,
      why: Partial<Pick<LedgerRow, 'code' | 'reason' | 'field' | 'bySeq'>> = {},
    ): void {
      const { code = null, reason = null, field = null, bySeq: by = null } = why
      become.run(state, code, reason, field, by, seq)
    },
    /** Somebody was erased: what was said of anybody goes; which rule it was stands in the code. */
    forgetReasons: () => void wordless.run(),
    rowArrives: (seq: number) => void arrive.run(seq),
    rowSteps: (seq: number, steps: number) => void step.run(steps, seq),
    /** A rejected row, and every try to settle it before, is settled by another. */
    settleRow: (seq: number, by: number) => void settle.run(by, seq, seq, by),
    packRow: (seq: number, no: number) => void pack.run(no, seq),
    /** Rows of which the centre was not told what became of them, and whether it was. */
    untold: (limit: number) => untold.all(limit),
    setUntold: (seq: number, is: boolean) => void tell.run(is ? 1 : 0, seq),
    forgetRowsAfter: (seq: number) => void forget.run(seq),
  }
}

function dossiers(db: Db) {
  const one = db.prepare<[string], LedgerDossier>(`${DOSSIER} WHERE subject = ?`)
  const changed = db.prepare<[number, number], LedgerDossier>(`${DOSSIER} WHERE turn > ? ORDER BY turn LIMIT ?`)
  const open = db.prepare<[number, number], LedgerDossier>(
    `${DOSSIER} WHERE no > ? AND (status NOT IN (3, 8, 10) OR told <> status) ORDER BY no LIMIT ?`,
  )
  const add = db.prepare('INSERT OR IGNORE INTO dossier (subject, code) VALUES (?, ?)')
  const turn = '(SELECT MAX(turn) + 1 FROM dossier)'
  const exists = db.prepare(`UPDATE dossier SET id = ?, status = ?, found = ?, turn = ${turn} WHERE subject = ?`)
  const status = db.prepare(`UPDATE dossier SET status = ?, turn = ${turn} WHERE subject = ?`)
  const tell = db.prepare('UPDATE dossier SET told = ? WHERE subject = ?')
  const file = db.prepare<[string], { id: string; hash: string }>('SELECT id, hash FROM file WHERE sha256 = ?')
  const addFile = db.prepare('INSERT OR REPLACE INTO file VALUES (?, ?, ?)')
  return {
    dossier: (subject: string) => one.get(subject),
    /** Dossiers by when something of them changed last. */
    dossiersChanged: (afterTurn: number, limit: number) => changed.all(afterTurn, limit),
    /** Dossiers that are not over there, or of which the centre was told something else. */
    openDossiers: (afterNo: number, limit: number) => open.all(afterNo, limit),
    addDossier: (subject: string, code: string | null) => void add.run(subject, code),
    dossierExists: (subject: string, id: string | null, now: number, found: boolean) =>
      void exists.run(id, now, found ? 1 : 0, subject),
    setStatus: (subject: string, to: number) => void status.run(to, subject),
    setTold: (subject: string, what: number) => void tell.run(what, subject),
    file: (sha256: string) => file.get(sha256),
    addFile: (sha256: string, id: string, hash: string) => void addFile.run(sha256, id, hash),
  }
}

function packages(db: Db) {
  const one = db.prepare<[number], LedgerPackage>(`${PACKAGE} WHERE no = ?`)
  const last = db.prepare<[], LedgerPackage>(`${PACKAGE} ORDER BY no DESC LIMIT 1`)
  const cutting = db.prepare<[], LedgerPackage>(`${PACKAGE} WHERE state = 'cutting' ORDER BY no`)
  const add = db.prepare(`INSERT INTO package (no, edition, state, made_ms) VALUES (?, 1, 'cutting', ?)`)
  const cut = db.prepare(`UPDATE package SET state = 'cut', sha256 = ? WHERE no = ?`)
  const again = db.prepare(`UPDATE package SET state = 'cutting', edition = edition + 1 WHERE no = ? AND edition = ?`)
  return {
    package: (no: number) => one.get(no),
    lastPackage: () => last.get(),
    packagesToCut: () => cutting.all(),
    addPackage: (no: number, madeMs: number) => void add.run(no, madeMs),
    packageCut: (no: number, sha256: string) => void cut.run(sha256, no),
    /** It did not arrive whole: once more under the same number. */
    packageAgain: (no: number, edition: number) => void again.run(no, edition),
  }
}
