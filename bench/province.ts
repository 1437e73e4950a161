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
import { spread } from './figures.ts'

const ROUNDS = 5
const EVENTS = 20_000
const BATCH = 1_000
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

type Figures = Record<'values' | 'arrays' | 'taken' | 'files', number[]>

async function measureRounds({ url, operatorTokenFile }: ProvinceProcess, address: string): Promise<Figures> {
  const client = new pg.Client(address)
  await client.connect()
  await client.query(BARE_TABLE)
  const token = await register(url, readFileSync(operatorTokenFile, 'utf8').trim())
  const fake = fakeCentre(url, 'bench', token)
  await fake.begin('E1')
  const figures: Figures = { values: [], arrays: [], taken: [], files: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = dayOf(round * EVENTS + 1)
    figures.values.push(await perSecond(EVENTS, () => insertValues(client, events, `v${round}`)))
    figures.taken.push(await perSecond(EVENTS, () => sendAll(fake, events)))
    figures.arrays.push(await perSecond(EVENTS, () => insertArrays(client, events, `a${round}`)))
    figures.files.push(await perSecond(FILES, () => sendFiles(url, token, round)))
  }
  await client.end()
  return figures
}

function print({ values, arrays, taken, files }: Figures): void {
  const ratio = (bare: number[]): string =>
    spread(
      taken.map((perSecond, round) => perSecond / (bare[round] ?? Number.NaN)),
      2,
    )
  console.log(`bare INSERT of ${BATCH} rows of values   ${spread(values)} rows/s`)
  console.log(`bare INSERT of ${BATCH} rows as arrays   ${spread(arrays)} rows/s`)
  console.log(`province, ${BATCH} rows a batch          ${spread(taken)} rows/s`)
  console.log(`ratio to values, to arrays            ${ratio(values)}, ${ratio(arrays)}`)
  console.log(`files of ${FILE_BYTES / 1_000} kB by tus               ${spread(files)} files/s`)
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return (count / (performance.now() - start)) * 1_000
}

/** The columns of the province's own table of rows, without parts and without what follows from a row. */
const BARE_TABLE = `CREATE TABLE bare (
  centre text NOT NULL, epoch_no integer NOT NULL, seq bigint NOT NULL, type text NOT NULL, at_ms bigint NOT NULL,
  day text NOT NULL, subject text, hash bytea NOT NULL, body jsonb NOT NULL, received_ms bigint NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no))`

const BARE_COLUMNS = 10

/** As anybody would write it: one INSERT with a thousand rows of values. */
async function insertValues(client: pg.Client, events: readonly SentEvent[], centre: string): Promise<void> {
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH)
    const marks = batch.map(
      (_, i) => `(${Array.from({ length: BARE_COLUMNS }, (_n, j) => `$${i * BARE_COLUMNS + j + 1}`).join()})`,
    )
    await client.query({
      name: 'values',
      text: `INSERT INTO bare VALUES ${marks.join()}`,
      values: batch.flatMap(({ seq, type, at, day, subject, body }) => [
        ...[centre, 1, seq, type, at, day, subject, HASH, JSON.stringify(body), Date.now()],
      ]),
    })
  }
}

const HASH = Buffer.alloc(32)
const UNNEST = `INSERT INTO bare SELECT $1, 1, seq, type, at, day, subject, decode(hash, 'hex'), body::jsonb, $2
  FROM unnest($3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[])
  AS r(seq, type, at, day, subject, hash, body)`

/** As fast as an INSERT gets: a column is one parameter. */
async function insertArrays(client: pg.Client, events: readonly SentEvent[], centre: string): Promise<void> {
  const hash = HASH.toString('hex')
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH)
    const of = <T>(pick: (event: SentEvent) => T): T[] => batch.map(pick)
    await client.query({
      name: 'arrays',
      text: UNNEST,
      values: [
        ...[centre, Date.now(), of(({ seq }) => seq), of(({ type }) => type), of(({ at }) => at), of(({ day }) => day)],
        ...[of(({ subject }) => subject), of(() => hash), of(({ body }) => JSON.stringify(body))],
      ],
    })
  }
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

async function register(url: string, operator: string): Promise<string> {
  const answer = await fetch(`${url}/v1/operator/centres`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'bench', name: 'bench' }),
  })
  return ((await answer.json()) as { token: string }).token
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
