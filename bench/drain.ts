import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openReadOnly } from '../electron/centre/store/open-database.ts'
import { openFastClient } from '../electron/testkit/fast-client.ts'
import { startProvinceProcess } from '../province/testkit/province-process.ts'
import { startPostgres } from '../province/testkit/start-postgres.ts'
import type { TestPostgres } from '../province/testkit/start-postgres.ts'
import type { SentEvent } from '../shared/province/wire.ts'
import { BARE_TABLE, insertArrays, insertValues } from './bare-insert.ts'
import { makeBacklog } from './drain-backlog.ts'
import type { DrainCentre } from './drain-centre.ts'
import { percentile, spread } from './figures.ts'
import type { OwnWork } from './own-work.ts'
import { startScript } from './processes.ts'
import { ownTime, serverOf, tellUsed, timeOf, usedPerRow } from './processor-time.ts'
import { register } from './register.ts'

const EVENTS = 100_000
const FILES = 2_000
const ROUNDS = 3
const LOOK_MS = 10
const TICKET_EVERY_MS = 25
/** Files wait for the evening (drain-backlog.ts): rows go alone by day, files by night. */
const [BY_DAY, BY_NIGHT] = ['2026-11-23T08:00', '2026-11-23T22:30'] as const
/** Nobody listens there. */
const NO_PROVINCE = 'http://127.0.0.1:9'

type Meanwhile = { waits: number[]; longest: number[]; idle: number[] }
/** Processor time of a row, µs, in each round: of sender and server; of centre, province and server. */
type Used = { bare: number[][]; drained: number[][] }
type Figures = Meanwhile &
  Used & { poisoned: string } & Record<'frozen' | 'values' | 'arrays' | 'rows' | 'seconds' | 'files', number[]>

/**
 * A centre that was cut off with 100,000 events and 2,000 files is drained into a province: both real, processes of their
 * own, on a real PostgreSQL; beside it a bare batched insert of the very same rows into the same server, turn by turn.
 * Meanwhile numbers are taken at the centre.
 */
