import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerOf } from '../../shared/api/operations.ts'
import type { CallResult, Client } from '../../shared/api/client.ts'
import { NO_LIMITS, startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'

const RUNS = process.env['SOAK'] ? 2_000 : 50
const PATIENCE_MS = (process.env['SOAK'] ? 60 : 4) * 60_000
const DESKS = [1, 2, 3]
const SERVICES = ['S1', 'S2', 'S3']
/** The default of `priority.maxRun`. */
const PRIORITY_RUN = 2

type Ticket = {
  id: string
  /** Of its number: kept when it goes to another service. */
  letter: string
  serviceId: string
  priority: boolean
  state: 'waiting' | 'called' | 'held' | 'no-show' | 'finished'
  /** Counter where it is, or was last. */
  at: number | null
  sentTo: number | null
}
type Desk = { state: 'closed' | 'open' | 'paused'; ticket: Ticket | null; priorityRun: number }
/** The last step of a desk, while nothing has happened since to it or to the ticket. */
type Step = { ticket: Ticket | null; at: number; back: () => void }

/** The queue as a person would explain it; tickets in the order of their issue. */
type Model = { tickets: Ticket[]; desks: Desk[]; steps: (Step | null)[] }
type Real = { centre: TestCentre; tokens: string[] }
type Command = fc.AsyncCommand<Model, Real>

const deskOf = (model: Model, n: number): Desk => model.desks[n - 1] as Desk
const clientOf = ({ centre, tokens }: Real, n: number): Client => centre.client(tokens[n - 1] ?? '')
const said = (result: CallResult<unknown>): string => (result.ok ? 'ok' : result.code)

/** A command with its expectation: runs, compares the answer, then the whole state. */
function command(
  name: string,
  run: (model: Model, real: Real) => Promise<void>,
  check: (model: Model) => boolean = () => true,
): Command {
  return {
    check: (model) => check(model),
    async run(model, real) {
      await run(model, real)
      expectAlike(model, real)
    },
    toString: () => name,
  }
}

const issue = (serviceId: string, priority: boolean): Command =>
  command(`issue(${serviceId}, ${priority})`, async (model, { centre }) => {
    const body = priority ? { serviceId, priority: 'elderly' as const } : { serviceId }
    const issued = await centre.client(centre.token('kiosk')).call('issueTicket', { body })
    if (!issued.ok) throw new Error(issued.code)
    const { id, number } = issued.value.ticket
    const before = model.tickets.filter(({ letter }) => letter === number[0]).length
    expect(number).toMatch(new RegExp(`^[A-Z]${String(before + 1).padStart(3, '0')}$`))
    model.tickets.push({ id, letter: number[0] ?? '', serviceId, priority, state: 'waiting', at: null, sentTo: null })
  })

const mayCall = (desk: Desk): string =>
  desk.state !== 'open' ? 'COUNTER_NOT_OPEN' : desk.ticket ? 'TICKET_IN_SERVICE' : 'ok'

/** How things stood before a step, to go back to. */
function remember(desk: Desk, ticket: Ticket | null): () => void {
  const was = { desk: { ...desk }, ticket: { ...ticket } }
  return () => {
    Object.assign(desk, was.desk)
    if (ticket) Object.assign(ticket, was.ticket)
  }
}

/** Something happened at a desk to a ticket: what was the last step of either is it no more. */
function happened(model: Model, real: Real, n: number, ticket: Ticket | null, back: (() => void) | null): void {
  model.steps = model.steps.map((step) => (ticket && step?.ticket === ticket ? null : step))
  model.steps[n - 1] = back && { ticket, at: real.centre.clock.now(), back }
}

function put(ticket: Ticket, n: number, desk: Desk): void {
  Object.assign(ticket, { state: 'called', at: n, sentTo: null })
  desk.ticket = ticket
}

const next = (n: number): Command =>
  command(`next(${n})`, async (model, real) => {
    const desk = deskOf(model, n)
    const result = await clientOf(real, n).call('callNext', { params: { counterId: `C${n}` }, body: {} })
    expect(said(result)).toBe(mayCall(desk))
    if (result.ok) checkChoice(model, real, n, result.value)
  })

/** The first of its line, and of the class whose turn it is; nobody only when nobody waits. */
function checkChoice(model: Model, real: Real, n: number, { ticket }: AnswerOf<'callNext'>): void {
  const desk = deskOf(model, n)
  const waiting = model.tickets.filter(({ state, sentTo }) => state === 'waiting' && (sentTo === null || sentTo === n))
  const bothWait = waiting.some(({ priority }) => priority) && waiting.some(({ priority }) => !priority)
  const chosen = waiting.find(({ id }) => id === ticket?.id)
  expect(chosen === undefined, 'nobody was called').toBe(waiting.length === 0)
  if (!chosen) return
  const line = waiting.filter(
    ({ priority, sentTo, serviceId }) =>
      priority === chosen.priority && sentTo === chosen.sentTo && (sentTo === n || serviceId === chosen.serviceId),
  )
  expect(line[0]?.id, 'first come, first served').toBe(chosen.id)
  happened(model, real, n, chosen, remember(desk, chosen))
  if (bothWait) expect(chosen.priority, 'interleaved').toBe(desk.priorityRun < PRIORITY_RUN)
  desk.priorityRun = bothWait && chosen.priority ? desk.priorityRun + 1 : 0
  put(chosen, n, desk)
}

type Wanted = (ticket: Ticket, n: number) => boolean
const isHere: Wanted = (ticket, n) => ticket.state === 'called' && ticket.at === n
const isAside: Wanted = ({ state }) => state === 'held' || state === 'no-show'

/** A command about a ticket: mostly one for which it is meant, now and then any, whatever its state. */
function about(
  name: string,
  n: number,
  i: number,
  isMeant: Wanted,
  run: (ticket: Ticket, desk: Desk, real: Real, model: Model) => Promise<void>,
): Command {
  function pick({ tickets }: Model): Ticket {
    const meant = tickets.filter((ticket) => isMeant(ticket, n))
    const from = i % 4 === 0 || meant.length === 0 ? tickets : meant
    return from[i % from.length] as Ticket
  }
  return command(
    `${name}(${n}, #${i})`,
    (model, real) => run(pick(model), deskOf(model, n), real, model),
    (model) => model.tickets.length > 0,
  )
}

const callChosen = (n: number, i: number): Command =>
  about('callChosen', n, i, isAside, async (ticket, desk, real, model) => {
    const body = { ticketId: ticket.id, reason: 'helping' }
    const result = await clientOf(real, n).call('callTicket', { params: { counterId: `C${n}` }, body })
    const isCallable = ticket.state === 'waiting' || isAside(ticket, n)
    const expected = mayCall(desk) !== 'ok' ? mayCall(desk) : isCallable ? 'ok' : 'TICKET_STATE'
    expect(said(result)).toBe(expected)
    if (!result.ok) return
    happened(model, real, n, ticket, remember(desk, ticket))
    put(ticket, n, desk)
  })

const atOwnCounter = (ticket: Ticket, n: number): string =>
  ticket.state !== 'called' ? 'TICKET_STATE' : ticket.at === n ? 'ok' : 'TICKET_NOT_AT_COUNTER'

const recall = (n: number, i: number): Command =>
  about('recall', n, i, isHere, async (ticket, _desk, real, model) => {
    const result = await clientOf(real, n).call('recallTicket', { params: { ticketId: ticket.id }, body: {} })
    expect(said(result)).toBe(atOwnCounter(ticket, n))
    if (result.ok) happened(model, real, n, ticket, null)
  })

const LEAVE = { finishTicket: 'finished', markNoShow: 'no-show', holdTicket: 'held' } as const
const leave = (operation: keyof typeof LEAVE, n: number, i: number): Command =>
  about(operation, n, i, isHere, async (ticket, desk, real, model) => {
    const client = clientOf(real, n)
    const params = { ticketId: ticket.id }
    const result = await (operation === 'holdTicket'
      ? client.call(operation, { params, body: { reason: 'Chờ bổ sung' } })
      : client.call(operation, { params, body: {} }))
    expect(said(result)).toBe(atOwnCounter(ticket, n))
    if (!result.ok) return
    happened(model, real, n, ticket, remember(desk, ticket))
    ticket.state = LEAVE[operation]
    desk.ticket = null
  })

const transfer = (n: number, i: number, to: { serviceId: string } | { counterId: string }): Command =>
  about(`transfer ${JSON.stringify(to)}`, n, i, isHere, async (ticket, desk, real, model) => {
    const result = await clientOf(real, n).call('transferTicket', { params: { ticketId: ticket.id }, body: to })
    const own = atOwnCounter(ticket, n)
    const sentTo = 'counterId' in to ? Number(to.counterId.slice(1)) : null
    const isWrong = sentTo === n || (sentTo !== null && deskOf(model, sentTo).state === 'closed')
    expect(said(result)).toBe(own === 'ok' && isWrong ? 'TRANSFER_TARGET' : own)
    if (!result.ok) return
    happened(model, real, n, ticket, remember(desk, ticket))
    Object.assign(ticket, { state: 'waiting', at: null, sentTo })
    if ('serviceId' in to) ticket.serviceId = to.serviceId
    desk.ticket = null
  })

const resume = (n: number, i: number): Command =>
  about('resume', n, i, isAside, async (ticket, desk, real, model) => {
    const result = await clientOf(real, n).call('resumeTicket', { params: { ticketId: ticket.id }, body: {} })
    const isFree = ticket.at === n || deskOf(model, ticket.at ?? n).state === 'closed'
    expect(said(result)).toBe(!isAside(ticket, n) ? 'TICKET_STATE' : isFree ? 'ok' : 'TICKET_NOT_AT_COUNTER')
    if (!result.ok) return
    happened(model, real, n, ticket, remember(desk, ticket))
    Object.assign(ticket, { state: 'waiting', at: null })
  })

/** Whom colleagues sent to a counter waits for all again when it closes. */
function returnSent({ tickets }: Model, n: number): void {
  for (const ticket of tickets) if (ticket.sentTo === n) ticket.sentTo = null
}

const STEPS = { openCounter: 'open', pauseCounter: 'paused', closeCounter: 'closed' } as const
const step = (operation: keyof typeof STEPS, n: number): Command =>
  command(`${operation}(${n})`, async (model, real) => {
    const desk = deskOf(model, n)
    const result = await clientOf(real, n).call(operation, { params: { counterId: `C${n}` }, body: {} })
    const isKept = operation === 'closeCounter' && desk.ticket !== null
    const isIllegal = operation === 'pauseCounter' && desk.state === 'closed'
    expect(said(result)).toBe(isKept ? 'TICKET_IN_SERVICE' : isIllegal ? 'COUNTER_STATE' : 'ok')
    if (!result.ok) return
    if (desk.state !== STEPS[operation])
      happened(model, real, n, null, operation === 'pauseCounter' ? remember(desk, null) : null)
    desk.state = STEPS[operation]
    if (desk.state === 'closed') returnSent(model, n)
  })

const takeOver = (n: number): Command =>
  command(`takeOver(${n})`, async (model, real) => {
    const old = clientOf(real, n)
    real.tokens[n - 1] = await real.centre.logIn(`O${n}`, `C${n}`)
    happened(model, real, n, null, null)
    const refused = await old.call('callNext', { params: { counterId: `C${n}` }, body: {} })
    expect(said(refused)).toBe('NOT_AUTHENTICATED')
  })

const logOut = (n: number): Command =>
  command(`logOut(${n})`, async (model, real) => {
    expect(said(await clientOf(real, n).call('deleteSession', { body: {} }))).toBe('ok')
    real.tokens[n - 1] = await real.centre.logIn(`O${n}`, `C${n}`)
    deskOf(model, n).state = 'closed'
    happened(model, real, n, null, null)
    returnSent(model, n)
  })

const UNDO_MS = 60_000
const undo = (n: number): Command =>
  command(`undo(${n})`, async (model, real) => {
    const step = model.steps[n - 1] ?? null
    const params = { counterId: `C${n}` }
    const queue = await clientOf(real, n).call('getQueue', { params })
    if (!queue.ok) throw new Error(queue.code)
    const isInTime = step !== null && Math.abs(real.centre.clock.now() - step.at) < UNDO_MS
    expect(queue.value.undo !== null, 'undo is offered').toBe(isInTime)
    const result = await clientOf(real, n).call('undoStep', { params, body: { seq: queue.value.undo?.seq ?? 1 } })
    expect(said(result)).toBe(isInTime ? 'ok' : 'UNDO_TOO_LATE')
    if (!isInTime) return
    step.back()
    model.steps[n - 1] = null
  })

const advance = (seconds: number): Command =>
  command(`advance(${seconds} s)`, async (_model, { centre }) => centre.clock.advance(seconds * 1_000))

const restart = (): Command =>
  command('restart', async (_model, real) => {
    real.centre = await real.centre.restart()
  })

/** The tables say what the model says, and are consistent in themselves. */
function expectAlike(model: Model, { centre: { db } }: Real): void {
  const tickets = db.prepare<
    [],
    { id: string; state: string; serviceId: string; priority: number; at: string | null; sentTo: string | null }
  >(
    'SELECT id, state, service_id AS serviceId, priority, counter_id AS "at", to_counter_id AS sentTo FROM ticket ORDER BY ord',
  )
  const nameOf = (n: number | null): string | null => (n === null ? null : `C${n}`)
  expect(tickets.all()).toEqual(
    model.tickets.map(({ at, sentTo, priority, letter: _letter, ...rest }) => ({
      ...rest,
      priority: priority ? 1 : 0,
      at: nameOf(at),
      sentTo: nameOf(sentTo),
    })),
  )
  expect(db.prepare('SELECT state, ticket_id FROM counter ORDER BY number').raw().all()).toEqual(
    model.desks.map(({ state, ticket }) => [state, ticket?.id ?? null]),
  )
  expect(db.prepare(HELD_BY_MORE_OR_NONE).all(), 'each called ticket is held by exactly one counter').toEqual([])
  expect(db.prepare(WRONG_COUNT).all(), 'lines count what waits').toEqual([])
  expect(db.prepare(BROKEN_PERIODS).all(), 'periods follow one another').toEqual([])
  expect(db.prepare(WRONG_SERVICE).all(), 'the time of service is the sum of its periods').toEqual([])
}

const HELD_BY_MORE_OR_NONE = `
  SELECT t.id FROM ticket t LEFT JOIN counter c ON c.ticket_id = t.id
  GROUP BY t.id HAVING COUNT(c.id) <> (t.state = 'called') OR (t.state = 'called' AND MAX(c.id) <> t.counter_id)`

const WRONG_COUNT = `
  SELECT business_date, service_id, priority, SUM(n) FROM (
    SELECT business_date, service_id, priority, waiting AS n FROM line
    UNION ALL SELECT business_date, service_id, priority, -1 FROM ticket WHERE state = 'waiting'
  ) GROUP BY 1, 2, 3 HAVING SUM(n) <> 0`

/** Each period ends where the next begins (a missed citizen may come back later), only the last may be open. */
const BROKEN_PERIODS = `
  SELECT * FROM (
    SELECT p.*, LEAD(p.start_ms) OVER w AS next_start, ROW_NUMBER() OVER (PARTITION BY p.ticket_id ORDER BY p.id DESC) AS from_last, t.state, t.period_id
    FROM period p JOIN ticket t ON t.id = p.ticket_id WINDOW w AS (PARTITION BY p.ticket_id ORDER BY p.id)
  ) WHERE end_ms < start_ms OR next_start < end_ms OR (next_start > end_ms AND kind <> 'called')
    OR (from_last > 1 AND end_ms IS NULL)
    OR (from_last = 1 AND (end_ms IS NULL) <> (state IN ('waiting', 'called', 'held')))
    OR (from_last = 1 AND end_ms IS NULL AND (period_id <> id OR kind <> CASE state WHEN 'called' THEN 'serving' ELSE state END))`

const WRONG_SERVICE = `
  SELECT id FROM ticket t WHERE service_ms <> (
    SELECT COALESCE(SUM(end_ms - start_ms), 0) FROM period p
    WHERE p.ticket_id = t.id AND kind = 'serving' AND end_ms IS NOT NULL AND p.id > (
      SELECT COALESCE(MAX(seq), 0) FROM event
      WHERE type = 'ticket.transferred' AND json_extract(payload, '$.ticketId') = t.id AND seq NOT IN (
        SELECT json_extract(payload, '$.undone') FROM event WHERE type = 'ticket.undone')))`

const n = fc.constantFrom(...DESKS)
const service = fc.constantFrom(...SERVICES)
const which = fc.nat({ max: 30 })
const often = fc.oneof(
  fc.tuple(service, fc.boolean()).map(([serviceId, priority]) => issue(serviceId, priority)),
  n.map(next),
)
const atDesk = fc.oneof(
  fc
    .tuple(fc.constantFrom('finishTicket', 'markNoShow', 'holdTicket'), n, which)
    .map(([operation, desk, i]) => leave(operation, desk, i)),
  fc.tuple(n, which).map(([desk, i]) => recall(desk, i)),
  fc.tuple(n, which).map(([desk, i]) => resume(desk, i)),
  fc.tuple(n, which).map(([desk, i]) => callChosen(desk, i)),
  n.map(undo),
  fc.tuple(n, which, service).map(([desk, i, serviceId]) => transfer(desk, i, { serviceId })),
  fc.tuple(n, which, n).map(([desk, i, to]) => transfer(desk, i, { counterId: `C${to}` })),
)
const seldom = fc.oneof(
  fc
    .tuple(fc.constantFrom('openCounter', 'pauseCounter', 'closeCounter'), n)
    .map(([operation, desk]) => step(operation, desk)),
  n.map(takeOver),
  n.map(logOut),
  // Somebody may set the clock back.
  fc.integer({ min: -600, max: 1_200 }).map(advance),
  fc.integer({ min: 1, max: 30 }).map(advance),
  fc.constant(restart()),
)

test(
  'invariants 1, 2 and 3: whatever officers do, the queue is what a simple model says, and rebuilds from its journal',
  async () => {
    let commands = 0
    const usual = fc.commands([often, often, atDesk, atDesk, seldom], { maxCommands: 60, size: 'max' })
    const property = fc.asyncProperty(usual, async (asked) => {
      let real: Real | null = null
      try {
        const centre = await startTestCentre({
          allowances: NO_LIMITS,
          weight: (counter, serviceNumber) => 1 + ((counter + serviceNumber) % 3),
        })
        const begun: Real = { centre, tokens: [] }
        real = begun
        for (const desk of DESKS) begun.tokens.push((await centre.openCounter(desk)).token)
        const model: Model = {
          tickets: [],
          desks: DESKS.map(() => ({ state: 'open', ticket: null, priorityRun: 0 })),
          steps: DESKS.map(() => null),
        }
        await fc.asyncModelRun(() => ({ model, real: begun }), asked)
        commands += [...asked].length
        expect(await verifyCentre(begun.centre.dir)).toMatchObject({ ok: true })
      } finally {
        await real?.centre.dispose()
      }
    })
    await fc.assert(property, { numRuns: RUNS })
    process.stdout.write(`queue model: ${RUNS} runs, ${commands} commands\n`)
  },
  PATIENCE_MS,
)
