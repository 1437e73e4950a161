import type { Turns } from '../events/queue-events.ts'
import { chooseNext, NO_TURNS } from './choose-next.ts'
import type { Head } from './choose-next.ts'
import { quantile } from './figures.ts'

/**
 * A day once more: recorded arrivals and times of service, the rule of "call next" (choose-next.ts), and settings that
 * may be others. It tells when each number would have been called. Pure; times are ms since 1970, durations ms.
 */
export type ReplayVisit = {
  /** Line that it waited in. */
  readonly serviceId: string
  /** Set: it waited for this counter alone. */
  readonly toCounterId: string | null
  /** ms after the end of the visit before; 0 for the first. */
  readonly after: number
  /** The call as it was; null: nobody called it. */
  readonly call: { readonly counterId: string; readonly at: number; readonly ms: number } | null
}
export type ReplayTicket = {
  /** Place in line; unique. */
  readonly order: number
  readonly serviceId: string
  readonly priority: boolean
  readonly arrivedAt: number
  /** At least one. */
  readonly visits: readonly ReplayVisit[]
}
export type ReplayCounter = {
  readonly id: string
  readonly number: number
  readonly services: readonly { readonly serviceId: string; readonly weight: number }[]
  /** When it could call, in order, without overlap. */
  readonly spans: readonly { readonly from: number; readonly to: number }[]
}
export type ReplayDay = {
  readonly priorityMaxRun: number
  readonly counters: readonly ReplayCounter[]
  readonly tickets: readonly ReplayTicket[]
}

/**
 * ms that a counter let pass each time when somebody waited whom it could call, in their order: until it called, or at
 * least so long when another counter was quicker.
 */
export type Pauses = ReadonlyMap<string, readonly number[]>

export type Replayed = {
  /** When each ticket was first called, in the order of `tickets`; null: never. */
  readonly calledAt: readonly (number | null)[]
  readonly pauses: Pauses
}

/** Sees what happens while it happens, e.g. to hold forecasts against waits. */
export type ReplayWatch = {
  arrived?(ticket: ReplayTicket, hall: HallState): void
  called?(ticket: ReplayTicket, at: number, counterId: string): void
  finished?(ticket: ReplayTicket, at: number, ms: number): void
}
export type HallState = {
  waiting(serviceId: string, priority: boolean): number
  readonly counters: readonly { readonly counter: ReplayCounter; readonly open: boolean; readonly busy: boolean }[]
}

type Waiting = { readonly head: Head; readonly ticket: ReplayTicket; readonly visit: number; readonly readyAt: number }
type Desk = {
  readonly counter: ReplayCounter
  readonly weights: ReadonlyMap<string, number>
  /** Sent to this counter alone: normal, priority. */
  readonly sent: readonly [Waiting[], Waiting[]]
  readonly pauses: number[]
  turns: Turns
  serving: { readonly one: Waiting; readonly ms: number; readonly until: number } | null
  /** Since when somebody waits whom it could call. */
  since: number | null
}

const NEVER = Number.POSITIVE_INFINITY

/**
 * Follows the record: every call at its own time and counter, whatever the rule would say. What comes of it are the
 * pauses that counters made before their calls, and how many calls the rule agrees with.
 */
export function followDay(day: ReplayDay): {
  readonly pauses: Pauses
  readonly agreed: number
  readonly calls: number
} {
  const hall = new Hall(day, {})
  const calls = day.tickets
    .flatMap((ticket) =>
      ticket.visits.flatMap((visit, index) => (visit.call ? [{ ticket, index, ...visit.call }] : [])),
    )
    // Calls of one instant go in the order of the counters, as in a replay.
    .sort((a, b) => a.at - b.at || hall.placeOf(a.counterId) - hall.placeOf(b.counterId))
  let agreed = 0
  for (const { ticket, index, counterId, at, ms } of calls) {
    hall.advance(at)
    const desk = hall.desk(counterId)
    const one = hall.find(ticket, index)
    if (!desk || !one) continue
    const chosen = hall.choose(desk, at)
    if (chosen?.one === one) agreed += 1
    // The memory of turns goes on as the rule left it, also when a person chose somebody else.
    if (chosen?.one === one) desk.turns = chosen.turns
    hall.call(desk, one, at, ms)
  }
  return { pauses: hall.pauses(), agreed, calls: calls.length }
}

