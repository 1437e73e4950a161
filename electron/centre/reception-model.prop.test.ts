import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeOf, must, openDesk } from '../testkit/hall.ts'
import type { Desk } from '../testkit/hall.ts'
import { openReception } from '../testkit/reception.ts'
import type { Reception } from '../testkit/reception.ts'
import { NO_LIMITS, startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'

const RUNS = process.env['SOAK'] ? 1_000 : 25
const PATIENCE_MS = (process.env['SOAK'] ? 40 : 3) * 60_000
const SERVICES = ['S1', 'S2'] as const

type Ticket = {
  id: string
  number: string
  serviceId: string
  priority: boolean
  arrivedAt: number
  state: 'waiting' | 'called' | 'finished' | 'no-show' | 'cancelled'
}
/** The hall as a person would explain it. `isOpen`: numbers are given. */
type Model = { tickets: Ticket[]; isOpen: boolean; cards: Record<string, number> }
type Real = { centre: TestCentre; reception: Reception; desk: Desk }
type Step = (model: Model, real: Real) => Promise<void>

const service = fc.constantFrom(...SERVICES)
const which = fc.nat({ max: 40 })

/** A ticket in a state for which the step is meant, else any; none when there is none at all. */
const pick = (model: Model, i: number, ...states: Ticket['state'][]): Ticket | undefined => {
  const meant = model.tickets.filter(({ state }) => states.includes(state))
  const from = meant.length > 0 && i % 5 > 0 ? meant : model.tickets
  return from[i % from.length]
}

const issue =
  (serviceId: string, priority: boolean): Step =>
  async (model, { centre }) => {
    centre.clock.advance(1_000)
    const body = { serviceId, ...(priority ? { priority: 'elderly' as const } : {}) }
    const result = await centre.client(centre.token('kiosk')).call('issueTicket', { body })
    expect(codeOf(result)).toBe(model.isOpen ? 'OK' : 'OUTSIDE_RECEPTION_HOURS')
    if (!result.ok) return
    const { id, number, issuedAt } = result.value.ticket
    model.tickets.push({ id, number, serviceId, priority, arrivedAt: issuedAt, state: 'waiting' })
  }

const paper =
  (serviceId: string, count: number, ago: number, seconds: number): Step =>
  async (model, { centre, reception }) => {
    const now = centre.clock.now()
    const firstAt = now - ago * 1_000
    const lastAt = Math.min(now, firstAt + seconds * 1_000)
    const from = model.cards[serviceId] ?? 501
    const to = from + count - 1
    const { tickets } = must(await reception.enter({ serviceId, from, to, firstAt, lastAt }))
    model.cards[serviceId] = to + 1
    const { waiting } = await reception.view()
    for (const { id, number } of tickets) {
      const arrivedAt = waiting.find((entry) => entry.id === id)?.issuedAt ?? -1
      expect([firstAt <= arrivedAt, arrivedAt <= lastAt], 'between the first and the last').toEqual([true, true])
      model.tickets.push({ id, number, serviceId, priority: false, arrivedAt, state: 'waiting' })
    }
  }

const prioritise =
  (i: number, priority: boolean): Step =>
  async (model, { reception }) => {
    const ticket = pick(model, i, 'waiting')
    if (!ticket) return
    const body = priority ? { group: 'merit' as const } : { group: null, reason: 'Chọn nhầm' }
    const result = await reception.prioritise(ticket.id, body)
    expect(codeOf(result)).toBe(ticket.state === 'waiting' ? 'OK' : 'TICKET_STATE')
    if (result.ok) ticket.priority = priority
  }

const move =
  (i: number, serviceId: string): Step =>
  async (model, { reception }) => {
    const ticket = pick(model, i, 'waiting')
    if (!ticket) return
    const result = await reception.move(ticket.id, serviceId)
    const isHere = ticket.serviceId === serviceId
    expect(codeOf(result)).toBe(ticket.state !== 'waiting' ? 'TICKET_STATE' : isHere ? 'TRANSFER_TARGET' : 'OK')
    if (result.ok) ticket.serviceId = serviceId
  }

const cancel =
  (i: number): Step =>
  async (model, { reception }) => {
    const ticket = pick(model, i, 'waiting', 'no-show')
    if (!ticket) return
    const result = await reception.cancel(ticket.id)
    expect(codeOf(result)).toBe(['waiting', 'no-show'].includes(ticket.state) ? 'OK' : 'TICKET_STATE')
    if (result.ok) ticket.state = 'cancelled'
  }

const back =
  (i: number): Step =>
  async (model, { reception }) => {
    const ticket = pick(model, i, 'no-show', 'cancelled')
    if (!ticket) return
    const result = await reception.back(ticket.id)
    expect(codeOf(result)).toBe(['no-show', 'cancelled'].includes(ticket.state) ? 'OK' : 'TICKET_STATE')
    if (result.ok) ticket.state = 'waiting'
  }

/** The counter serves: of the line of the one who is called nobody came earlier (invariant 2). */
const serve =
  (comes: boolean): Step =>
  async (model, { desk }) => {
    const waiting = model.tickets.filter(({ state }) => state === 'waiting')
    const { ticket } = must(await desk.next())
    expect(ticket === null).toBe(waiting.length === 0)
    const called = waiting.find(({ id }) => id === ticket?.id)
    if (!called) return
    const line = waiting.filter((other) => other.serviceId === called.serviceId && other.priority === called.priority)
    expect(Math.min(...line.map(({ arrivedAt }) => arrivedAt)), 'first come, first served').toBe(called.arrivedAt)
    must(comes ? await desk.finish(called.id) : await desk.noShow(called.id))
    called.state = comes ? 'finished' : 'no-show'
  }

const close =
  (waiting: 'serve' | 'end'): Step =>
  async (model, { reception }) => {
    must(await reception.close({ waiting }))
    model.isOpen = false
    if (waiting === 'serve') return
    for (const ticket of model.tickets) if (ticket.state === 'waiting') ticket.state = 'cancelled'
  }
const open: Step = async (model, { reception }) => {
  expect(codeOf(await reception.open())).toBe(model.isOpen ? 'HALL_STATE' : 'OK')
  model.isOpen = true
}

const issues = fc.tuple(service, fc.boolean()).map(([serviceId, priority]) => issue(serviceId, priority))
const papers = fc
  .tuple(service, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 7_000 }), fc.nat({ max: 1_200 }))
  .map(([serviceId, count, ago, seconds]) => paper(serviceId, count, ago, seconds))
