import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createManualTime } from '../shared/testkit/manual-time.ts'
import { announce, hashOf, sendHalf, sendPart, tus } from './testkit/send-file.ts'
import { startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

let province: TestProvince
let token: string
beforeAll(async () => {
  province = await startTestProvince()
  token = await province.addCentre('c1', 300_000)
})
afterAll(() => province.dispose())

let made = 0
/** A file that no other test has. */
const bytesOf = (length: number): Uint8Array => Buffer.alloc(length, `page ${(made += 1)} `)
const statusOf = async (hash: string): Promise<unknown[]> => {
  const { status, headers } = await tus(province.url, token, 'HEAD', `/${hash}`)
  return [status, headers['upload-offset'], headers['upload-length']]
}
const placeOf = (hash: string): string => join(province.dir, 'files', 'c1', hash.slice(0, 2), hash)
const codeOf = ({ status, body }: { status: number; body: string }): unknown[] => [
  status,
  (JSON.parse(body) as { code: string }).code,
]

it('takes a file in parts, and knows it by its hash', async () => {
  const bytes = bytesOf(20_000)
  const hash = hashOf(bytes)
  expect((await tus(province.url, token, 'HEAD', `/${hash}`)).status).toBe(404)
  const announced = await announce(province.url, token, hash, bytes.length)
  expect([announced.status, announced.headers['location']]).toEqual([201, `/v1/files/${hash}`])
  expect((await sendPart(province.url, token, hash, 0, bytes.subarray(0, 7_000))).status).toBe(204)
  expect(await statusOf(hash)).toEqual([200, '7000', '20000'])
  // The same part again, and one that leaves something out: the offset decides.
  expect((await sendPart(province.url, token, hash, 0, bytes.subarray(0, 7_000))).status).toBe(409)
  expect((await sendPart(province.url, token, hash, 7_000, bytes.subarray(7_000))).status).toBe(204)
  expect(await statusOf(hash)).toEqual([200, '20000', '20000'])
  expect(hashOf(readFileSync(placeOf(hash)))).toBe(hash)
  const told = await fetch(`${province.url}/v1/files/${hash}`, { headers: { authorization: `Bearer ${token}` } })
  expect(await told.json()).toMatchObject({ sha256: hash, bytes: 20_000 })
  expect(codeOf(await announce(province.url, token, hash, bytes.length))).toEqual([409, 'FILE_EXISTS'])
})

it('goes on where the line broke, and takes the lock from a request that is half open', async () => {
  const bytes = bytesOf(90_000)
  const hash = hashOf(bytes)
  await announce(province.url, token, hash, bytes.length)
  const cut = await sendHalf(province.url, token, hash, bytes.subarray(0, 40_000), bytes.length)
  await expect.poll(async () => (await statusOf(hash))[1], { timeout: 10_000 }).toBe('40000')
  // Nobody has closed it; the newer request is served all the same.
  expect((await sendPart(province.url, token, hash, 40_000, bytes.subarray(40_000))).status).toBe(204)
  cut()
  expect(await statusOf(hash)).toEqual([200, '90000', '90000'])
})

it('drops what is not what its name says', async () => {
  const hash = 'b'.repeat(64)
  await announce(province.url, token, hash, 4)
  expect(codeOf(await sendPart(province.url, token, hash, 0, Buffer.from('abcd')))).toEqual([460, 'FILE_HASH_WRONG'])
  expect((await tus(province.url, token, 'HEAD', `/${hash}`)).status).toBe(404)
  expect((await announce(province.url, token, hash, 4)).status).toBe(201)
})

it.each([false, true])('takes over what a crash left whole; already in its place: %s', async (isMoved) => {
  const bytes = bytesOf(500)
  const hash = hashOf(bytes)
  await announce(province.url, token, hash, bytes.length)
  // As after `kill -9`: the bytes are there, the database knows nothing.
  const path = join(province.dir, 'incoming', `c1.${hash}`)
  writeFileSync(path, bytes)
  if (isMoved) {
    mkdirSync(dirname(placeOf(hash)), { recursive: true })
    renameSync(path, placeOf(hash))
  }
  expect(await statusOf(hash)).toEqual([200, '500', '500'])
  expect(existsSync(placeOf(hash))).toBe(true)
  expect(readdirSync(join(province.dir, 'incoming')).filter((name) => name.includes(hash))).toEqual([])
})

it('keeps the files of centres apart, and each within its quota', async () => {
  const other = await province.addCentre('c2', 1_000)
  const bytes = bytesOf(600)
  const hash = hashOf(bytes)
  await announce(province.url, other, hash, bytes.length)
  expect((await tus(province.url, token, 'HEAD', `/${hash}`)).status).toBe(404)
  await sendPart(province.url, other, hash, 0, bytes)
  expect(codeOf(await announce(province.url, other, 'c'.repeat(64), 500))).toEqual([507, 'QUOTA_EXCEEDED'])
  // What is promised to uploads under way counts too.
  expect((await announce(province.url, other, 'd'.repeat(64), 300)).status).toBe(201)
  expect(codeOf(await announce(province.url, other, 'e'.repeat(64), 300))).toEqual([507, 'QUOTA_EXCEEDED'])
  expect(codeOf(await announce(province.url, token, 'f'.repeat(64), 104_857_601))).toEqual([413, 'BODY_TOO_LARGE'])
  expect((await announce(province.url, token, '../../etc/passwd', 5)).status).toBe(400)
  expect((await announce(province.url, 'nobody-has-this-token-at-all', hash, 5)).status).toBe(401)
})

it('has the room of a file once, when a crash left it whole', async () => {
  const other = await province.addCentre('c3', 1_000)
  const bytes = bytesOf(600)
  const hash = hashOf(bytes)
  await announce(province.url, other, hash, bytes.length)
  writeFileSync(join(province.dir, 'incoming', `c3.${hash}`), bytes)
  expect((await tus(province.url, other, 'HEAD', `/${hash}`)).status).toBe(200)
  expect((await announce(province.url, other, 'a'.repeat(64), 300)).status).toBe(201)
})

it('puts a file where its own centre is, whatever a request says of it', async () => {
  const hash = hashOf(Buffer.alloc(0))
  const headers = {
    'upload-length': '0',
    'upload-metadata': `sha256 ${Buffer.from(hash).toString('base64')}`,
    'x-centre': '../../outside',
  }
  await tus(province.url, token, 'POST', '', headers)
  expect(existsSync(placeOf(hash))).toBe(true)
  const strange = [province.dir, dirname(province.dir), join(province.dir, 'incoming'), join(province.dir, 'files')]
    .flatMap((dir) => readdirSync(dir))
    .filter((name) => name.includes('outside'))
  expect(strange).toEqual([])
})

it('frees the room of what was announced and never came, and takes it anew when it comes after all', async () => {
  const time = createManualTime(Date.parse('2026-11-23T01:00:00Z'))
  const dir = mkdtempSync(join(tmpdir(), 'province-expires-'))
  const own = await startTestProvince({ clock: time.clock, dir })
  const key = await own.addCentre('c3', 1_000)
  const [bytes, begun] = [bytesOf(600), bytesOf(300)]
  const { headers } = await announce(own.url, key, hashOf(bytes), 600)
  expect(headers['upload-expires']).toBe('Tue, 24 Nov 2026 01:00:00 GMT')
  await announce(own.url, key, hashOf(begun), 300)
  await sendPart(own.url, key, hashOf(begun), 0, begun.subarray(0, 100))
  // The library's own way of counting began with the file; what is going on has longer.
  expect((await tus(own.url, key, 'HEAD', `/${hashOf(begun)}`)).headers['upload-expires']).toBe(
    'Mon, 30 Nov 2026 01:00:00 GMT',
  )
  expect(codeOf(await announce(own.url, key, 'e'.repeat(64), 200))).toEqual([507, 'QUOTA_EXCEEDED'])
  time.advance(25 * 3_600_000)
  expect((await announce(own.url, key, 'e'.repeat(64), 200)).status).toBe(201)
  expect((await sendPart(own.url, key, hashOf(bytes), 0, bytes)).status).toBe(404)
  expect((await tus(own.url, key, 'HEAD', `/${hashOf(bytes)}`)).status).toBe(404)
  // What was begun goes on, also after the program has started anew; and its room is kept.
  await own.dispose()
  const next = await startTestProvince({ clock: time.clock, dir })
  expect(codeOf(await announce(next.url, key, hashOf(bytes), 600))).toEqual([507, 'QUOTA_EXCEEDED'])
  expect((await sendPart(next.url, key, hashOf(begun), 100, begun.subarray(100))).status).toBe(204)
  time.advance(25 * 3_600_000)
  expect((await announce(next.url, key, hashOf(bytes), 600)).status).toBe(201)
  await next.dispose()
  rmSync(dir, { recursive: true })
})
