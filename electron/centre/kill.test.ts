import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { killWhileStarting, startCentreProcess } from '../testkit/centre-process.ts'
import type { CentreProcess } from '../testkit/centre-process.ts'
import { openFastClient } from '../testkit/fast-client.ts'
import type { FastAnswer, FastClient } from '../testkit/fast-client.ts'
import { verifyCentre } from './journal/verify.ts'
import { readDemoFile } from './seed/demo-file.ts'
import { openReadOnly } from './store/open-database.ts'

const ROUNDS = process.env['SOAK'] ? 500 : 20
const PATIENCE_MS = (process.env['SOAK'] ? 90 : 5) * 60_000
const DESKS = 6
const KIOSK_LINES = 4
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

let root = ''
let centre: CentreProcess | null = null
afterEach(async () => {
  await centre?.kill()
  if (root) rmSync(root, { recursive: true, force: true })
})

/** A press of somebody: sent again with its key until it is answered. */
type Press = {
  token: string
  path: string
  body: object
  key: string
  answer: FastAnswer | null
  promise: string | null
}
/** Everything that was pressed, and what came back. */
type Ledger = { presses: Press[]; answered: number; onAnswer: () => void }
type Random = () => number

/** Mulberry32: the same presses and moments for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

async function press(ledger: Ledger, line: Line, path: string, body: object): Promise<FastAnswer> {
  const one: Press = { token: line.token, path, body, key: crypto.randomUUID(), answer: null, promise: null }
  ledger.presses.push(one)
  const answer = await line.client.post(path, body, one.key)
  note(one, answer)
  ledger.answered += 1
  ledger.onAnswer()
  return answer
}

type Line = { token: string; client: FastClient }

/** A kiosk that gives numbers until the centre is dead. */
async function giveNumbers(ledger: Ledger, line: Line, services: readonly string[], random: Random): Promise<void> {
  for (;;) {
    const serviceId = services[Math.floor(random() * services.length)]
    await press(ledger, line, '/v1/tickets', random() < 0.2 ? { serviceId, priority: 'disabled' } : { serviceId })
  }
}

/** An officer who calls and sends off until the centre is dead. */
async function serve(
  ledger: Ledger,
  line: Line,
  counterId: string,
  services: readonly string[],
  random: Random,
): Promise<void> {
  for (;;) {
    const called = await press(ledger, line, `/v1/counters/${counterId}/call-next`, {})
    const said = JSON.parse(called.text)
    const ticketId: string | undefined = said.ticket?.id ?? said.detail?.ticketId
    if (ticketId === undefined) continue
    const way = random()
    if (way < 0.2) await press(ledger, line, `/v1/tickets/${ticketId}/recall`, {})
    const end = way < 0.7 ? 'finish' : way < 0.8 ? 'no-show' : way < 0.9 ? 'transfer' : 'hold'
    const bodies = {
      hold: { reason: 'Bổ sung giấy tờ' },
      transfer: { serviceId: services[0] },
      finish: {},
      'no-show': {},
    }
    const body = bodies[end]
    await press(ledger, line, `/v1/tickets/${ticketId}/${end}`, body)
    if (end === 'hold') await press(ledger, line, `/v1/tickets/${ticketId}/resume`, {})
  }
}

const EVENT_OF: Readonly<Record<string, string>> = {
  tickets: 'ticket.issued',
  'call-next': 'ticket.called',
  recall: 'ticket.recalled',
  finish: 'ticket.finished',
  'no-show': 'ticket.noShow',
  transfer: 'ticket.transferred',
  hold: 'ticket.held',
  resume: 'ticket.resumed',
}

/** Keeps an answer, with the event that it promises to be in the journal: none for a refusal or an empty queue. */
function note(one: Press, answer: FastAnswer): void {
  one.answer = answer
  const ticket = answer.status === 200 ? JSON.parse(answer.text).ticket : null
  one.promise = ticket && `${EVENT_OF[one.path.slice(one.path.lastIndexOf('/') + 1)]} ${ticket.id}`
}

