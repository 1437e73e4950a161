import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPgStore } from './store/pg/open-pg.ts'
import { digestOf, fakeCentre, received, ticket } from './testkit/fake-centre.ts'
import { announce, hashOf, sendPart, tus } from './testkit/send-file.ts'
import { startPostgres } from './testkit/start-postgres.ts'
import type { TestPostgres } from './testkit/start-postgres.ts'
import { startTestProvince } from './testkit/start-test-province.ts'

/** A disk of 16 MB, where this user may mount one. */
function mountSmall(): string | null {
  const at = mkdtempSync(join(tmpdir(), 'province-disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=755', 'tmpfs', at]).status === 0) return at
  rmSync(at, { recursive: true })
  return null
}
function unmount(at: string): void {
  spawnSync('umount', [at])
  rmSync(at, { recursive: true, force: true })
}

/** Writes until there is no room. */
function fill(file: string): void {
  const piece = Buffer.alloc(100_000)
  for (;;) {
    try {
      appendFileSync(file, piece)
    } catch {
      return
    }
  }
}

const probe = mountSmall()
if (probe) unmount(probe)
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

describe.skipIf(probe === null)('a disk that is full (needs the right to mount a small one)', () => {
  let postgres: TestPostgres
  let disk: string
  beforeAll(async () => {
    disk = mountSmall() ?? ''
    postgres = await startPostgres()
  })
  afterAll(async () => {
    await postgres.stop()
    unmount(disk)
  })

  it('takes nothing while there is no room, and everything once when there is', async () => {
    const tables = join(disk, 'tables')
    const filler = join(disk, 'filler')
    mkdirSync(tables)
    writeFileSync(filler, Buffer.alloc(4_000_000))
    const store = await openPgStore(await postgres.database('small', tables))
    const province = await startTestProvince({ store, log: quiet })
    const fake = fakeCentre(province.url, 'c1', await province.addCentre('c1'))
    await fake.begin('E1')
    const all = Array.from({ length: 30_000 }, (_, i) => (i % 3 === 0 ? received(i + 1, i + 1) : ticket(i + 1)))
    let through = 0
    let answer = await fake.send(all.slice(0, 1_000), 0)
    while (answer.status === 200) {
      through = Number(answer.body['through'])
      answer = await fake.send(all.slice(through, through + 1_000), through)
    }
    expect([answer.status, answer.body['code']]).toEqual([503, 'STORAGE_UNAVAILABLE'])
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(through).toBeGreaterThan(0)
    expect(await fake.position()).toMatchObject({ through, rows: through })
    rmSync(filler)
    const next = await fake.take(all.slice(through, through + 1_000), through)
    expect(next).toMatchObject({ through: through + 1_000, digest: digestOf(all.slice(0, through + 1_000)) })
    await province.dispose()
  })

  it('takes a file on from where the disk was full', async () => {
    const dir = join(disk, 'files')
    const filler = join(disk, 'filler')
    const province = await startTestProvince({
      store: await openPgStore(await postgres.database('shelf')),
      dir,
      log: quiet,
    })
    const token = await province.addCentre('c1')
    fill(filler)
    const bytes = Buffer.alloc(1_000_000, 'scan ')
    const hash = hashOf(bytes)
    rmSync(filler)
    expect((await announce(province.url, token, hash, bytes.length)).status).toBe(201)
    fill(filler)
    const full = await sendPart(province.url, token, hash, 0, bytes)
    expect([full.status, full.body]).toEqual([503, expect.stringContaining('STORAGE_UNAVAILABLE')])
    rmSync(filler)
    const { headers } = await tus(province.url, token, 'HEAD', `/${hash}`)
    const offset = Number(headers['upload-offset'])
    expect((await sendPart(province.url, token, hash, offset, bytes.subarray(offset))).status).toBe(204)
    expect((await tus(province.url, token, 'HEAD', `/${hash}`)).headers['upload-offset']).toBe(String(bytes.length))
    await province.dispose()
  })
})
