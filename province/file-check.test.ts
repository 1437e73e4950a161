import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { OPERATIONS } from './api/operations.ts'
import { isTimeToLook } from './domain/file-report.ts'
import { notices } from './page/troubles.ts'
import { STORES } from './testkit/both-stores.ts'
import { codeOf, fakeCentre, received, row } from './testkit/fake-centre.ts'
import type { FakeCentre } from './testkit/fake-centre.ts'
import { announce, hashOf, sendPart, tus } from './testkit/send-file.ts'
import { OPERATOR_TOKEN, startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

/** Name of a file that the disk does not give (Linux: reading this process's memory from its begin is a fault). */
const EIO = 'e'.repeat(64)

type State = z.infer<typeof OPERATIONS.filesChecked.answer>

/** A disk that is away is told of in the log: not a fault of the test. */
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

describe.each(STORES)('files that were here and are not, $name', (stores) => {
  const dir = mkdtempSync(join(tmpdir(), 'province-check-'))
  let province: TestProvince
  afterEach(() => province.dispose())
  afterAll(async () => {
    await stores.end()
    rmSync(dir, { recursive: true, force: true })
  })
  const begin = async (): Promise<FakeCentre> => {
    rmSync(join(dir, 'files'), { recursive: true, force: true })
    province = await startTestProvince({ store: await stores.make(), dir, log: quiet })
    const fake = fakeCentre(province.url, 'c1', await province.addCentre('c1'))
    await fake.begin('E1')
    return fake
  }
  const bytesOf = (n: number): Uint8Array => Buffer.alloc(5_000, `page ${n} `)
  const placeOfHash = (hash: string): string => join(dir, 'files', 'c1', hash.slice(0, 2), hash)
  const placeOf = (n: number): string => placeOfHash(hashOf(bytesOf(n)))
  const sendFile = async ({ token }: FakeCentre, n: number): Promise<void> => {
    const bytes = bytesOf(n)
    await announce(province.url, token, hashOf(bytes), bytes.length)
    expect((await sendPart(province.url, token, hashOf(bytes), 0, bytes)).status).toBe(204)
  }
  const attached = (seq: number, n: number, more: object = {}) =>
    row(seq, 'digital.attached', codeOf(1), { dossierId: 'd1', sha256: hashOf(bytesOf(n)), bytes: 5_000 }, more)
  const filesOf = async (): Promise<number | undefined> =>
    (await province.store.transaction((tx) => tx.dossiers('c1', [codeOf(1)])))[0]?.files
  const state = async (): Promise<State> => {
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` }
    return (await fetch(`${province.url}/v1/operator/files/check`, { headers }).then((answer) =>
      answer.json(),
    )) as State
  }
  const ended = async (): Promise<State> => {
    await expect.poll(async () => (await state()).running, { timeout: 10_000, interval: 20 }).toBe(false)
    return await state()
  }
  async function look(how: object = {}): Promise<State> {
    await ended()
    await province.operate('/files/check', how)
    return await ended()
  }
  const missing = async ({ get }: FakeCentre): Promise<unknown> => (await get('/changes')).body['filesMissing']

  it('asks the centre for what is gone or spoilt, and counts it once when it has come again', async () => {
    const fake = await begin()
    for (const n of [1, 2, 3, 4, 5]) await sendFile(fake, n)
    await fake.take([received(1, 1), attached(2, 1), attached(3, 2), attached(4, 3), attached(5, 4)])
    expect(await look({ everything: true })).toMatchObject({
      lost: [],
      away: 0,
      last: { files: 5, bytes: 25_000, read: 5 },
    })
    expect(await missing(fake)).toBeUndefined()
    rmSync(placeOf(1))
    truncateSync(placeOf(2), 400)
    writeFileSync(placeOf(3), Buffer.alloc(5_000, 'rot'))
    // Its row has not come yet.
    rmSync(placeOf(5))

    // As long, and other bytes: a look at the sizes does not see it.
    expect((await look()).lost).toMatchObject([{ centreId: 'c1', missing: 2, spoilt: 1 }])
    expect((await look({ everything: true })).lost).toMatchObject([{ missing: 2, spoilt: 2 }])
    expect(await missing(fake)).toEqual([2, 3, 4])
    const { rejected, through, rows } = await fake.position()
    expect(rejected.map(({ seq, code }) => `${seq} ${code}`)).toEqual([
      '2 FILE_MISSING',
      '3 FILE_MISSING',
      '4 FILE_MISSING',
    ])
    expect([through, rows, await filesOf(), await province.store.usedBytes('c1')]).toEqual([5, 5, 1, 5_000])
    expect(readdirSync(join(dir, 'spoilt'))).toHaveLength(2)
    expect((await tus(province.url, fake.token, 'HEAD', `/${hashOf(bytesOf(3))}`)).status).toBe(404)
    expect((await fake.take([attached(6, 5)])).results).toMatchObject([{ outcome: 'rejected', code: 'FILE_MISSING' }])

    for (const n of [1, 2, 3, 5]) await sendFile(fake, n)
    const again = await fake.take([attached(2, 1), attached(3, 2), attached(4, 3), attached(6, 5)], 1)
    expect(again.results.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect((await fake.take([attached(2, 1)], 1)).results).toMatchObject([{ outcome: 'already' }])
    expect([await filesOf(), await missing(fake), (await state()).lost]).toEqual([5, undefined, []])
    expect([readdirSync(join(dir, 'spoilt')), hashOf(readFileSync(placeOf(3)))]).toEqual([[], hashOf(bytesOf(3))])
  })

  it('knows a row that took the place of another by what it did, when its file was lost since', async () => {
    const fake = await begin()
    await sendFile(fake, 1)
    const wrong = row(2, 'digital.attached', codeOf(1), { dossierId: 'd1', sha256: 'not a hash', bytes: 5_000 })
    const right = attached(3, 1, { settles: 2 })
    const first = await fake.take([received(1, 1), wrong, right])
    expect(first.results.map(({ outcome }) => outcome)).toEqual(['accepted', 'rejected', 'accepted'])
    rmSync(placeOf(1))
    await look()
    expect(await missing(fake)).toEqual([3])
    await sendFile(fake, 1)
    expect((await fake.take([right], 2)).results).toMatchObject([{ seq: 3, outcome: 'accepted' }])
    expect((await fake.position()).rejected).toEqual([])
  })

  it('takes from a dossier no file of another one that had its code', async () => {
    const fake = await begin()
    for (const n of [1, 2]) await sendFile(fake, n)
    const body = { dossierId: 'd2', sha256: hashOf(bytesOf(2)), bytes: 5_000 }
    const closed = row(3, 'delivery.closed', codeOf(1), {}, { settles: 2 })
    const rows = [received(1, 1), received(2, 1, { dossierId: 'd2' }), closed, attached(4, 1)]
    await fake.take([...rows, row(5, 'digital.attached', codeOf(1), body)])
    expect(await filesOf()).toBe(1)
    rmSync(placeOf(2))
    await look()
    expect([await missing(fake), await filesOf()]).toEqual([[5], 1])
  })

  it('goes on where one file cannot be looked at, says so, and finds more again than it asks for at once', async () => {
    const fake = await begin()
    for (const n of [1, 2, 3]) await sendFile(fake, n)
    await fake.take([received(1, 1), attached(2, 2), attached(3, 3)])
    rmSync(placeOf(1))
    symlinkSync(placeOf(1), placeOf(1))
    // The disk does not give its bytes, and does not let it go either.
    await province.store.transaction((tx) => tx.addFile('c1', { sha256: EIO, bytes: 0, completedAt: 1 }))
    mkdirSync(dirname(placeOfHash(EIO)), { recursive: true })
    symlinkSync('/proc/self/mem', placeOfHash(EIO))
    mkdirSync(join(dir, 'spoilt', `c1.${EIO}`), { recursive: true })
    rmSync(placeOf(3))
    const found = await look({ everything: true })
    expect(found).toMatchObject({ away: 0, lost: [{ missing: 1, spoilt: 0 }], last: { files: 4, lost: 1, unread: 2 } })
    expect(notices([], { now: 1, files: found }).html).toContain('Không kiểm tra được 2 tệp')
    rmSync(join(dir, 'spoilt'), { recursive: true })
    expect(await look({ everything: true })).toMatchObject({ lost: [{ missing: 1, spoilt: 1 }], last: { unread: 1 } })

    await province.store.transaction(async (tx) => {
      for (let n = 0; n < 600; n++) {
        const sha256 = hashOf(Buffer.from(`lost ${n}`))
        await tx.addFile('c1', { sha256, bytes: 6, completedAt: 1 })
        await tx.loseFile('c1', { sha256, bytes: 6, completedAt: 1 }, 'missing', 2)
      }
    })
    writeFileSync(placeOf(3), bytesOf(3))
    expect((await look()).lost, 'that was lost last').toMatchObject([{ missing: 600, spoilt: 1 }])
  })

  it('asks for nothing while the disk is not there, and finds all of it again when it is', async () => {
    await begin()
    await province.store.transaction(async (tx) => {
      for (let n = 0; n < 25; n++) {
        mkdirSync(dirname(placeOf(n)), { recursive: true })
        writeFileSync(placeOf(n), bytesOf(n))
        await tx.addFile('c1', { sha256: hashOf(bytesOf(n)), bytes: 5_000, completedAt: 1 })
      }
    })
    renameSync(join(dir, 'files'), join(dir, 'unmounted'))
    expect(await look()).toMatchObject({ away: 25, lost: [], last: { files: 25, lost: 0 } })
    expect((await province.store.newestFiles(99)).length).toBe(25)
    renameSync(join(dir, 'unmounted'), join(dir, 'files'))
    expect(await look()).toMatchObject({ away: 0, lost: [] })
    // A disk that is gone for good: a person says so.
    renameSync(join(dir, 'files'), join(dir, 'gone'))
    expect(await look({ evenMost: true })).toMatchObject({ away: 0, lost: [{ missing: 25 }] })
    // And was not, after all.
    renameSync(join(dir, 'gone'), join(dir, 'files'))
    expect(await look()).toMatchObject({ lost: [], last: { files: 25 } })
  })
})

it('notices at its start what a crash has taken of the newest files', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'province-start-'))
  const before = await startTestProvince({ dir })
  const token = await before.addCentre('c1')
  const bytes = Buffer.from('a page')
  await announce(before.url, token, hashOf(bytes), bytes.length)
  await sendPart(before.url, token, hashOf(bytes), 0, bytes)
  await before.dispose()
  const place = join(dir, 'files', 'c1', hashOf(bytes).slice(0, 2), hashOf(bytes))
  expect(existsSync(place)).toBe(true)
  truncateSync(place, 0)
  const after = await startTestProvince({ dir, log: quiet })
  await expect.poll(() => after.store.lostFiles(), { timeout: 10_000 }).toMatchObject([{ centreId: 'c1', spoilt: 1 }])
  await after.dispose()
  rmSync(dir, { recursive: true })
})

it('looks at all files at night, once, and by day when it has not for long', () => {
  const at = (time: string): number => Date.parse(`${time}+07:00`)
  const report = { at: at('2026-11-23T02:10'), files: 0, bytes: 0, read: 0, lost: 0, unread: 0, turn: 3 }
  expect(isTimeToLook(at('2026-11-23T14:00'), null)).toBe(false)
  expect(isTimeToLook(at('2026-11-24T00:59'), report)).toBe(false)
  expect(isTimeToLook(at('2026-11-24T01:00'), report)).toBe(true)
  expect(isTimeToLook(at('2026-11-23T04:00'), report)).toBe(false)
  expect(isTimeToLook(at('2026-11-25T14:00'), report)).toBe(true)
})
