import { afterEach, expect, test } from 'vitest'
import { openFastClient } from '../testkit/fast-client.ts'
import type { FastClient } from '../testkit/fast-client.ts'
import { NO_LIMITS, startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { PAPER_BLOCK, nextNumber } from '../../shared/domain/queue/paper-numbers.ts'
import { verifyCentre } from './journal/verify.ts'

const COUNTERS = 50
const ROUNDS = process.env['SOAK'] ? 10_000 : 1_000
const SERVICES = 2
/** Numbers given in a round, in turn: mostly fewer than counters, so that they fight for each and the lines run empty. */
const GIVEN = [4, 8, 16, 40]
const KIOSKS = Math.max(...GIVEN)
const PATIENCE_MS = (process.env['SOAK'] ? 60 : 5) * 60_000

let running: TestCentre | null = null
let clients: FastClient[] = []
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await running?.dispose()
  running = null
})

type Called = { id: string; number: string; counterId: string }
type Desk = { counterId: string; client: FastClient }

async function openHall(centre: TestCentre): Promise<{ desks: Desk[]; kiosks: FastClient[] }> {
  const connect = async (token: string): Promise<FastClient> => {
    const client = await openFastClient(centre.url, token)
    clients.push(client)
    return client
  }
  const desks: Desk[] = []
  for (let n = 1; n <= COUNTERS; n += 1) {
    const { counterId, token } = await centre.openCounter(n)
    desks.push({ counterId, client: await connect(token) })
  }
  const kiosks = await Promise.all(Array.from({ length: KIOSKS }, (_, i) => connect(centre.token('kiosk', i % 2))))
  return { desks, kiosks }
}

/** One number at each kiosk; services and classes change with every number. @returns its id */
async function issue(kiosk: FastClient, n: number): Promise<string> {
  const body = { serviceId: `S${1 + (n % SERVICES)}`, ...(n % 5 === 0 ? { priority: 'elderly' } : {}) }
  const answer = await kiosk.post('/v1/tickets', body)
  if (answer.status !== 200) throw new Error(`issue: ${answer.text}`)
  return JSON.parse(answer.text).ticket.id
}

async function press({ counterId, client }: Desk): Promise<Called | null> {
  const answer = await client.post(`/v1/counters/${counterId}/call-next`, {})
  if (answer.status !== 200) throw new Error(`call: ${answer.text}`)
  const { ticket } = JSON.parse(answer.text)
  return ticket
}

/**
 * Notes who was given a ticket, and ends the service. A hundred thousand of these: `expect` would cost more than the
 * centre.
 */
async function leave(held: Map<string, string>, desk: Desk, ticket: Called | null | undefined): Promise<void> {
  if (!ticket) return
  if (ticket.counterId !== desk.counterId)
    throw new Error(`${desk.counterId} pressed and ${ticket.counterId} got ${ticket.number}`)
  if (held.has(ticket.id))
    throw new Error(`${ticket.number} was called at ${held.get(ticket.id)} and at ${desk.counterId}`)
  held.set(ticket.id, desk.counterId)
  const answer = await desk.client.post(`/v1/tickets/${ticket.id}/finish`, {})
  if (answer.status !== 200) throw new Error(`finish: ${answer.text}`)
}

test(
  'invariants 1 and 2: 50 counters press Next together, no number is held twice or skipped, and lines are served in order',
  async () => {
    const centre = await startTestCentre({ counters: COUNTERS, services: SERVICES, allowances: NO_LIMITS })
    running = centre
    const { desks, kiosks } = await openHall(centre)
    const issued: string[] = []
    const held = new Map<string, string>()
    let vain = 0

    for (let round = 0; round < ROUNDS; round += 1) {
      const giving = kiosks.slice(0, GIVEN[round % GIVEN.length]).map((kiosk, i) => issue(kiosk, round + i))
      const called = await Promise.all(desks.map(press))
      vain += called.filter((ticket) => ticket === null).length
      issued.push(...(await Promise.all(giving)))
      await Promise.all(desks.map((desk, i) => leave(held, desk, called[i])))
    }
    for (
      let round = await Promise.all(desks.map(press));
      round.some(Boolean);
      round = await Promise.all(desks.map(press))
    ) {
      await Promise.all(desks.map((desk, i) => leave(held, desk, round[i])))
    }

    expect(new Set(held.keys()), 'every issued ticket was called once').toEqual(new Set(issued))
    expect(vain, 'some pressed while nobody waited').toBeGreaterThan(0)
    const journaled = centre.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'ticket.called'`).pluck().get()
    expect(journaled).toBe(issued.length)
    expect(firstOutOfTurn(centre), 'first come, first served inside service and class').toBeNull()
    expect(gaps(centre), 'numbers without gaps').toEqual([])
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
    process.stdout.write(
      `one caller: ${ROUNDS} rounds, ${ROUNDS * COUNTERS} presses, ${issued.length} numbers, ${vain} presses in vain, 0 held twice, 0 skipped\n`,
    )
  },
  PATIENCE_MS,
)

/** Walks the journal: every call must have taken the longest waiting ticket of its service and class. */
function firstOutOfTurn({ db }: TestCentre): string | null {
  const rows = db.prepare<[], { type: string; payload: string }>(
    `SELECT type, payload FROM event WHERE type IN ('ticket.issued', 'ticket.called') ORDER BY seq`,
  )
  const laneOf = new Map<string, string>()
  const lanes = new Map<string, string[]>()
  for (const { type, payload } of rows.iterate()) {
    const { ticketId, serviceId, priority, number } = JSON.parse(payload)
    if (type === 'ticket.issued') {
      const lane = `${serviceId}:${priority}`
      laneOf.set(ticketId, lane)
      lanes.set(lane, [...(lanes.get(lane) ?? []), ticketId])
    } else if (lanes.get(laneOf.get(ticketId) ?? '')?.shift() !== ticketId) return number
  }
  return null
}

/** Numbers that are not the next of their series: 1, 2, 3 … past the block of the paper cards, none twice. */
function gaps({ db }: TestCentre): unknown[] {
  const rows = db
    .prepare<[], { letter: string; no: number }>('SELECT letter, no FROM ticket ORDER BY business_date, letter, no')
    .all()
  const last = new Map<string, number>()
  return rows.filter(({ letter, no }) => {
    const expected = nextNumber(last.get(letter) ?? 0, PAPER_BLOCK, () => false)
    last.set(letter, no)
    return no !== expected
  })
}
