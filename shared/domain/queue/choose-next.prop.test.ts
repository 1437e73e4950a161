import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { turns as turnsShape } from '../events/queue-events.ts'
import { NO_TURNS, chooseNext, planOrder } from './choose-next.ts'
import type { Head } from './choose-next.ts'

/** One counter, the tickets in front of it, and a script that arrives, calls, and lets other counters take tickets. */
const SERVICES = ['a', 'b', 'c', 'd'] as const
type Ticket = Head & { sent: boolean; passedOver: number }
type Step =
  | { do: 'arrive'; service: number; priority: boolean; sent: boolean }
  | { do: 'call' }
  | { do: 'taken'; which: number }

const weightsOf = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: SERVICES.length })
  .map((list) => new Map(list.map((weight, i) => [SERVICES[i] as string, weight])))
const arrive = fc.record({
  do: fc.constant('arrive' as const),
  service: fc.nat(3),
  priority: fc.boolean(),
  sent: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: arrive },
  { weight: 5, arbitrary: fc.constant({ do: 'call' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('taken' as const), which: fc.nat(30) }) },
)
const script = fc.array(step, { minLength: 1, maxLength: 300, size: 'max' })
const maxRun = fc.integer({ min: 1, max: 4 })

class Hall {
  waiting: Ticket[] = []
  turns = NO_TURNS
  order = 0
  readonly weights: Map<string, number>
  readonly priorityMaxRun: number
  constructor(weights: Map<string, number>, priorityMaxRun: number) {
    this.weights = weights
    this.priorityMaxRun = priorityMaxRun
  }

  arrive(serviceId: string, priority: boolean, sent: boolean): void {
    this.order += 1
    this.waiting.push({
      ticketId: `t${this.order}`,
      serviceId,
      priority,
      sent,
      order: this.order,
      arrivedAt: 0,
      passedOver: 0,
    })
  }

  choice() {
    const heads = this.waiting.filter((t) => !t.sent)
    const sentHere = this.waiting.filter((t) => t.sent)
    return { heads, sentHere, weights: this.weights, turns: this.turns, priorityMaxRun: this.priorityMaxRun, now: 0 }
  }

  /** Tickets sharing the service, class and way here of one: its own line of first come, first served. */
  lane = (one: Ticket) =>
    this.waiting.filter(
      (t) => t.sent === one.sent && t.priority === one.priority && (t.sent || t.serviceId === one.serviceId),
    )

  call(): Ticket | null {
    const chosen = chooseNext(this.choice())
    if (!chosen) return null
    this.turns = chosen.turns
    const ticket = this.waiting.find((t) => t.ticketId === chosen.ticketId) as Ticket
    for (const other of this.firsts()) if (other !== ticket) other.passedOver += 1
    return ticket
  }

  leave(ticket: Ticket): void {
    this.waiting = this.waiting.filter((t) => t !== ticket)
  }

  weightOf = (ticket: Ticket) =>
    ticket.sent ? Math.max(...this.weights.values()) : (this.weights.get(ticket.serviceId) as number)

  /** First of each line (services of one weight, per class). */
  firsts(): Ticket[] {
    const lines = new Map<string, Ticket>()
    for (const t of this.waiting) {
      const key = `${t.priority}:${this.weightOf(t)}`
      if (!lines.has(key)) lines.set(key, t)
    }
    return [...lines.values()]
  }

  /**
   * How many calls the first of a line may see go by, whoever arrives. A line falls behind the others by at most one of
   * its own steps, 1/w; another line of summed weight W makes at most W/w + 1 steps in that time; and the other class
   * takes its interleaved turns in between.
   */
  bound(ticket: Ticket): number {
    const own = this.weightOf(ticket)
    const heaviest = Math.max(...this.weights.values())
    let sameClass = 0
    for (const weight of new Set(this.weights.values())) {
      if (weight === own) continue
      const services = [...this.weights.values()].filter((w) => w === weight).length + (weight === heaviest ? 1 : 0)
      sameClass += Math.floor((weight * services) / own) + 1
    }
    return ticket.priority
      ? sameClass + Math.floor(sameClass / this.priorityMaxRun) + 1
      : sameClass + (sameClass + 1) * this.priorityMaxRun
  }
}

function play(
  weights: Map<string, number>,
  priorityMaxRun: number,
  steps: Step[],
  check: (hall: Hall, called: Ticket) => void,
) {
  const hall = new Hall(weights, priorityMaxRun)
  const services = [...weights.keys()]
  for (const s of steps) {
    if (s.do === 'arrive') hall.arrive(services[s.service % services.length] as string, s.priority, s.sent)
    else if (s.do === 'taken') {
      const ticket = hall.waiting[s.which % Math.max(1, hall.waiting.length)]
      if (ticket && !ticket.sent) hall.leave(ticket)
    } else {
      const called = hall.call()
      if (called) {
        check(hall, called)
        hall.leave(called)
      }
    }
  }
  return hall
}

