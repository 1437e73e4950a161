import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SentEvent } from '../shared/province/wire.ts'
import { openPgStore } from './store/pg/open-pg.ts'
import { StoreUnavailable } from './store/store.ts'
import { codeOf, digestOf, fakeCentre, received, step, ticket } from './testkit/fake-centre.ts'
import type { FakeCentre } from './testkit/fake-centre.ts'
import { startProvinceProcess } from './testkit/province-process.ts'
import type { ProvinceProcess } from './testkit/province-process.ts'
import { startPostgres } from './testkit/start-postgres.ts'
import type { TestPostgres } from './testkit/start-postgres.ts'

const ROUNDS = process.env['SOAK'] ? 50 : 3

let postgres: TestPostgres
let dir: string
beforeAll(async () => {
  postgres = await startPostgres()
  dir = mkdtempSync(join(tmpdir(), 'province-'))
})
afterAll(async () => {
  await postgres.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** A day's rows: dossiers that go on step by step, and numbers between them. */
function rowsFrom(seq: number, count: number): SentEvent[] {
  return Array.from({ length: count }, (_, i) => {
    const at = seq + i
    const n = Math.floor(at / 4) + 1
    if (at % 4 === 1) return received(at, n)
    if (at % 4 === 2) return step(at, n, 'forwarded', { late: false })
    return at % 4 === 3
      ? step(at, n, 'resultRecorded', { kind: 'granted', paper: true, electronic: false })
      : ticket(at)
  })
}

async function register(province: ProvinceProcess, id: string): Promise<string> {
  const operator = readFileSync(province.operatorTokenFile, 'utf8').trim()
  const answer = await fetch(`${province.url}/v1/operator/centres`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, name: id }),
  })
  return ((await answer.json()) as { token: string }).token
}

/** Sends until the line breaks or all is sent, and remembers what was acknowledged. */
async function drain(fake: FakeCentre, all: readonly SentEvent[], acknowledged: Set<number>): Promise<boolean> {
  try {
    let { through } = await fake.position()
    while (through < all.length) {
      const answer = await fake.take(all.slice(through, through + 40), through)
      for (const { seq } of answer.results) acknowledged.add(seq)
      through = answer.through
    }
    return true
  } catch {
    return false
  }
}

it('loses nothing and doubles nothing when the province and its database die again and again', async () => {
  const pg = await postgres.database('deaths')
  const args = ['--pg', pg, '--files', dir]
  let province = await startProvinceProcess(args)
  const port = new URL(province.url).port
  const fake = fakeCentre(province.url, 'c1', await register(province, 'c1'))
  await fake.begin('E1')
  const all: SentEvent[] = []
  const acknowledged = new Set<number>()
  for (let round = 0; round < ROUNDS; round += 1) {
    all.push(...rowsFrom(all.length + 1, 400))
    const draining = drain(fake, all, acknowledged)
    // At some moment of the sending, another one each time.
    await pause(10 + Math.random() * 150)
    await province.kill()
    if (round % 2 === 1) await postgres.kill().then(() => postgres.revive())
    await draining
    province = await startProvinceProcess([...args, '--port', port])
    const { through } = await fake.position()
    expect(Math.max(0, ...acknowledged), 'what was acknowledged is there').toBeLessThanOrEqual(through)
  }
  expect(await drain(fake, all, acknowledged)).toBe(true)
  expect(await fake.position()).toMatchObject({
    through: all.length,
    rows: all.length,
    digest: digestOf(all),
    rejected: [],
    held: [],
  })
  const again = await fake.take(all.slice(0, 200), 0)
  expect(new Set(again.results.map(({ outcome }) => outcome))).toEqual(new Set(['already']))
  expect(again.results.find(({ seq }) => seq === 3)?.status).toBe(9)
  expect(codeOf(1)).toBe(all[0]?.subject)
  expect(await province.stop()).toBe(0)
})

it('says that it cannot take it now while its database is away, and takes it when it is back', async () => {
  const pg = await postgres.database('away')
  const province = await startProvinceProcess(['--pg', pg, '--files', dir])
  const fake = fakeCentre(province.url, 'c1', await register(province, 'c1'))
  await fake.begin('E1')
  await postgres.kill()
  const away = await fake.send([ticket(1)], 0)
  expect([away.status, away.body['code']]).toEqual([503, 'STORAGE_UNAVAILABLE'])
  expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0)
  await postgres.revive()
  await expect.poll(async () => (await fake.send([ticket(1)], 0)).status, { timeout: 20_000 }).toBe(200)
  expect((await fake.position()).rows).toBe(1)
  expect(await province.stop()).toBe(0)
})

it('refuses what was under way when its database died, and goes on with the next', async () => {
  const store = await openPgStore(await postgres.database('flight'))
  await store.addCentre('c1', 'c1', 1)
  const flight = store.transaction(async (tx) => {
    await tx.lockCentre('c1')
    await postgres.kill()
    await tx.addFile('c1', { sha256: 'a'.repeat(64), bytes: 1, completedAt: 1 })
  })
  await expect(flight).rejects.toThrow(StoreUnavailable)
  await expect(store.ping()).rejects.toThrow(StoreUnavailable)
  await postgres.revive()
  await expect.poll(() => store.file('c1', 'a'.repeat(64)).catch(String), { timeout: 20_000 }).toBeNull()
  await store.close()
})
