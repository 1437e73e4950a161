import { existsSync } from 'node:fs'
import type { KeyObject } from 'node:crypto'
import { refsIn } from './persons.ts'
import { createProjection } from './projection.ts'
import { hashRow, toRecorded } from './recorded.ts'
import type { EventRow } from './recorded.ts'
import { dossierIndex } from '../store/dossier-index.ts'
import { openReadOnly } from '../store/open-database.ts'
import type { Db } from '../store/open-database.ts'
import { TABLES } from '../store/schema.ts'

type PersonRow = {
  id: string
  kind: string
  body: string | null
  key: string | null
  created_ms: number
  erased_ms: number | null
}

/**
 * Brings over from a damaged database what was written after a backup, as far as it can be read and the chain proves it: every
 * event carries the hash of the one before, so nothing that is wrong gets in.
 * @param db the restored database, which it is brought to
 * @param file the damaged database
 * @returns how many events were saved
 */
export function rescueTail(db: Db, file: string, key: KeyObject): number {
  if (!existsSync(file)) return 0
  let old: Db | null = null
  try {
    const damaged = (old = openReadOnly(file))
    const tail = readTail(damaged, db, key)
    if (tail.length > 0) db.transaction(() => bringOver(db, damaged, tail)).immediate()
    return tail.length
  } catch {
    // It cannot even be opened, or what it says cannot be worked with: the backup stands as it is.
    return 0
  } finally {
    old?.close()
  }
}

/** Events after the backup's last one, up to the first that is not readable, not proven, or lacks a personal row. */
function readTail(old: Db, db: Db, key: KeyObject): EventRow[] {
  let previous = db.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq DESC LIMIT 1').get()
  const one = old.prepare<[number], EventRow>('SELECT * FROM event WHERE seq = ?')
  const person = old.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?')
  const tail: EventRow[] = []
  for (;;) {
    const next = previous && tryRead(() => one.get((previous as EventRow).seq + 1))
    if (!next || next.prev_hash !== previous?.hash || hashRow(key, next) !== next.hash) return tail
    if (!refsIn(JSON.parse(next.payload)).every(({ id }) => tryRead(() => person.get(id)))) return tail
    tail.push(next)
    previous = next
  }
}

function tryRead<T>(read: () => T | undefined): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function bringOver(db: Db, old: Db, tail: readonly EventRow[]): void {
  const insert = db.prepare(
    `INSERT INTO event (seq, at_ms, business_date, type, v, actor, device, payload, prev_hash, hash)
     VALUES (@seq, @at_ms, @business_date, @type, @v, @actor, @device, @payload, @prev_hash, @hash)`,
  )
  const project = createProjection(db)
  for (const row of tail) {
    insert.run(row)
    project(toRecorded(row))
  }
  bringPersons(db, old, tail)
  bringOperational(db, old)
}

/** Rows that the events name, and those that they erased. What finds dossiers by them is made anew. */
function bringPersons(db: Db, old: Db, tail: readonly EventRow[]): void {
  const read = old.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?')
  const write = db.prepare('INSERT OR REPLACE INTO person VALUES (@id, @kind, @body, @key, @created_ms, @erased_ms)')
  const index = dossierIndex(db)
  const dossiers = new Set<string>()
  for (const row of tail) {
    const payload = JSON.parse(row.payload) as { personId?: string; dossierId?: string }
    const erased = row.type === 'person.erased' && payload.personId ? [payload.personId] : []
    for (const id of [...refsIn(payload).map((ref) => ref.id), ...erased]) {
      const found = read.get(id)
      if (found) write.run(found)
    }
    index.forgetParties(erased)
    if (payload.dossierId) dossiers.add(payload.dossierId)
  }
  for (const id of dossiers) index.indexDossier(id)
}

/** Sessions, answers to repeat, cursors: each table whole, or as the backup has it. */
function bringOperational(db: Db, old: Db): void {
  for (const [table, kind] of Object.entries(TABLES)) {
    if (kind !== 'operational' || table === 'dossier_index') continue
    const rows = tryRead(() => old.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all())
    // Another version has other columns: then it stays as the backup has it.
    if (rows) tryRead(() => db.transaction(() => replaceRows(db, table, rows))())
  }
}

function replaceRows(db: Db, table: string, rows: readonly Record<string, unknown>[]): void {
  db.exec(`DELETE FROM ${table}`)
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const insert = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  )
  for (const row of rows) insert.run(row)
}