const often = fc.oneof(issues, issues, papers, fc.boolean().map(serve))
const seldom = fc.oneof(
  fc.tuple(which, fc.boolean()).map(([i, priority]) => prioritise(i, priority)),
  fc.tuple(which, service).map(([i, serviceId]) => move(i, serviceId)),
  which.map(cancel),
  which.map(back),
  fc.constantFrom('serve' as const, 'end' as const).map(close),
  fc.constant(open),
)
const steps = fc.array(fc.oneof(often, seldom), {
  minLength: 10,
  maxLength: 40,
})

test(
  'invariants 1, 2 and 3 at the reception desk: nobody lost, nobody doubled, first come, first served, and it rebuilds',
  async () => {
    const property = fc.asyncProperty(steps, async (asked) => {
      const centre = await startTestCentre({ allowances: NO_LIMITS, services: 2 })
      try {
        const real = { centre, reception: await openReception(centre), desk: await openDesk(centre, 1) }
        const model: Model = { tickets: [], isOpen: true, cards: {} }
        for (const step of asked) await step(model, real)
        const view = await real.reception.view()
        const waits = model.tickets.filter(({ state }) => state === 'waiting')
        expect(view.waiting.map(({ id }) => id).sort()).toEqual(waits.map(({ id }) => id).sort())
        expect(view.services.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(waits.length)
        expect(new Set(model.tickets.map(({ number }) => number)).size, 'no number twice').toBe(model.tickets.length)
        expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
      } finally {
        await centre.dispose()
      }
    })
    await fc.assert(property, { numRuns: RUNS })
  },
  PATIENCE_MS,
)
