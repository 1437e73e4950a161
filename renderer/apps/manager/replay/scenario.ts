import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import { followDay, replayDay } from '../../../../shared/domain/queue/replay.ts'
import type { ReplayCounter, ReplayDay } from '../../../../shared/domain/queue/replay.ts'
import { waitFigures } from '../../../../shared/domain/queue/figures.ts'
import type { WaitFigures } from '../../../../shared/domain/queue/figures.ts'

/** What somebody tries on a past day; what is absent stays as it was. */
export type Scenario = {
  readonly priorityMaxRun: number
  /** Counters more (above 0) or fewer for a service. */
  readonly extra: Readonly<Record<string, number>>
  /** Weight by `counterId serviceId`. */
  readonly weights: Readonly<Record<string, number>>
}

export const weightKey = (counterId: string, serviceId: string): string => `${counterId} ${serviceId}`
export const unchanged = ({ priorityMaxRun }: Pick<DayRecord, 'priorityMaxRun'>): Scenario => ({
  priorityMaxRun,
  extra: {},
  weights: {},
})
export const isUnchanged = (scenario: Scenario, day: DayRecord): boolean =>
  scenario.priorityMaxRun === day.priorityMaxRun &&
  Object.values(scenario.extra).every((n) => n === 0) &&
  Object.keys(scenario.weights).length === 0

/** Waits of one line in minutes; `never`: how many were not called that day. */
export type LineResult = { readonly key: string; readonly waits: WaitFigures | null; readonly never: number }
export type Comparison = {
  readonly actual: readonly LineResult[]
  readonly simulated: readonly LineResult[]
  /** Minutes of the mean wait more (above 0) or less than in the replay with unchanged settings. */
  readonly change: number
  /** Numbers that the replay with unchanged settings calls within a minute of their time, of those that were called. */
  readonly close: number
  /** Calls that the rule itself would have made; the others were made out of turn. */
  readonly agreed: number
}

const MS_PER_MINUTE = 60_000

/**
 * Plays a day as it was, to see how far the replay can be trusted, and as somebody wants to try it.
 * Lines: `all`, `priority`, `normal`, then every service by its id.
 */
export function compareDay(day: DayRecord, scenario: Scenario): Comparison {
  const { pauses, agreed, calls } = followDay(day)
  const actual = day.tickets.map(({ visits }) => visits[0]?.call?.at ?? null)
  const asItWas = replayDay(day, pauses).calledAt
  const tried = isUnchanged(scenario, day) ? asItWas : replayDay(dayWith(day, scenario), pauses).calledAt
  const called = actual.flatMap((at, n) => (at === null ? [] : [Math.abs((asItWas[n] ?? 0) - at)]))
  return {
    actual: linesOf(day, actual),
    simulated: linesOf(day, tried),
    change: meanWait(day, tried) - meanWait(day, asItWas),
    close: called.length === 0 ? 1 : called.filter((off) => off <= MS_PER_MINUTE).length / called.length,
    agreed: calls === 0 ? 1 : agreed / calls,
  }
}

/** Over all numbers; who was never called waited until the last one was. Like is held against like: both are replays. */
function meanWait({ tickets }: DayRecord, calledAt: readonly (number | null)[]): number {
  const end = Math.max(...calledAt.map((at) => at ?? 0), ...tickets.map(({ arrivedAt }) => arrivedAt))
  const waits = tickets.map(({ arrivedAt }, n) => (calledAt[n] ?? end) - arrivedAt)
  return waits.length === 0 ? 0 : waits.reduce((sum, wait) => sum + wait, 0) / waits.length / MS_PER_MINUTE
}

function linesOf(day: DayRecord, calledAt: readonly (number | null)[]): LineResult[] {
  const of = (key: string, belongs: (ticket: DayRecord['tickets'][number]) => boolean): LineResult => {
    const waits = day.tickets.flatMap((ticket, n) => {
      const at = calledAt[n]
      return at === null || at === undefined || !belongs(ticket) ? [] : [(at - ticket.arrivedAt) / MS_PER_MINUTE]
    })
    const all = day.tickets.filter(belongs).length
    return { key, waits: waitFigures(waits), never: all - waits.length }
  }
  return [
    of('all', () => true),
    of('priority', ({ priority }) => priority),
    of('normal', ({ priority }) => !priority),
    ...day.services.map(({ id }) => of(id, ({ serviceId }) => serviceId === id)),
  ].filter(({ key, waits, never }) => key === 'all' || waits !== null || never > 0)
}

/** The day with other weights, turns and counters. One more counter serves its service alone, all day long. */
function dayWith(day: DayRecord, { priorityMaxRun, extra, weights }: Scenario): ReplayDay {
  const counters = day.counters.map((counter) => ({
    ...counter,
    services: counter.services.map(({ serviceId, weight }) => ({
      serviceId,
      weight: weights[weightKey(counter.id, serviceId)] ?? weight,
    })),
  }))
  const result = Object.entries(extra).reduce<ReplayCounter[]>(
    (now, [serviceId, n]) => (n < 0 ? without(now, serviceId, -n) : [...now, ...more(day, serviceId, n)]),
    counters,
  )
  return { tickets: day.tickets, priorityMaxRun, counters: result }
}

function more(day: DayRecord, serviceId: string, n: number): ReplayCounter[] {
  const spans = day.counters.flatMap((counter) => counter.spans)
  if (spans.length === 0) return []
  const from = Math.min(...spans.map((span) => span.from))
  const to = Math.max(...spans.map((span) => span.to))
  return Array.from({ length: n }, (_, index) => ({
    id: `+${serviceId} ${index}`,
    number: 1_000 + index,
    services: [{ serviceId, weight: 1 }],
    spans: [{ from, to }],
  }))
}

/** Takes a service from so many counters, from those first that were open and give it least weight. */
function without(counters: readonly ReplayCounter[], serviceId: string, n: number): ReplayCounter[] {
  const weightIn = ({ services }: ReplayCounter): number =>
    services.find((served) => served.serviceId === serviceId)?.weight ?? 0
  const chosen = counters
    .filter((counter) => weightIn(counter) > 0 && counter.spans.length > 0)
    .sort((a, b) => weightIn(a) - weightIn(b) || b.number - a.number)
    .slice(0, n)
  return counters.map((counter) =>
    chosen.includes(counter)
      ? { ...counter, services: counter.services.filter((served) => served.serviceId !== serviceId) }
      : counter,
  )
}