describe('call next, whoever arrives and whatever other counters take', () => {
  it('calls somebody as long as somebody waits', () => {
    fc.assert(
      fc.property(weightsOf, maxRun, script, (weights, run, steps) => {
        const hall = play(weights, run, steps, () => {})
        const waiting = hall.waiting.length
        expect(planOrder(hall.choice(), waiting + 1)).toHaveLength(waiting)
        expect(hall.call() !== null).toBe(waiting > 0)
      }),
    )
  })

  it('calls the first of a service and class, always', () => {
    fc.assert(
      fc.property(weightsOf, maxRun, script, (weights, run, steps) => {
        play(weights, run, steps, (hall, called) => expect(hall.lane(called)[0]).toBe(called))
      }),
    )
  })

  it('starves nobody: the first of a line is called within its bound', () => {
    fc.assert(
      fc.property(weightsOf, maxRun, script, (weights, run, steps) => {
        play(weights, run, steps, (hall) => {
          for (const first of hall.firsts()) expect(first.passedOver).toBeLessThanOrEqual(hall.bound(first))
        })
      }),
    )
  })

  it('never calls more priority tickets in a row than allowed while others wait', () => {
    fc.assert(
      fc.property(weightsOf, maxRun, script, (weights, run, steps) => {
        let inARow = 0
        play(weights, run, steps, (hall, called) => {
          const othersWait = hall.waiting.some((t) => !t.priority)
          inARow = called.priority && othersWait ? inARow + 1 : 0
          expect(inARow).toBeLessThanOrEqual(run)
        })
      }),
    )
  })

  it('remembers small whole numbers that survive JSON', () => {
    fc.assert(
      fc.property(weightsOf, maxRun, script, (weights, run, steps) => {
        play(weights, run, steps, ({ turns }) => {
          expect(turnsShape.parse(JSON.parse(JSON.stringify(turns)))).toEqual(turns)
          expect(turns.priorityRun).toBeLessThanOrEqual(run)
          expect(Object.keys(turns.passes).length).toBeLessThanOrEqual(2 * SERVICES.length)
          for (const pass of Object.values(turns.passes)) {
            expect(Number.isSafeInteger(pass) && pass >= 0 && pass <= 720_720_000).toBe(true)
          }
        })
      }),
    )
  })

  it('needs only the first of each service and class, in any order', () => {
    fc.assert(
      fc.property(weightsOf, maxRun, script, (weights, run, steps) => {
        play(weights, run, steps, (hall, called) => {
          const only = hall.waiting.filter((t) => hall.lane(t)[0] === t).reverse()
          const choice = { ...hall.choice(), heads: only.filter((t) => !t.sent), sentHere: only.filter((t) => t.sent) }
          expect(chooseNext(choice)).toEqual(chooseNext(hall.choice()))
          expect(hall.waiting).toContain(called)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('is plain first come, first served with equal weights and no priority', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), script, (weight, steps) => {
        const weights = new Map(SERVICES.map((id) => [id as string, weight]))
        const normal = steps.map((s) => (s.do === 'arrive' ? { ...s, priority: false } : s))
        play(weights, 2, normal, (hall, called) => expect(hall.waiting[0]).toBe(called))
      }),
    )
  })
})

describe('shares and plans', () => {
  it('keeps every line within one call of its share over a long full day', () => {
    fc.assert(
      fc.property(weightsOf, fc.integer({ min: 1, max: 400 }), (weights, calls) => {
        const hall = new Hall(weights, 2)
        const parts = new Map<number, number>()
        for (const weight of weights.values()) parts.set(weight, (parts.get(weight) ?? 0) + weight)
        const got = new Map([...parts.keys()].map((weight) => [weight, 0]))
        for (const id of weights.keys()) hall.arrive(id, false, false)
        for (let n = 0; n < calls; n += 1) {
          const called = hall.call() as Ticket
          hall.leave(called)
          hall.arrive(called.serviceId, false, false)
          const weight = hall.weightOf(called)
          got.set(weight, (got.get(weight) as number) + 1)
        }
        const turnsOf = (weight: number) => (got.get(weight) as number) / (parts.get(weight) as number)
        for (const one of parts.keys()) {
          for (const other of parts.keys()) {
            const oneCall = 1 / Math.min(parts.get(one) as number, parts.get(other) as number)
            expect(Math.abs(turnsOf(one) - turnsOf(other))).toBeLessThanOrEqual(oneCall + 1e-3)
          }
        }
      }),
    )
  })

  it('plans what repeated calls would do', () => {
    fc.assert(
      fc.property(
        weightsOf,
        maxRun,
        fc.array(arrive, { maxLength: 60 }),
        fc.nat(70),
        (weights, run, arrivals, limit) => {
          const hall = new Hall(weights, run)
          const services = [...weights.keys()]
          for (const s of arrivals) hall.arrive(services[s.service % services.length] as string, s.priority, s.sent)
          const plan = planOrder(hall.choice(), limit)
          expect(plan.length).toBe(Math.min(limit, arrivals.length))
          for (const planned of plan) {
            const called = hall.call() as Ticket
            expect(called).toBe(planned)
            hall.leave(called)
          }
        },
      ),
    )
  })
})
