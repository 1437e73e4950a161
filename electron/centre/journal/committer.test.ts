import { createSecretKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { openDatabase, openReadOnly } from '../store/open-database.ts'
import type { Db } from '../store/open-database.ts'
import { createCommitter, StorageError } from './committer.ts'
import type { Committer, Work } from './committer.ts'
import { openHeadFile, readHeadFile } from './head-file.ts'
import type { HeadFile } from './head-file.ts'
import { openJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import type { Recorded } from './recorded.ts'
import { verifyDatabase } from './verify.ts'

const KEY = createSecretKey(Buffer.alloc(32, 7))

let dir: string
let db: Db
let headFile: HeadFile
let journal: Journal
let committer: Committer
let told: Recorded[]

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-committer-'))
  db = openDatabase(join(dir, 'centre.db'))
  headFile = openHeadFile(join(dir, 'head.json'))
  begin(headFile)
})
afterEach(() => {
  db.close()
  headFile.close()
  rmSync(dir, { recursive: true, force: true })
})

function begin(head: HeadFile): void {
  told = []
  journal = openJournal(db, KEY, head)
  committer = createCommitter(db, journal, setImmediate, (events) => void told.push(...events))
}

const agency = (id: string, name = id): NewEvent => ({
  type: 'agency.defined',
  payload: { id, name, shortName: name, inRotation: false },
})

/** Work that writes events for these agencies and answers with their seqs. */
const define =
  (...ids: string[]): Work<number[]> =>
  (append) =>
    append(
      ids.map((id) => agency(id)),
      { actor: null, device: null },
      { atMs: 1_000, businessDate: '2026-11-23' },
    ).map(({ seq }) => seq)

const agencies = (): unknown => db.prepare('SELECT id FROM agency ORDER BY id').pluck().all()
const verdict = () => verifyDatabase(db, KEY, readHeadFile(join(dir, 'head.json')))
const outcomes = (runs: Promise<unknown>[]): Promise<unknown[]> =>
  Promise.all(
    runs.map((run) =>
      run.catch((error: unknown) => (error instanceof StorageError ? 'not stored' : (error as Error).message)),
    ),
  )

test('commands that arrive together share one transaction, and each is answered after the commit', async () => {
  const reader = openReadOnly(join(dir, 'centre.db'))
  const stored = reader.prepare('SELECT COUNT(*) FROM event').pluck()
  const seen: unknown[] = []
  const runs = ['a', 'b', 'c'].map((id) => committer.run(define(id)).then(() => seen.push(stored.get())))
  expect(stored.get()).toBe(0)
  await Promise.all(runs)
  reader.close()
  expect(seen, 'whoever was answered could be read by others, and all at once').toEqual([3, 3, 3])
  expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(verdict()).toEqual({ ok: true, events: 3 })
})

test('a command that fails beside good ones leaves nothing, and they are stored', async () => {
  const answers = await outcomes([
    committer.run(define('first')),
    committer.run((append) => {
      define('bad-1', 'bad-2')(append)
      throw new Error('a programming error')
    }),
    committer.run(define('second', 'third')),
    // The event itself is refused by the table: no agency without a name.
    committer.run((append) =>
      append(
        [agency('bad-3', null as unknown as string)],
        { actor: null, device: null },
        { atMs: 1, businessDate: '2026-11-23' },
      ),
    ),
    committer.run(define('fourth')),
  ])
  expect(answers).toEqual([[1], 'a programming error', [2, 3], expect.stringContaining('NOT NULL'), [4]])
  expect(agencies()).toEqual(['first', 'fourth', 'second', 'third'])
  expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(verdict()).toEqual({ ok: true, events: 4 })
})

test('a batch whose COMMIT fails is refused whole, and the next one is stored', async () => {
  await committer.run(define('before'))
  // The constraint is looked at by COMMIT itself.
  db.exec(
    'PRAGMA foreign_keys = ON; CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)',
  )
  const answers = await outcomes([
    committer.run(define('good')),
    committer.run((append) => {
      db.exec('INSERT INTO child VALUES (42)')
      return define('guilty')(append)
    }),
  ])
  expect(answers).toEqual(['not stored', 'not stored'])
  expect(agencies()).toEqual(['before'])
  expect(journal.head().seq).toBe(1)
  expect(await committer.run(define('after'))).toEqual([2])
  expect(told.map(({ seq }) => seq)).toEqual([1, 2])
  db.exec('DROP TABLE child; DROP TABLE parent')
  expect(verdict()).toEqual({ ok: true, events: 2 })
})

test('a full file refuses the whole batch and changes nothing; with room again the same work is stored', async () => {
  await committer.run(define('before'))
  const pages = db.pragma('page_count', { simple: true })
  db.pragma(`max_page_count = ${String(pages)}`)
  const large: Work<number[]> = (append) => define(...Array.from({ length: 200 }, (_, i) => `large-${i}`))(append)
  expect(await outcomes([committer.run(define('small')), committer.run(large)])).toEqual(['not stored', 'not stored'])
  expect(db.inTransaction).toBe(false)
  expect(agencies()).toEqual(['before'])
  expect(told.map(({ seq }) => seq)).toEqual([1])
  expect(verdict()).toEqual({ ok: true, events: 1 })
  db.pragma('max_page_count = 1000000')
  expect(await committer.run(large)).toHaveLength(200)
  expect(verdict()).toEqual({ ok: true, events: 201 })
})

test('a file that somebody else has locked refuses the batch; afterwards it is stored', async () => {
  db.pragma('busy_timeout = 0')
  const other = openDatabase(join(dir, 'centre.db'))
  other.exec('BEGIN IMMEDIATE')
  expect(await outcomes([committer.run(define('a')), committer.run(define('b'))])).toEqual(['not stored', 'not stored'])
  other.exec('ROLLBACK')
  other.close()
  expect(await committer.run(define('c'))).toEqual([1])
  expect(agencies()).toEqual(['c'])
})

test('what is stored is answered even when the second place of the head cannot be written', async () => {
  let full = true
  begin({
    write(head) {
      if (full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      headFile.write(head)
    },
    close: () => undefined,
  })
  expect(await committer.run(define('a'))).toEqual([1])
  full = false
  expect(await committer.run(define('b'))).toEqual([2])
  expect(told.map(({ seq }) => seq)).toEqual([1, 2])
  expect(verdict()).toEqual({ ok: true, events: 2 })
})

test('idle waits for what was handed in before', async () => {
  const order: string[] = []
  const run = committer.run(define('a')).then(() => order.push('stored'))
  await committer.idle().then(() => order.push('idle'))
  await run
  await committer.idle()
  expect(order).toEqual(['stored', 'idle'])
})
