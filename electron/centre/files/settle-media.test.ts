import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import { codeOf, disposeSound, must, payloads } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { orderMedia, removeMedia } from './change-media.ts'
import type { Caller } from '../usecases/context.ts'
import type { Prepared } from './prepared.ts'

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500, 7)])
const NOBODY: Caller = { kind: 'nobody', address: '' }
const DAY = 24 * 3_600_000
const TEN_MINUTES = 600_000

let time: ManualTime
let running: TestCentre
let leader: Client
beforeEach(async () => {
  time = createManualTime()
  running = await startTestCentre({ timers: time.timers })
  leader = running.client(await running.logIn('technician'))
})
afterEach(() => disposeSound(running))

const folder = (...path: string[]): string => join(running.dir, 'media', ...path)
const names = async () => must(await leader.call('listMedia', {})).files.map(({ name }) => name)
const add = (name: string, bytes = PNG, last = true) =>
  leader.call('addMediaPart', { body: { name, offset: 0, data: bytes.toString('base64'), last } })
const remove = (fileName: string) => leader.call('removeMedia', { params: { fileName }, body: {} })
const restore = (fileName: string) => leader.call('restoreMedia', { params: { fileName }, body: {} })
const pending = () => running.centre.deps.store.mediaWork()

/** Commits what was decided and stops there, as a centre does whose machine loses power. */
async function commitOnly(prepared: Prepared<unknown>): Promise<void> {
  expect(await running.centre.executor.execute(NOBODY, null, prepared.decide)).toMatchObject({ ok: true })
}

/** Lets timed work run, and waits for it. */
async function tick(ms: number): Promise<void> {
  running.clock.advance(ms)
  time.advance(TEN_MINUTES)
  await running.centre.fileTurns(async () => {})
}

describe('a batch that is rolled back', () => {
  test('and runs again keeps the event and the file together', async () => {
    must(await add('a.png'))
    must(await add('b.png'))
    const { deps, executor } = running.centre
    const ctx = executor.context(NOBODY)
    const { decide } = await removeMedia(deps, { fileName: 'a.png' }, ctx)
    let runs = 0
    const [own, bad] = await Promise.allSettled([
      executor.execute(NOBODY, null, (now) => {
        runs += 1
        return decide(now)
      }),
      executor.execute(NOBODY, null, () => {
        throw new Error('a programming error')
      }),
    ])
    expect([runs, own.status, bad.status]).toEqual([2, 'fulfilled', 'rejected'])
    expect(payloads(running, 'media.removed')).toEqual([{ name: 'a.png' }])
    await tick(0)
    expect(await names()).toEqual(['b.png'])
    expect(pending()).toEqual([])
  })

  test('for a full disk leaves files, order and journal as they were, and the same is done with room again', async () => {
    must(await add('a.png'))
    must(await add('b.png'))
    await add('c.png', PNG.subarray(0, 100), false)
    const { seq } = running.centre.journal.head()
    const fail = "CREATE TEMP TRIGGER full BEFORE INSERT ON media_work BEGIN SELECT RAISE(ABORT, 'no room'); END"
    running.db.exec(fail)
    const rest = { name: 'c.png', offset: 100, data: PNG.subarray(100).toString('base64'), last: true }
    const order = { body: { names: ['b.png', 'a.png'] } }
    for (const failed of [
      await remove('a.png'),
      await leader.call('orderMedia', order),
      await leader.call('addMediaPart', { body: rest }),
    ])
      expect(failed.ok).toBe(false)
    expect(await names()).toEqual(['a.png', 'b.png'])
    expect(running.centre.journal.head().seq).toBe(seq)
    running.db.exec('DROP TRIGGER temp.full')
    must(await leader.call('addMediaPart', { body: rest }))
    expect(readFileSync(folder('c.png')).equals(PNG)).toBe(true)
    must(await leader.call('orderMedia', { body: { names: ['b.png', 'a.png', 'c.png'] } }))
    must(await remove('02 a.png'))
    expect(await names()).toEqual(['01 b.png', '03 c.png'])
  })
})

