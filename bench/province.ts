import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { SentEvent } from '../shared/province/wire.ts'
import { fakeCentre, received, row, step } from '../province/testkit/fake-centre.ts'
import { startProvinceProcess } from '../province/testkit/province-process.ts'
import type { ProvinceProcess } from '../province/testkit/province-process.ts'
import { announce, hashOf, sendPart } from '../province/testkit/send-file.ts'
import { startPostgres } from '../province/testkit/start-postgres.ts'
import { BARE_BATCH, BARE_TABLE, insertArrays, insertValues } from './bare-insert.ts'
import { spread } from './figures.ts'
import { ownTime, serverOf, tellUsed, timeOf, usedPerRow } from './processor-time.ts'
import { register } from './register.ts'

const ROUNDS = 5
const EVENTS = 20_000
const BATCH = BARE_BATCH
const FILES = 400
const FILE_BYTES = 100_000

/**
 * What the province takes, beside a bare batched insert of the same rows into the same PostgreSQL, turn by turn: rows by HTTP
 * and gzip with all that follows from them, and files by tus. 100,000 rows and 2,000 files in all; the sender is as plain as
 * can be, so this is the province's side alone.
 */
export async function measureProvince(): Promise<void> {
  const postgres = await startPostgres()
  const dir = mkdtempSync(join(tmpdir(), 'bench-province-'))
  const address = await postgres.database('bench')
  const province = await startProvinceProcess(['--pg', address, '--files', dir])
  try {
    print(await measureRounds(province, address))
  } finally {
    await province.stop()
    await postgres.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

type Figures = Record<'values' | 'arrays' | 'taken' | 'files', number[]> & Record<'bare' | 'used', number[][]>

async function measureRounds({ url, pid, operatorTokenFile }: ProvinceProcess, address: string): Promise<Figures> {
  const client = new pg.Client(address)
  await client.connect()
  await client.query(BARE_TABLE)
  const token = await register(url, readFileSync(operatorTokenFile, 'utf8').trim())
  const fake = fakeCentre(url, 'bench', token)
  await fake.begin('E1')
  const figures: Figures = { values: [], arrays: [], taken: [], files: [], bare: [], used: [] }
  const server = await serverOf(client)
  const timed = async (into: number[], run: () => Promise<void>): Promise<number> => {
    into.push(await perSecond(EVENTS, run))
    return EVENTS
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = dayOf(round * EVENTS + 1)
    figures.values.push(await perSecond(EVENTS, () => insertValues(client, events, `v${round}`)))
    const send = () => timed(figures.taken, () => sendAll(fake, events))
    figures.used.push(await usedPerRow([ownTime, timeOf(pid), server], send))
    const insert = () => timed(figures.arrays, () => insertArrays(client, events, `a${round}`))
    figures.bare.push(await usedPerRow([ownTime, server], insert))
    figures.files.push(await perSecond(FILES, () => sendFiles(url, token, round)))
  }
  await client.end()
  return figures
}

function print({ values, arrays, taken, files, bare, used }: Figures): void {
  const ratio = (of: number[]): string =>
    spread(
      taken.map((perSecond, round) => perSecond / (of[round] ?? Number.NaN)),
      2,
    )
  console.log(`bare INSERT of ${BATCH} rows of values   ${spread(values)} rows/s`)
  console.log(`bare INSERT of ${BATCH} rows as arrays   ${spread(arrays)} rows/s`)
  console.log(`province, ${BATCH} rows a batch          ${spread(taken)} rows/s`)
  console.log(`ratio to values, to arrays            ${ratio(values)}, ${ratio(arrays)}`)
  console.log(`processor time of a row, µs           ${tellUsed(['sender', 'province', 'PostgreSQL'], used)}`)
  console.log(`  of a bare one as arrays             ${tellUsed(['sender', 'PostgreSQL'], bare)}`)
  console.log(`files of ${FILE_BYTES / 1_000} kB by tus               ${spread(files)} files/s`)
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (count / (performance.now() - start)) * 1_000
}

async function sendAll(fake: ReturnType<typeof fakeCentre>, events: readonly SentEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += BATCH) {
    const answer = await fake.take(events.slice(from, from + BATCH))
    const bad = answer.results.find(({ outcome }) => outcome !== 'accepted')
    if (bad) throw new Error(JSON.stringify(bad))
  }
}

async function sendFiles(url: string, token: string, round: number): Promise<void> {
  for (let n = 0; n < FILES; n += 1) {
    const bytes = Buffer.alloc(FILE_BYTES, `${round} ${n} `)
    const hash = hashOf(bytes)
    await announce(url, token, hash, bytes.length)
    const { status } = await sendPart(url, token, hash, 0, bytes)
    if (status !== 204) throw new Error(`file refused: ${status}`)
  }
}

/** Rows as a hall makes them: a number is taken, called and finished, a dossier received and forwarded, somebody rates. */
function dayOf(first: number): SentEvent[] {
  return Array.from({ length: EVENTS }, (_, i) => {
    const seq = first + i
    const turn = Math.floor((seq + 5) / 6)
    const at = { ticketId: `t${turn}`, counterId: `q${turn % 16}`, officerId: `o${turn % 16}` }
    const owner = {
      personId: `p${turn}`,
      kind: 'citizen',
      name: 'Người nộp hồ sơ',
      identity: String(turn).padStart(12, '0'),
    }
    const bodies = [
      () => row(seq, 'ticket.issued', null, { ticketId: `t${turn}`, serviceId: `s${turn % 8}`, number: `A${turn}` }),
      () => row(seq, 'ticket.called', null, { ...at, why: 'oldest' }),
      () => received(seq, turn, { owner, ticketId: `t${turn}` }),
      () => step(seq, turn, 'forwarded', { late: false }),
      () => row(seq, 'ticket.finished', null, { ...at, serviceMs: 400_000 }),
      () => row(seq, 'rating.given', null, { ...at, level: 5, scale: 5, reasons: [], source: 'tablet' }),
    ]
    const make = bodies[(seq + 5) % 6] ?? bodies[0]
    if (!make) throw new Error('no row')
    return make()
  })
}
