import type { KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasJournalKey, loadJournalKey } from '../../platform/keys.ts'
import { copyOpenDatabase } from '../store/copy-database.ts'
import { openReadOnly, openScratch, strangerInSchema } from '../store/open-database.ts'
import type { Db } from '../store/open-database.ts'
import { TABLES } from '../store/schema.ts'
import { LOST_HEAD, readHeadFile } from './head-file.ts'
import type { Head } from './journal.ts'
import { checkPersons } from './persons.ts'
import { checkDigitalFiles } from './digital-files.ts'
import { createProjection } from './projection.ts'
import { GENESIS, hashRow, toRecorded } from './recorded.ts'
import type { EventRow } from './recorded.ts'

export type Verdict = { ok: true; events: number } | { ok: false; seq: number; reason: string }

/**
 * Checks the chain, the head file, the rebuilt tables and the erasable rows on a snapshot copy; also while the centre
 * runs (decisions.md 8).
 * @param dir the centre's data folder
 * @returns the first bad seq with the reason; `seq` of a table that differs is the last event's
 */
export async function verifyCentre(dir: string): Promise<Verdict> {
  if (!hasJournalKey(dir)) return bad(1, 'journal.key is missing, so no event can be checked')
  const copyDir = mkdtempSync(join(tmpdir(), 'mot-cua-verify-'))
  try {
    // The head is read before the copy is made: it may be behind the copy, never ahead of it.
    const head = readHeadFile(join(dir, 'head.json'))
    const lost = readHeadFile(join(dir, LOST_HEAD))
    const key = loadJournalKey(dir, false)
    await copyOpenDatabase(join(dir, 'centre.db'), join(copyDir, 'copy.db'), () => {})
    const copy = openReadOnly(join(copyDir, 'copy.db'))
    try {
      const verdict = verifyDatabase(copy, key, head, lost)
      const file = verdict.ok ? checkDigitalFiles(copy, join(dir, 'files')) : null
      return file ? bad(file.seq, file.reason) : verdict
    } finally {
      copy.close()
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    return bad(1, `the database cannot be read: ${error.code}`)
  } finally {
    rmSync(copyDir, { recursive: true, force: true })
  }
}

const isDamage = (error: unknown): error is { code: string } =>
  /^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR|CANTOPEN|FULL|BUSY)/.test(String((error as { code?: unknown } | null)?.code))

/**
 * The same on an open database: chain first, then the told head, then tables, then erasable rows.
 * @param lost a head that was told before events were lost, when a start has noticed it
 */
export function verifyDatabase(db: Db, key: KeyObject, head: Head | null, lost: Head | null = null): Verdict {
  const scratch = openScratch()
  try {
    const chain = checkChain(db, scratch, key, head, lost)
    if (!chain.ok) return chain
    const stranger = strangerInSchema(db)
    if (stranger) return bad(chain.events, `${stranger} in the database is not what this version of the program makes`)
    const table = differingTable(db, scratch)
    if (table) return bad(chain.events, `table ${table} is not what the journal says`)
    const person = checkPersons(db)
    if (person) return bad(person.seq, person.reason)
    return chain
  } finally {
    scratch.close()
  }
}

function checkChain(db: Db, scratch: Db, key: KeyObject, head: Head | null, lost: Head | null): Verdict {
  const told = [head, lost].filter((one) => one !== null)
  const project = createProjection(scratch)
  let previous: Head = { seq: 0, hash: GENESIS }
  scratch.exec('BEGIN')
  for (const row of db.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq').iterate()) {
    const fault = rowFault(row, previous, key)
    if (fault) return fault
    if (told.some(({ seq, hash }) => seq === row.seq && hash !== row.hash))
      return bad(row.seq, 'the event differs from the head that was told')
    project(toRecorded(row))
    previous = { seq: row.seq, hash: row.hash }
  }
  scratch.exec('COMMIT')
  if (!head && previous.seq > 0)
    return bad(previous.seq, 'head.json is missing or not readable, so a removed tail could not be seen')
  const last = Math.max(...told.map(({ seq }) => seq), 0)
  if (last > previous.seq) return bad(previous.seq + 1, `the events up to ${last} are missing`)
  return { ok: true, events: previous.seq }
}

function rowFault(row: EventRow, previous: Head, key: KeyObject): Verdict | null {
  const expected = previous.seq + 1
  if (row.seq !== expected) return bad(expected, 'the event is missing')
  if (row.prev_hash !== previous.hash) return bad(row.seq, 'the event does not follow the one before it')
  if (hashRow(key, row) !== row.hash) return bad(row.seq, 'the event was changed')
  return null
}

const bad = (seq: number, reason: string): Verdict => ({ ok: false, seq, reason })

function differingTable(db: Db, scratch: Db): string | null {
  const present = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  for (const [table, kind] of Object.entries(TABLES)) {
    if (kind !== 'projected') continue
    if (!present.includes(table)) return table
    if (isDifferent(db, scratch, table)) return table
  }
  return null
}

function isDifferent(db: Db, scratch: Db, table: string): boolean {
  const order = (scratch.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`).join(', ')
  const query = `SELECT * FROM ${table} ORDER BY ${order}`
  const rebuilt = scratch.prepare(query).raw().iterate()
  try {
    for (const row of db.prepare(query).raw().iterate()) {
      const twin = rebuilt.next()
      if (twin.done || JSON.stringify(twin.value) !== JSON.stringify(row)) return true
    }
    return !rebuilt.next().done
  } finally {
    // An iterator that is left in the middle keeps its connection from being closed.
    rebuilt.return?.()
  }
}