describe('a crash', () => {
  test('between the event and the file is gone on with at the start', async () => {
    must(await add('a.png'))
    const { deps, executor } = running.centre
    await commitOnly(await removeMedia(deps, { fileName: 'a.png' }, executor.context(NOBODY)))
    expect(await names()).toEqual(['a.png'])
    running = await running.restart()
    expect(existsSync(folder('a.png'))).toBe(false)
    expect(pending()).toEqual([])
    leader = running.client(await running.logIn('technician'))
    must(await restore('a.png'))
    expect(await names()).toEqual(['a.png'])
  })

  test.each([0, 1, 2, 3, 4, 5, 6])('after %i renames of an order loses no file', async (renames) => {
    const files = ['01 a.png', '02 b.png', '03 c.png']
    for (const [i, name] of files.entries()) must(await add(name, Buffer.concat([PNG, Buffer.alloc(i + 1)])))
    const { deps, executor } = running.centre
    const wanted = ['02 b.png', '03 c.png', '01 a.png']
    await commitOnly(await orderMedia(deps, { names: wanted }, executor.context(NOBODY)))
    const [row] = pending()
    const moves = row?.work.kind === 'order' ? row.work.moves : []
    const steps = [
      ...moves.map(({ from }, i) => [from, `.order-${i}`] as const),
      ...moves.map(({ to }, i) => [`.order-${i}`, to] as const),
    ]
    for (const [from, to] of steps.slice(0, renames)) renameSync(folder(from), folder(to))
    await tick(0)
    const sizes = ['01 b.png', '02 c.png', '03 a.png'].map((name) => readFileSync(folder(name)).length - PNG.length)
    expect(sizes).toEqual([2, 3, 1])
  })

  test('after the file does nothing to another file that has its name by now', async () => {
    must(await add('a.png'))
    const { deps, executor } = running.centre
    await commitOnly(await removeMedia(deps, { fileName: 'a.png' }, executor.context(NOBODY)))
    const other = Buffer.concat([PNG, PNG])
    writeFileSync(folder('a.png'), other)
    await tick(0)
    expect(readFileSync(folder('a.png')).equals(other)).toBe(true)
  })
})

test('a change that the disk refuses waits, and the boards have it ten minutes later', async () => {
  must(await add('a.png'))
  writeFileSync(folder('.bin'), 'in the way')
  must(await remove('a.png'))
  expect(await names()).toEqual(['a.png'])
  renameSync(folder('.bin'), folder('.away'))
  await tick(TEN_MINUTES)
  expect(await names()).toEqual([])
})

test('the same request again removes once, also when another file has the name by now', async () => {
  must(await add('a.png'))
  const token = await running.logIn('leader')
  const post = () =>
    fetch(`${running.url}/v1/media/a.png/remove`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
      body: '{}',
    })
  const key = crypto.randomUUID()
  expect((await post()).status).toBe(200)
  must(await add('a.png', Buffer.concat([PNG, PNG])))
  expect((await post()).status).toBe(200)
  expect(await names()).toEqual(['a.png'])
  expect(payloads(running, 'media.removed')).toHaveLength(1)
})

describe('what nobody needs', () => {
  test('leaves the bin after thirty days', async () => {
    for (const name of ['a.png', 'b.png']) must(await add(name))
    must(await remove('a.png'))
    await tick(2 * DAY)
    leader = running.client(await running.logIn('technician'))
    must(await remove('b.png'))
    await tick(28 * DAY)
    expect(readdirSync(folder('.bin'))).toHaveLength(2)
    await tick(DAY)
    leader = running.client(await running.logIn('technician'))
    expect(codeOf(await restore('a.png'))).toBe('MEDIA_UNKNOWN')
    must(await restore('b.png'))
  })

  test('parts of a file go after a day without another part', async () => {
    await add('a.png', PNG.subarray(0, 9), false)
    await tick(DAY - 1)
    expect(readdirSync(folder())).toContain('.a.png.part')
    leader = running.client(await running.logIn('technician'))
    await add('b.png', PNG.subarray(0, 9), false)
    await tick(1)
    expect(readdirSync(folder())).toEqual(['.b.png.part'])
  })

  test('is deleted in small steps', async () => {
    mkdirSync(folder(), { recursive: true })
    for (let i = 0; i < 150; i++) {
      writeFileSync(folder(`.${i}.part`), '')
      utimesSync(folder(`.${i}.part`), 0, 0)
    }
    await tick(0)
    expect(readdirSync(folder())).toHaveLength(50)
    await tick(0)
    expect(readdirSync(folder())).toEqual([])
  })
})