const promisedBy = (presses: readonly Press[]): string[] =>
  presses
    .map(({ promise }) => promise)
    .filter((promise) => promise !== null)
    .sort()

/** Ticket events of the journal on disk, and letters whose numbers are not 1, 2, 3 … on their day. */
function onDisk(dir: string): { events: string[]; badLetters: unknown[] } {
  const db = openReadOnly(join(dir, 'centre.db'))
  try {
    return {
      events: db
        .prepare<[], string>(
          `SELECT type || ' ' || json_extract(payload, '$.ticketId') FROM event WHERE type LIKE 'ticket.%'`,
        )
        .pluck()
        .all()
        .sort(),
      badLetters: db
        .prepare(
          'SELECT business_date, letter FROM ticket GROUP BY 1, 2 HAVING COUNT(DISTINCT no) <> MAX(no) OR COUNT(*) <> MAX(no)',
        )
        .all(),
    }
  } finally {
    db.close()
  }
}

/** Those of `wanted` that are not in `found`, with repetition. Both sorted. */
function missingFrom(found: readonly string[], wanted: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1)
  return wanted.filter((one) => {
    const n = left.get(one) ?? 0
    left.set(one, n - 1)
    return n <= 0
  })
}

type Hall = { kioskTokens: string[]; services: string[]; desks: { counterId: string; token: string }[] }

/** Log-ins are made once: sessions survive the death of the centre too. */
async function logInAll(running: CentreProcess, dir: string): Promise<Hall> {
  const demo = readDemoFile(dir)
  const nobody = await openFastClient(running.url, null)
  const desks: Hall['desks'] = []
  for (let i = 0; i < DESKS; i += 1) {
    const [officer, counter] = [demo.officers[i], demo.counters[i]]
    if (!officer || !counter) throw new Error('the demonstration is too small')
    const session = await nobody.post(
      '/v1/sessions',
      { officerId: officer.id, pin: officer.pin, counterId: counter.id },
      null,
    )
    const { token } = JSON.parse(session.text)
    const own = await openFastClient(running.url, token)
    expect((await own.post(`/v1/counters/${counter.id}/open`, {})).status).toBe(200)
    own.close()
    desks.push({ counterId: counter.id, token })
  }
  nobody.close()
  return { kioskTokens: demo.deviceTokens.kiosk, services: demo.services.map(({ id }) => id), desks }
}

/** Everybody works until `after` answers have come; then the process is killed in the middle of what is under way. */
async function workUntilKilled(running: CentreProcess, hall: Hall, after: number, random: Random): Promise<Ledger> {
  const killed = Promise.withResolvers<void>()
  const ledger: Ledger = {
    presses: [],
    answered: 0,
    onAnswer: () => void (ledger.answered === after && killed.resolve(running.kill())),
  }
  const connect = async (token: string): Promise<Line> => ({ token, client: await openFastClient(running.url, token) })
  const kiosks = await Promise.all(
    Array.from({ length: KIOSK_LINES }, (_, i) => connect(hall.kioskTokens[i % 2] ?? '')),
  )
  const desks = await Promise.all(hall.desks.map(({ token }) => connect(token)))
  const work = [
    ...kiosks.map((line) => giveNumbers(ledger, line, hall.services, random)),
    ...desks.map((line, i) => serve(ledger, line, hall.desks[i]?.counterId ?? '', hall.services, random)),
  ]
  // Each ends by the end of its connection.
  await Promise.all([
    killed.promise,
    ...work.map((worker) => expect(worker).rejects.toThrow(/connection|ECONNRESET|EPIPE/)),
  ])
  return ledger
}

/** Sends a press again, twice at the same moment, as an impatient page would. */
async function sendAgain(running: CentreProcess, one: Press): Promise<[FastAnswer, FastAnswer]> {
  const clients = await Promise.all([openFastClient(running.url, one.token), openFastClient(running.url, one.token)])
  const [first, second] = await Promise.all(clients.map((client) => client.post(one.path, one.body, one.key)))
  for (const client of clients) client.close()
  if (!first || !second) throw new Error('two answers were expected')
  return [first, second]
}