/**
 * Runs a day by the rule. Deterministic: the same day and pauses give the same calls.
 * @param pauses from `followDay`; a counter that calls more often than it did pauses as long as is usual
 */
export function replayDay(day: ReplayDay, pauses: Pauses = new Map(), watch: ReplayWatch = {}): Replayed {
  const hall = new Hall(day, watch)
  const usual =
    quantile(
      [...pauses.values()].flat().sort((a, b) => a - b),
      0.5,
    ) ?? 0
  const callAt = (desk: Desk): number =>
    desk.since === null ? NEVER : desk.since + (pauses.get(desk.counter.id)?.[desk.pauses.length] ?? usual)
  for (let at = hall.nextAt(callAt); at < NEVER; at = hall.nextAt(callAt)) {
    hall.advance(at)
    for (const desk of hall.desks) {
      const chosen = callAt(desk) <= at ? hall.choose(desk, at) : null
      if (!chosen) continue
      desk.turns = chosen.turns
      hall.call(desk, chosen.one, at, chosen.one.ticket.visits[chosen.one.visit]?.call?.ms ?? hall.usualMs)
    }
  }
  return { calledAt: hall.calledAt(), pauses: hall.pauses() }
}

/** Lines, counters and who comes when. */
class Hall {
  readonly desks: readonly Desk[]
  /** ms of a visit of which no length is known. */
  readonly usualMs: number
  readonly #day: ReplayDay
  readonly #watch: ReplayWatch
  readonly #lanes = new Map<string, Waiting[]>()
  /** Who comes when, and when counters open and close; the next one last. */
  readonly #coming: Waiting[]
  readonly #edges: number[]
  readonly #called = new Map<ReplayTicket, number>()