export async function measureDrain(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'bench-drain-'))
  const postgres = await startPostgres()
  const figures: Figures = {
    ...{ frozen: [], values: [], arrays: [], rows: [], seconds: [], files: [] },
    ...{ waits: [], longest: [], idle: [], bare: [], drained: [], poisoned: '' },
  }
  try {
    const cut = join(dir, 'cut-off')
    const kiosk = await makeBacklog(cut, EVENTS, FILES)
    await freeze(cut, kiosk, figures)
    for (let round = 0; round < ROUNDS; round += 1) {
      const copy = join(dir, `round-${round}`)
      cpSync(cut, copy, { recursive: true })
      await drain(postgres, copy, kiosk, round, figures)
      rmSync(copy, { recursive: true })
    }
    print(figures)
  } finally {
    await postgres.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

function print({ frozen, values, arrays, rows, seconds, files, poisoned, bare, drained, ...meanwhile }: Figures): void {
  const ratio = (of: number[]): string =>
    spread(
      rows.map((perSecond, round) => perSecond / (of[round] ?? Number.NaN)),
      2,
    )
  console.log(`rows frozen without a line            ${spread(frozen)} rows/s`)
  console.log(`bare INSERT of 1000 rows of values    ${spread(values)} rows/s`)
  console.log(`bare INSERT of 1000 rows as arrays    ${spread(arrays)} rows/s`)
  console.log(`drained                               ${spread(rows)} rows/s, all in ${spread(seconds, 1)} s`)
  console.log(`ratio to values, to arrays            ${ratio(values)}, ${ratio(arrays)}`)
  console.log(`processor time of a row, µs           ${tellUsed(['centre', 'province', 'PostgreSQL'], drained)}`)
  console.log(`  of a bare one as arrays             ${tellUsed(['sender', 'PostgreSQL'], bare)}`)
  console.log(`one poisoned dossier among them       ${poisoned}; all else applied`)
  console.log(`files of 100 kB                       ${spread(files)} files/s`)
  const { waits, idle, longest } = meanwhile
  const p = (of: number[]): string => `p50 ${percentile(of, 0.5).toFixed(1)}, p99 ${percentile(of, 0.99).toFixed(1)} ms`
  console.log(`a number taken meanwhile; nothing to send  ${p(waits)}; ${p(idle)}`)
  console.log(`longest own work of the centre's loop ${spread(longest, 1)} ms`)
}

/** Without a line rows wait as they will be sent. */
async function freeze(dir: string, kiosk: string, figures: Figures): Promise<void> {
  const db = openReadOnly(join(dir, 'centre.db'))
  const frozen = db.prepare<[], number>('SELECT COUNT(*) FROM delivery').pluck()
  const head = db.prepare<[], number>('SELECT MAX(seq) FROM event').pluck().get() ?? 0
  const cursor = db.prepare<[], number>(`SELECT seq FROM journal_cursor WHERE name = 'province'`).pluck()
  const centre = await start({ dir, url: NO_PROVINCE, token: 'nobody-asks-for-it-here', now: BY_DAY })
  await until(() => (cursor.get() ?? 0) > 0)
  const [first, begun] = [frozen.get() ?? 0, performance.now()]
  await until(() => (cursor.get() ?? 0) >= head)
  figures.frozen.push((((frozen.get() ?? 0) - first) / (performance.now() - begun)) * 1_000)
  db.close()
  figures.idle.push(...(await takeNumbers(centre.said.url, kiosk, () => sleep(3_000))))
  await centre.stop()
}

async function drain(
  postgres: TestPostgres,
  dir: string,
  kiosk: string,
  round: number,
  figures: Figures,
): Promise<void> {
  const address = await postgres.database(`round_${round}`)
  const client = new pg.Client(address)
  client.on('error', () => undefined)
  await client.connect()
  await client.query(BARE_TABLE)
  const events = frozenRows(dir)
  figures.values.push(await perSecond(events.length, () => insertValues(client, events, 'values')))
  const server = await serverOf(client)
  const bare = async (): Promise<number> => {
    figures.arrays.push(await perSecond(events.length, () => insertArrays(client, events, 'arrays')))
    return events.length
  }
  figures.bare.push(await usedPerRow([ownTime, server], bare))
  const province = await startProvinceProcess(['--pg', address, '--files', join(dir, 'province')])
  const token = await register(province.url, readFileSync(province.operatorTokenFile, 'utf8').trim())
  const count = async (sql: string): Promise<number> => Number((await client.query<{ n: string }>(sql)).rows[0]?.n ?? 0)
  const [rows, files] = ['SELECT row_count AS n FROM centre', 'SELECT count(*) AS n FROM file'] as const
  const byDay = await start({ dir, url: province.url, token, now: BY_DAY })
  const before = await first(() => count(rows))
  process.kill(byDay.said.pid, 'SIGUSR2')
  let taken = 0
  const toTheEnd = async (): Promise<number> => {
    taken = await grown(() => count(rows), events.length)
    return events.length - before
  }
  const programs = [timeOf(byDay.said.pid), timeOf(province.pid), server]
  const drained = async (): Promise<unknown> => figures.drained.push(await usedPerRow(programs, toTheEnd))
  figures.waits.push(...(await takeNumbers(byDay.said.url, kiosk, drained)))
  figures.rows.push(taken)
  const { rows: open } = await client.query<{ told: string }>(
    `SELECT state || ' ' || count(*) AS told FROM open_row GROUP BY state ORDER BY state`,
  )
  figures.poisoned = open.map(({ told }) => told).join(', ')
  figures.seconds.push(events.length / taken)
  await byDay.stop()
  figures.longest.push(
    (JSON.parse(readFileSync(join(dir, 'own-work.json'), 'utf8')) as ReturnType<OwnWork['stop']>).longest,
  )
  const byNight = await start({ dir, url: province.url, token, now: BY_NIGHT })
  figures.files.push(await grown(() => count(files), FILES))
  await byNight.stop()
  await province.stop()
  await client.end()
}

/** How many a second there are more, from the first of them on until so many are there. */
async function grown(count: () => Promise<number>, enough: number): Promise<number> {
  const [before, begun] = [await first(count), performance.now()]
  let last = before
  while ((last = await count()) < enough) await sleep(LOOK_MS)
  return ((last - before) / (performance.now() - begun)) * 1_000
}

async function first(count: () => Promise<number>): Promise<number> {
  for (;;) {
    const n = await count()
    if (n > 0) return n
    await sleep(LOOK_MS)
  }
}

const start = (centre: DrainCentre) =>
  startScript<{ url: string; pid: number }>('./drain-centre.ts', [JSON.stringify(centre)])

/** The rows that wait, as they will be sent. */
function frozenRows(dir: string): SentEvent[] {
  const db = openReadOnly(join(dir, 'centre.db'))
  const bodies = db.prepare<[], string>('SELECT body FROM delivery ORDER BY seq').pluck().all()
  db.close()
  return bodies.map((body) => JSON.parse(body) as SentEvent)
}

/** Takes numbers at a kiosk while something else goes on. @returns how long each took, ms */
async function takeNumbers(url: string, kiosk: string, run: () => Promise<unknown>): Promise<number[]> {
  const client = await openFastClient(url, kiosk)
  const waits: number[] = []
  let isOver = false
  const taking = (async () => {
    while (!isOver) {
      const begun = performance.now()
      const { status, text } = await client.post('/v1/tickets', { serviceId: 'S1' })
      if (status !== 200) throw new Error(text)
      waits.push(performance.now() - begun)
      await sleep(TICKET_EVERY_MS)
    }
  })()
  await run()
  isOver = true
  await taking
  client.close()
  return waits
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await run()
  return (count / (performance.now() - begun)) * 1_000
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(LOOK_MS)
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
