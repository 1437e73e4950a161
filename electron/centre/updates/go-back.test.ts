import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { JOBS_HERE, setBackupStage } from '../../testkit/backup-stage.ts'
import { LOST_HEAD } from '../journal/head-file.ts'
import { verifyCentre } from '../journal/verify.ts'
import { SCHEMA_VERSION } from '../store/schema.ts'
import { beforeUpdateDir, keepBeforeUpdate } from './before-update.ts'
import { goBackToCopy } from './go-back.ts'

const stage = setBackupStage({ backupRunner: JOBS_HERE })

/** A newer program opens the folder, changes its tables, and dies before it runs. @param done events that it still wrote */
function newerVersionDies(done = 0): void {
  expect(keepBeforeUpdate(stage.dir, '99.0.0')).toBe(true)
  const db = new Database(join(stage.dir, 'centre.db'))
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE of_tomorrow (id TEXT)')
  const { seq } = db.prepare('SELECT MAX(seq) AS seq FROM event').get() as { seq: number }
  const columns = db.prepare(`SELECT name FROM pragma_table_info('event')`).pluck().all().join()
  for (let i = 1; i <= done; i += 1)
    db.exec(
      `INSERT INTO event (${columns}) SELECT ${columns.replace('seq', `seq + ${i}`)} FROM event WHERE seq = ${seq}`,
    )
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
  db.close()
}
const copy = (): string => join(beforeUpdateDir(stage.dir), 'centre.db')
const schemaOf = (file: string): unknown => {
  const db = new Database(file, { readonly: true })
  const found = db.pragma('user_version', { simple: true })
  db.close()
  return found
}

test('the version of before is back after a newer one that did not run: its copy is, too, and the journal says so', async () => {
  await stage.issue()
  await stage.stop()
  newerVersionDies()
  // A power cut in the middle of the way back: it is gone once more.
  writeFileSync(join(stage.dir, 'centre.db.back'), 'half')
  await stage.again()
  const types = () => stage.centre.centre.journal.rowsBefore(1e9, 3).map(({ type, payload }) => [type, payload])
  expect(types()[0]).toEqual(['program.wentBack', expect.stringContaining('99.0.0')])
  expect(await stage.issue(), 'nothing is lost').toBe('A002')
  expect(schemaOf(join(beforeUpdateDir(stage.dir), 'newer.db')), 'what the newer one left').toBe(SCHEMA_VERSION + 1)
  await stage.again()
  expect(types().filter(([type]) => type === 'program.wentBack').length, 'told once').toBeLessThan(2)
  await stage.stop()
  expect(await verifyCentre(stage.dir)).toMatchObject({ ok: true })
  expect(existsSync(join(stage.dir, 'centre.db.back'))).toBe(false)
  // The next update has a copy of its own; what the one before has left goes.
  expect(keepBeforeUpdate(stage.dir, '99.0.1')).toBe(true)
  expect(existsSync(join(beforeUpdateDir(stage.dir), 'newer.db'))).toBe(false)
})