  constructor(day: ReplayDay, watch: ReplayWatch) {
    this.#day = day
    this.#watch = watch
    this.desks = day.counters.map(newDesk)
    this.#coming = day.tickets.map((ticket) => entry(ticket, 0, ticket.arrivedAt)).sort(laterFirst)
    const edges = day.counters.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]))
    this.#edges = edges.sort((a, b) => b - a)
    const lengths = day.tickets.flatMap(({ visits }) => visits.flatMap(({ call }) => call?.ms ?? []))
    this.usualMs =
      quantile(
        lengths.sort((a, b) => a - b),
        0.5,
      ) ?? 0
  }

  desk = (id: string): Desk | undefined => this.desks.find(({ counter }) => counter.id === id)
  placeOf = (id: string): number => this.desks.findIndex(({ counter }) => counter.id === id)
  calledAt = (): (number | null)[] => this.#day.tickets.map((ticket) => this.#called.get(ticket) ?? null)
  pauses = (): Pauses => new Map(this.desks.map(({ counter, pauses }) => [counter.id, pauses]))

  /** The next moment at which something can happen: somebody comes, is done, is called, or a counter opens. */
  nextAt(callAt: (desk: Desk) => number): number {
    return this.desks.reduce((first, desk) => Math.min(first, callAt(desk)), this.#nextEvent())
  }

  /** Lets everything happen up to and with a moment, but no call. */
  advance(until: number): void {
    for (let at = this.#nextEvent(); at <= until; at = this.#nextEvent()) {
      for (const desk of this.desks) if (desk.serving && desk.serving.until <= at) this.#finish(desk)
      while ((this.#coming.at(-1)?.readyAt ?? NEVER) <= at) this.#enter(this.#coming.pop() as Waiting)
      while ((this.#edges.at(-1) ?? NEVER) <= at) this.#edges.pop()
      this.#look(at)
    }
    this.#look(until)
  }

  #nextEvent(): number {
    const next = Math.min(this.#coming.at(-1)?.readyAt ?? NEVER, this.#edges.at(-1) ?? NEVER)
    return this.desks.reduce((first, { serving }) => Math.min(first, serving?.until ?? NEVER), next)
  }

  /** Notes who has somebody to call, since when. */
  #look(at: number): void {
    for (const desk of this.desks) {
      const mayCall = !desk.serving && spanAt(desk.counter, at) && this.#someoneFor(desk)
      if (mayCall) desk.since ??= at
      // Somebody else was quicker, or the counter closed: this pause would have been longer still.
      else if (desk.since !== null) endPause(desk, at + 1)
    }
  }

  #someoneFor({ weights, sent }: Desk): boolean {
    if (sent[0].length > 0 || sent[1].length > 0) return weights.size > 0
    return [...weights.keys()].some((id) => this.lane(id, false).length > 0 || this.lane(id, true).length > 0)
  }

  lane(serviceId: string, priority: boolean): Waiting[] {
    const key = `${priority ? 'p' : 'n'}:${serviceId}`
    const lane = this.#lanes.get(key) ?? []
    this.#lanes.set(key, lane)
    return lane
  }

  #enter(one: Waiting): void {
    if (one.visit === 0) this.#watch.arrived?.(one.ticket, this.#state(one.readyAt))
    const lane = this.#laneFor(one)
    const place = lane.findIndex(({ head }) => head.order > one.head.order)
    lane.splice(place === -1 ? lane.length : place, 0, one)
  }

  #laneFor({ ticket, visit, head }: Waiting): Waiting[] {
    const target = ticket.visits[visit]?.toCounterId
    const desk = target ? this.desk(target) : undefined
    return desk ? desk.sent[head.priority ? 1 : 0] : this.lane(head.serviceId, head.priority)
  }

  #state(at: number): HallState {
    return {
      waiting: (serviceId, priority) => this.lane(serviceId, priority).length,
      counters: this.desks.map(({ counter, serving }) => ({
        counter,
        open: spanAt(counter, at),
        busy: serving !== null,
      })),
    }
  }

  find = (ticket: ReplayTicket, visit: number): Waiting | undefined =>
    this.#laneFor(entry(ticket, visit, 0)).find((one) => one.ticket === ticket && one.visit === visit)

  choose(desk: Desk, now: number): { one: Waiting; turns: Turns } | null {
    const fronts = [...desk.weights.keys()].flatMap((id) => [
      this.lane(id, false)[0] ?? [],
      this.lane(id, true)[0] ?? [],
    ])
    const waiting = fronts.flat()
    const sentHere = desk.sent.flatMap((lane) => lane[0] ?? [])
    const chosen = chooseNext({
      heads: waiting.map(({ head }) => head),
      sentHere: sentHere.map(({ head }) => head),
      weights: desk.weights,
      turns: desk.turns,
      priorityMaxRun: this.#day.priorityMaxRun,
      now,
    })
    const one = chosen && [...sentHere, ...waiting].find(({ head }) => head.ticketId === chosen.ticketId)
    return one ? { one, turns: chosen.turns } : null
  }

  call(desk: Desk, one: Waiting, at: number, ms: number): void {
    const lane = this.#laneFor(one)
    lane.splice(lane.indexOf(one), 1)
    if (one.visit === 0) {
      this.#called.set(one.ticket, at)
      this.#watch.called?.(one.ticket, at, desk.counter.id)
    }
    endPause(desk, at)
    desk.serving = { one, ms, until: at + ms }
    this.#look(at)
  }

  #finish(desk: Desk): void {
    const { one, ms, until } = desk.serving as NonNullable<Desk['serving']>
    desk.serving = null
    this.#watch.finished?.(one.ticket, until, ms)
    const next = one.ticket.visits[one.visit + 1]
    if (!next) return
    this.#coming.push(entry(one.ticket, one.visit + 1, until + next.after))
    this.#coming.sort(laterFirst)
  }
}

function entry(ticket: ReplayTicket, visit: number, readyAt: number): Waiting {
  const { order, priority, arrivedAt } = ticket
  const serviceId = ticket.visits[visit]?.serviceId ?? ticket.serviceId
  return { head: { ticketId: String(order), serviceId, priority, order, arrivedAt }, ticket, visit, readyAt }
}

function endPause(desk: Desk, at: number): void {
  desk.pauses.push(Math.max(0, at - (desk.since ?? at)))
  desk.since = null
}

const laterFirst = (a: Waiting, b: Waiting): number => b.readyAt - a.readyAt || b.head.order - a.head.order
const spanAt = ({ spans }: ReplayCounter, at: number): boolean => spans.some(({ from, to }) => from <= at && at < to)

const newDesk = (counter: ReplayCounter): Desk => ({
  counter,
  weights: new Map(counter.services.map(({ serviceId, weight }) => [serviceId, weight])),
  sent: [[], []],
  pauses: [],
  turns: NO_TURNS,
  serving: null,
  since: null,
})