test(
  `invariant 1: no number is lost or doubled — kill -9 under load, ${ROUNDS} rounds`,
  async () => {
    process.stdout.write(`kill -9: KILL_SEED=${SEED}\n`)
    root = mkdtempSync(join(tmpdir(), 'mot-cua-kill-'))
    const dir = join(root, 'data')
    const random = randomFrom(SEED)
    const everything: Press[] = []
    let hall: Hall | null = null
    const count = { answered: 0, unanswered: 0, stored: 0 }
    let left: string[] = []
    let cutOff: Press[] = []

    async function startAndSettle(round: number): Promise<CentreProcess> {
      // Half of the rounds lie on the next business day, so that numbers begin anew in between; a night is short enough
      // for the sessions to live on.
      const evening = round < ROUNDS / 2
      const now = `${evening ? '2026-11-23T20:00' : '2026-11-24T08:00'}:${String(round % 60).padStart(2, '0')}`
      const running = await startCentreProcess(dir, ['--demo', '--now', now])
      centre = running
      for (const one of cutOff) {
        const [first, second] = await sendAgain(running, one)
        expect(second, `${one.path} sent twice with one key`).toEqual(first)
        note(one, first)
        if (one.promise && missingFrom(left, promisedBy([one])).length === 0) count.stored += 1
      }
      const old = everything.filter(({ answer }) => answer?.status === 200).slice(-1)
      for (const one of old) {
        expect((await sendAgain(running, one))[0], 'an answered press sent again').toEqual(one.answer)
      }
      const kept = hall ? onDisk(dir).events : []
      expect(kept, 'what was promised, and nothing else').toEqual(promisedBy(everything))
      return running
    }

    for (let round = 0; round < ROUNDS; round += 1) {
      centre = await startAndSettle(round)
      hall ??= await logInAll(centre, dir)
      const ledger = await workUntilKilled(centre, hall, 10 + Math.floor(random() * 250), random)
      everything.push(...ledger.presses)
      cutOff = ledger.presses.filter(({ answer }) => answer === null)
      count.answered += ledger.answered
      count.unanswered += cutOff.length

      // On the files as the dead process left them, before any centre looks at them.
      const found = onDisk(dir)
      left = found.events
      expect(missingFrom(left, promisedBy(everything)), 'acknowledged and not there').toEqual([])
      expect(found.badLetters).toEqual([])
      expect(await verifyCentre(dir)).toMatchObject({ ok: true })
    }
    await startAndSettle(ROUNDS)
    expect(onDisk(dir).badLetters).toEqual([])
    expect(await verifyCentre(dir), 'while the centre runs').toMatchObject({ ok: true })
    process.stdout.write(
      `kill -9: ${ROUNDS} rounds, ${count.answered} answers, ${count.unanswered} presses cut off (${count.stored} of them stored), 0 lost, 0 doubled\n`,
    )
  },
  PATIENCE_MS,
)

test('a centre that was killed in its very first start begins well the next time', async () => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-kill-'))
  for (const file of ['journal.key', 'centre.db', 'centre.db-wal', 'head.json', 'demo.json']) {
    const dir = join(root, file)
    mkdirSync(dir)
    await killWhileStarting(dir, ['--demo'], file)
    centre = await startCentreProcess(dir, ['--demo'])
    const demo = readDemoFile(dir)
    const kiosk = await openFastClient(centre.url, demo.deviceTokens.kiosk[0] ?? '')
    const answer = await kiosk.post('/v1/tickets', { serviceId: demo.services[0]?.id })
    expect(JSON.parse(answer.text), `killed when ${file} was made`).toMatchObject({ ticket: { number: 'A001' } })
    expect(await verifyCentre(dir)).toMatchObject({ ok: true })
    await centre.kill()
  }
})