/** As `again`, by a newer program, which raises what is written below the tables at its end. */
async function newerVersionRuns(work: () => Promise<unknown>): Promise<boolean> {
  await stage.stop()
  const { clock } = stage.centre
  await stage.start({ version: '99.0.0', clock, deviceTokens: { kiosk: [stage.centre.token('kiosk')] } as never })
  await work()
  const hasWayBack = stage.centre.hasWayBack()
  await stage.stop()
  const db = new Database(join(stage.dir, 'centre.db'))
  db.exec('CREATE TABLE of_tomorrow (id TEXT); ALTER TABLE session ADD COLUMN of_tomorrow TEXT')
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`)
  db.close()
  return hasWayBack
}

/** A way back was cut off while it brought events over: its log lies there, whose file is made anew. */
function leaveLogOfCutOff(): void {
  const aside = join(stage.dir, 'centre.db.back')
  copyFileSync(copy(), aside)
  const db = new Database(aside)
  db.pragma('journal_mode = WAL')
  db.pragma('user_version = 77')
  copyFileSync(`${aside}-wal`, `${aside}.log`)
  db.close()
  renameSync(`${aside}.log`, `${aside}-wal`)
}

test('a newer version that ran without anybody is gone back from, with every event that it wrote by itself', async () => {
  await stage.issue()
  expect(await newerVersionRuns(async () => undefined)).toBe(true)
  leaveLogOfCutOff()
  await stage.again()
  const told = stage.centre.centre.journal.rowsBefore(1e9, 4).map(({ type, payload }) => `${type} ${payload}`)
  const version = stage.centre.centre.version
  expect(told.slice(0, 3)).toEqual([
    `program.wentBack {"from":"99.0.0","to":"${version}"}`,
    `program.changed {"from":"99.0.0","to":"${version}"}`,
    `program.changed {"from":"${version}","to":"99.0.0"}`,
  ])
  expect(await stage.issue()).toBe('A002')
  await stage.stop()
  expect(await verifyCentre(stage.dir)).toMatchObject({ ok: true })
  expect(existsSync(join(stage.dir, LOST_HEAD)), 'no event was lost').toBe(false)
})

test('a copy of before the update that cannot be read is no way back, and keeps no sound centre from its start', async () => {
  await stage.stop()
  expect(keepBeforeUpdate(stage.dir, '99.0.0')).toBe(true)
  writeFileSync(copy(), Buffer.alloc(8_192, 7))
  await stage.start({ version: '99.0.0', clock: stage.centre.clock })
  expect(stage.centre.hasWayBack()).toBe(false)
})

test('a newer version that somebody worked with is not gone back from', async () => {
  await stage.issue()
  expect(await newerVersionRuns(stage.issue)).toBe(false)
  await expect(stage.again()).rejects.toThrow('đã có thêm')
  expect(schemaOf(join(stage.dir, 'centre.db'))).toBe(SCHEMA_VERSION + 1)
  expect(existsSync(join(stage.dir, 'centre.db.back'))).toBe(false)
})

test('a way back that could not be gone to its end leaves what the newer version has written, with its log', async () => {
  await stage.issue()
  await stage.stop()
  const file = join(stage.dir, 'centre.db')
  const reader = new Database(file, { readonly: true })
  reader.exec('BEGIN; SELECT 1 FROM event')
  newerVersionDies()
  expect(() => goBackToCopy(stage.dir)).toThrow('locked')
  reader.close()
  expect(schemaOf(file)).toBe(SCHEMA_VERSION + 1)
  expect([goBackToCopy(stage.dir), schemaOf(file)]).toEqual([true, SCHEMA_VERSION])
})

test('where anything was done since, or there is no copy of it, nothing is touched and a person is told', async () => {
  await stage.issue()
  await stage.stop()
  newerVersionDies(2)
  const before = schemaOf(join(stage.dir, 'centre.db'))
  await expect(stage.again()).rejects.toThrow('đã có thêm 2 sự kiện')
  expect([schemaOf(join(stage.dir, 'centre.db')), schemaOf(copy())]).toEqual([before, SCHEMA_VERSION])
  const columnOfTomorrow = (from: string, to: string): void => {
    const newer = new Database(join(stage.dir, 'centre.db'))
    newer.exec(`ALTER TABLE event RENAME COLUMN ${from} TO ${to}`)
    newer.close()
  }
  columnOfTomorrow('actor', 'by_whom')
  await expect(stage.again(), 'written otherwise').rejects.toThrow('đã có thêm 2 sự kiện')
  columnOfTomorrow('by_whom', 'actor')

  const db = new Database(join(stage.dir, 'centre.db'))
  db.exec('DROP TRIGGER IF EXISTS event_no_delete; DELETE FROM event WHERE seq > (SELECT MAX(seq) - 2 FROM event)')
  const { seq } = db.prepare('SELECT MAX(seq) AS seq FROM event').get() as { seq: number }
  db.close()
  // The head that was told knows more than both.
  const head = join(stage.dir, 'head.json')
  const kept = join(stage.root, 'head.json')
  copyFileSync(head, kept)
  writeFileSync(head, JSON.stringify({ seq: seq + 1, hash: 'x' }))
  await expect(stage.again()).rejects.toThrow('đã có thêm 1 sự kiện')
  copyFileSync(kept, head)

  const whole = join(stage.root, 'copy.db')
  copyFileSync(copy(), whole)
  writeFileSync(copy(), Buffer.alloc(8_192, 7))
  await expect(stage.again(), 'a damaged copy').rejects.toThrow('phiên bản mới hơn')
  rmSync(beforeUpdateDir(stage.dir), { recursive: true })
  await expect(stage.again(), 'no copy').rejects.toThrow('phiên bản mới hơn')
  mkdirSync(beforeUpdateDir(stage.dir))
  copyFileSync(whole, copy())
  await stage.again()
  expect(await stage.issue()).toBe('A002')
})
