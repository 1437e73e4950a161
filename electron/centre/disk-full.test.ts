import { spawnSync } from 'node:child_process'
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFastClient } from '../testkit/fast-client.ts'
import type { FastAnswer, FastClient } from '../testkit/fast-client.ts'
import { NO_LIMITS, startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'
import { TABLES } from './store/schema.ts'

/** More numbers than any room left by these tests can take. */
const LIMIT = 2_000

let centre: TestCentre
let kiosks: FastClient[]
let desk: Awaited<ReturnType<TestCentre['openCounter']>>

async function open(dir?: string): Promise<void> {
  centre = await startTestCentre({ allowances: NO_LIMITS, ...(dir ? { dir } : {}) })
  desk = await centre.openCounter(1)
  kiosks = await Promise.all(
    Array.from({ length: 8 }, (_, i) => openFastClient(centre.url, centre.token('kiosk', i % 2))),
  )
}
async function close(): Promise<void> {
  for (const kiosk of kiosks) kiosk.close()
  await centre.dispose()
}

const issue = (i: number, key: string = crypto.randomUUID()): Promise<FastAnswer> =>
  kioskOf(i).post('/v1/tickets', { serviceId: 'S1', priority: 'elderly' }, key)
function kioskOf(i: number): FastClient {
  const kiosk = kiosks[i]
  if (!kiosk) throw new Error('no such kiosk')
  return kiosk
}

/** Every row of every table, and what head.json says. */
function everything(): Record<string, unknown> {
  const rows = (table: string): unknown => centre.db.prepare(`SELECT * FROM ${table}`).raw().all().map(String).sort()
  const tables = Object.keys(TABLES).map((table): [string, unknown] => [table, rows(table)])
  return {
    ...Object.fromEntries(tables),
    head: centre.centre.journal.head(),
    told: readFileSync(join(centre.dir, 'head.json'), 'utf8'),
  }
}

const refusal = (answer: FastAnswer): unknown => ({ status: answer.status, code: JSON.parse(answer.text).code })
const REFUSED = { status: 503, code: 'STORAGE_UNAVAILABLE' }

/** Gives numbers until there is no room. @returns how many were given, and the key of the one that was refused */
async function issueUntilFull(): Promise<{ given: number; key: string }> {
  for (let given = 0; given < LIMIT; given += 1) {
    const before = everything()
    const key = crypto.randomUUID()
    const answer = await issue(0, key)
    if (answer.status === 200) continue
    expect(refusal(answer)).toEqual(REFUSED)
    expect(everything(), 'nothing of a refused command is left').toEqual(before)
    return { given, key }
  }
  throw new Error('there was room for all')
}

/** What must hold while there is no room, and once there is again. @returns how many numbers were given before */
async function outlive(makeRoom: () => void): Promise<number> {
  const { given, key } = await issueUntilFull()
  const full = everything()
  const calls = [
    desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} }),
    desk.client.call('pauseCounter', { params: { counterId: 'C1' }, body: {} }),
  ]
  const answers = await Promise.all(kiosks.map((_, i) => issue(i)))
  expect(answers.map(refusal), 'many at once').toEqual(kiosks.map(() => REFUSED))
  expect(await Promise.all(calls)).toEqual([expect.objectContaining(REFUSED), expect.objectContaining(REFUSED)])
  expect(refusal(await issue(0, key)), 'the same key again').toEqual(REFUSED)
  expect(everything(), 'still nothing done').toEqual(full)
  expect((await kioskOf(0).get('/v1/services')).status, 'reads go on').toBe(200)
  expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })

  makeRoom()
  const [first, again] = [await issue(0, key), await issue(0, key)]
  expect([first.status, JSON.parse(first.text).ticket?.number]).toEqual([200, `A${String(given + 1).padStart(3, '0')}`])
  expect(again, 'one effect only').toEqual(first)
  const called = await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
  expect(called).toMatchObject({ ok: true, value: { ticket: { number: 'A001' } } })
  const numbers = centre.db.prepare(`SELECT COUNT(*), COUNT(DISTINCT no), MAX(no) FROM ticket`).raw().get()
  expect(numbers, 'without a gap').toEqual([given + 1, given + 1, given + 1])
  expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  return given
}

describe('invariant 1: no number is lost or doubled — a database that may not grow', () => {
  beforeEach(() => open())
  afterEach(close)

  test('refused with 503, nothing half done, and works again when there is room', async () => {
    const pages = Number(centre.db.pragma('page_count', { simple: true }))
    centre.db.pragma(`max_page_count = ${pages + 4}`)
    const given = await outlive(() => void centre.db.pragma('max_page_count = 1000000'))
    expect(given, 'some commands went well before').toBeGreaterThan(0)
    process.stdout.write(`disk full: page limit, ${given} numbers before\n`)
  })
})

/** A file system of four megabytes, or null where this user may not make one. */
function mountSmall(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const at = mkdtempSync(join(tmpdir(), 'mot-cua-small-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', at]).status === 0) return at
  rmSync(at, { recursive: true })
  return null
}
function unmount(at: string): void {
  const { status, stderr } = spawnSync('umount', [at])
  if (status !== 0) throw new Error(String(stderr))
  rmSync(at, { recursive: true })
}

const probe = mountSmall()
if (probe) unmount(probe)

describe.skipIf(!probe)(
  'invariant 1: no number is lost or doubled — a disk that is full (needs the right to mount a small one)',
  () => {
    let disk: string
    beforeEach(async () => {
      disk = mountSmall() ?? ''
      mkdirSync(join(disk, 'data'))
      await open(join(disk, 'data'))
    })
    afterEach(async () => {
      try {
        await close()
      } finally {
        unmount(disk)
      }
    })

    test('refused with 503, nothing half done, and works again when there is room', async () => {
      const filler = join(disk, 'filler')
      // Enough for some commands, so that it is a command in the middle that meets the end.
      fill(filler, 300_000)
      const given = await outlive(() => rmSync(filler))
      expect(given, 'some commands went well before').toBeGreaterThan(0)
      process.stdout.write(`disk full: file system of 4 MB, ${given} numbers before\n`)
    })
  },
)

/** Takes what room there is, but for so many bytes. */
function fill(file: string, leaving: number): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = 65_536; size >= 1;) {
      try {
        if (writeSync(handle, Buffer.alloc(size)) < size) size = Math.floor(size / 2)
      } catch {
        size = Math.floor(size / 2)
      }
    }
    ftruncateSync(handle, fstatSync(handle).size - leaving)
  } finally {
    closeSync(handle)
  }
}
