import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { fakeCentre } from '../../../province/testkit/fake-centre.ts'
import { startProvinceProcess } from '../../../province/testkit/province-process.ts'
import type { ProvinceProcess } from '../../../province/testkit/province-process.ts'
import { startPostgres } from '../../../province/testkit/start-postgres.ts'
import type { TestPostgres } from '../../../province/testkit/start-postgres.ts'
import { startCentreProcess } from '../../testkit/centre-process.ts'
import type { CentreProcess } from '../../testkit/centre-process.ts'
import { openFastClient } from '../../testkit/fast-client.ts'
import { readDemoFile } from '../seed/demo-file.ts'
import { openReadOnly } from '../store/open-database.ts'

const ROUNDS = process.env['SOAK'] ? 50 : 2
const VICTIMS = ['both', 'database', 'centre', 'province'] as const
const NOW = ['--now', '2026-11-23T08:00']

let root = ''
let postgres: TestPostgres | null = null
let centre: CentreProcess | null = null
let province: ProvinceProcess | null = null
afterEach(async () => {
  await centre?.kill()
  await province?.kill()
  await postgres?.stop()
  rmSync(root, { recursive: true, force: true })
})

/** Rows that the centre's journal has of a kind, as a dead process left them too. */
function numbersHere(dir: string): number[] {
  const db = openReadOnly(join(dir, 'centre.db'))
  try {
    return db.prepare<[], number>(`SELECT seq FROM event WHERE type = 'ticket.issued' ORDER BY seq`).pluck().all()
  } finally {
    db.close()
  }
}

async function numbersThere(address: string): Promise<number[]> {
  const client = new pg.Client(address)
  await client.connect()
  const { rows } = await client.query<{ seq: string }>(
    `SELECT seq FROM event WHERE type = 'ticket.issued' AND centre = 'c1' ORDER BY seq`,
  )
  await client.end()
  return rows.map(({ seq }) => Number(seq))
}

/** Takes numbers one after the other until the centre is gone or it is told to stop. @returns how many were given, refusals left out */
async function takeNumbers(url: string, dir: string, isOver: () => boolean): Promise<number> {
  const { deviceTokens, services } = readDemoFile(dir)
  let answered = 0
  try {
    const client = await openFastClient(url, deviceTokens.kiosk[0] ?? '')
    while (!isOver()) {
      const { status } = await client.post('/v1/tickets', { serviceId: services[0]?.id }, crypto.randomUUID())
      answered += Number(status < 300)
    }
    client.close()
  } catch {
    // It was killed.
  }
  return answered
}

async function register({ url, operatorTokenFile }: ProvinceProcess): Promise<string> {
  const answer = await fetch(`${url}/v1/operator/centres`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${readFileSync(operatorTokenFile, 'utf8').trim()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ id: 'c1', name: 'c1' }),
  })
  return ((await answer.json()) as { token: string }).token
}

test(
  `a centre, its province and the province's database die again and again, and end equal (${ROUNDS} rounds)`,
  async () => {
    root = mkdtempSync(join(tmpdir(), 'sudden-deaths-'))
    const dir = join(root, 'data')
    postgres = await startPostgres()
    const address = await postgres.database('deaths')
    const args = ['--pg', address, '--files', join(root, 'files')]
    province = await startProvinceProcess(args)
    const { url } = province
    const token = await register(province)
    const line = ['--demo', ...NOW, '--province', url, '--province-token', token]
    centre = await startCentreProcess(dir, line)
    let answered = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = VICTIMS[round % VICTIMS.length]
      let isOver = false
      const taking = takeNumbers(centre.url, dir, () => isOver)
      // At some moment of the sending, another one each time.
      await pause(1_000 + Math.random() * 1_500)
      if (victim === 'database') await postgres.kill()
      if (victim === 'province' || victim === 'both') await province.kill()
      if (victim === 'centre' || victim === 'both') await centre.kill()
      isOver = true
      answered += await taking
      if (victim === 'database') await postgres.revive()
      if (victim === 'province' || victim === 'both')
        province = await startProvinceProcess([...args, '--port', new URL(url).port])
      if (victim === 'centre' || victim === 'both') centre = await startCentreProcess(dir, line)
      // Those here are read after those there: the centre that lives goes on.
      const there = await numbersThere(address)
      const here = new Set(numbersHere(dir))
      expect(
        there.filter((seq) => !here.has(seq)),
        'nothing is there that is not here',
      ).toEqual([])
    }
    const here = numbersHere(dir)
    expect(here.length).toBeGreaterThanOrEqual(answered)
    await expect.poll(() => numbersThere(address), { timeout: 50_000, interval: 500 }).toEqual(here)
    const reach = (): object => {
      const db = openReadOnly(join(dir, 'centre.db'))
      const text = db.prepare<[], string>(`SELECT value FROM sync_state WHERE name = 'reach'`).pluck().get() ?? '{}'
      db.close()
      const { through, rows, digest } = JSON.parse(text) as Record<string, unknown>
      return { through, rows, digest }
    }
    const fake = fakeCentre(url, 'c1', token)
    const isEqual = async (): Promise<boolean> => {
      const { through, rows, digest } = await fake.position()
      return JSON.stringify(reach()) === JSON.stringify({ through, rows, digest })
    }
    await expect.poll(isEqual, { timeout: 30_000, interval: 500 }).toBe(true)
    expect(await fake.position()).toMatchObject({ rejected: [], held: [] })
    process.stdout.write(`sudden deaths: ${ROUNDS} rounds, ${answered} numbers answered, ${here.length} there once\n`)
  },
  (process.env['SOAK'] ? 60 : 3) * 60_000,
)
