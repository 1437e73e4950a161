import type { WhyNext } from '../../api/views.ts'
import type { Turns } from '../events/queue-events.ts'

/** A waiting ticket as the rule sees it. */
export type Head = {
  readonly ticketId: string
  readonly serviceId: string
  readonly priority: boolean
  /** Place in line: the journal seq at issue; kept through hold, resume and transfer. */
  readonly order: number
  /** When the citizen took the number, ms. */
  readonly arrivedAt: number
}

/** What a counter has in front of it. Tickets other than the first of a service and class change nothing. */
export type Choice = {
  /** At least the first ticket by `order` of every service of this counter, per class; without those sent here. */
  readonly heads: readonly Head[]
  /** At least the first ticket by `order`, per class, that a colleague sent to this counter. */
  readonly sentHere: readonly Head[]
  /** Weight (whole, from 1) of every service of this counter. A head of another service is not called. */
  readonly weights: ReadonlyMap<string, number>
  /** What the last call of this counter left behind; `NO_TURNS` at first. */
  readonly turns: Turns
  /** At most so many priority tickets in a row while others wait. */
  readonly priorityMaxRun: number
  readonly now: number
}

export type Chosen = { readonly ticketId: string; readonly why: WhyNext; readonly turns: Turns }

export const NO_TURNS: Turns = { priorityRun: 0, passes: {} }

/** One call moves a line of part 1 this far. Divisible by 1 to 16, so that usual weights leave no remainder. */
const STRIDE = 720_720_000

/** Services of one weight form one line; each class has its own lines, so that one cannot spend the turns of the other. */
type Line = { readonly key: string; readonly first: Head | null; readonly part: number }
const lineKey = (weight: number, priority: boolean) => `${priority ? 'priority' : 'normal'}:${weight}`

/**
 * The rule of "call next" (product.md, invariant 2): which waiting ticket this counter calls, why, and what the counter
 * remembers for its next call. Null when nobody waits. Deterministic; works on the first ticket of each line only.
 *
 * 1. Class: priority goes first, but after `priorityMaxRun` priority calls in a row while others wait, one other is
 *    called (law-facts §8: interleaved, so that no class starves).
 * 2. Inside the class, services of the same weight are one line, first come, first served. Lines of different weight
 *    share the turns in proportion to the sum of the weights of their services that have people waiting (stride
 *    scheduling). A line that was empty gets no turns afterwards for the time it was empty.
 * 3. Tickets that a colleague sent to this counter stand in its heaviest line, as one more service of that line.
 */
export function chooseNext(choice: Choice): Chosen | null {
  const chosen = choose(choice)
  return chosen && { ticketId: chosen.head.ticketId, why: chosen.why, turns: chosen.turns }
}

/**
 * The order in which this counter would call waiting tickets if nothing else happened, at most `limit` of them. `heads`
 * and `sentHere` are here all waiting tickets, in any order. Costs a few steps for each ticket of the answer.
 */
export function planOrder<T extends Head>(
  choice: Omit<Choice, 'heads' | 'sentHere'> & { readonly heads: readonly T[]; readonly sentHere: readonly T[] },
  limit: number,
): T[] {
  const services = lanesOf(choice.heads)
  const sent = lanesOf(choice.sentHere)
  const plan: T[] = []
  let turns = choice.turns
  while (plan.length < limit) {
    const heads = services.flatMap((lane) => lane.at(-1) ?? [])
    const sentHere = sent.flatMap((lane) => lane.at(-1) ?? [])
    const chosen = choose({ ...choice, heads, sentHere, turns })
    if (!chosen) break
    const lane = [...services, ...sent].find((tickets) => tickets.at(-1) === chosen.head)
    plan.push(lane?.pop() as T)
    turns = chosen.turns
  }
  return plan
}

/** Splits tickets by service and class; the first of each comes last, where it is cheap to take. */
function lanesOf<T extends Head>(tickets: readonly T[]): T[][] {
  const lanes = new Map<string, T[]>()
  for (const ticket of tickets) {
    const key = `${ticket.priority ? 'p' : 'n'}:${ticket.serviceId}`
    const lane = lanes.get(key)
    if (lane) lane.push(ticket)
    else lanes.set(key, [ticket])
  }
  return [...lanes.values()].map((lane) => lane.sort((a, b) => b.order - a.order))
}

function choose(choice: Choice): { head: Head; why: WhyNext; turns: Turns } | null {
  const { turns, priorityMaxRun } = choice
  const priority = linesOf(choice, true)
  const normal = linesOf(choice, false)
  const someNormal = normal.some((line) => line.first)
  const bothWait = someNormal && priority.some((line) => line.first)
  const takePriority = bothWait ? turns.priorityRun < priorityMaxRun : !someNormal

  const before = currentPasses(turns, priority, normal)
  const line = nextLine(takePriority ? priority : normal, before)
  if (!line?.first) return null
  // A run counts only while somebody is passed over: with nobody else waiting it starts anew.
  const priorityRun = takePriority && bothWait ? turns.priorityRun + 1 : 0
  const passes = { ...before, [line.key]: (before[line.key] ?? 0) + Math.round(STRIDE / line.part) }
  return {
    head: line.first,
    why: whyOf(choice, line, takePriority ? priority : normal, bothWait, takePriority),
    turns: { priorityRun, passes: { ...fromZero(passes, priority), ...fromZero(passes, normal) } },
  }
}

/** The lines of one class, the heaviest first, also those where nobody waits. */
function linesOf(choice: Choice, priority: boolean): Line[] {
  const weights = [...new Set(choice.weights.values())].sort((a, b) => b - a)
  return weights.map((weight, index) => {
    const own = choice.heads.filter((h) => h.priority === priority && choice.weights.get(h.serviceId) === weight)
    const sent = index === 0 ? choice.sentHere.filter((h) => h.priority === priority) : []
    const sources = new Set(own.map((h) => h.serviceId)).size + (sent.length > 0 ? 1 : 0)
    return { key: lineKey(weight, priority), first: earliest([...own, ...sent]), part: weight * sources }
  })
}

const earlier = (a: Head, b: Head) => a.order < b.order || (a.order === b.order && a.ticketId < b.ticketId)

function earliest(heads: readonly Head[]): Head | null {
  return heads.reduce<Head | null>((first, head) => (first && earlier(first, head) ? first : head), null)
}

/** The remembered passes of the lines there are now; an empty line is brought up to the smallest of the waiting ones. */
function currentPasses(turns: Turns, ...classes: Line[][]): Record<string, number> {
  const passes: Record<string, number> = {}
  for (const lines of classes) {
    const known = (line: Line) => turns.passes[line.key] ?? 0
    const smallest = Math.min(...lines.filter((line) => line.first).map(known))
    for (const line of lines) {
      const behind = !line.first && Number.isFinite(smallest) && known(line) < smallest
      passes[line.key] = behind ? smallest : known(line)
    }
  }
  return passes
}

function nextLine(lines: readonly Line[], passes: Readonly<Record<string, number>>): Line | null {
  let best: Line | null = null
  for (const line of lines) {
    if (!line.first) continue
    const ahead = best?.first ? (passes[line.key] ?? 0) - (passes[best.key] ?? 0) : -1
    if (ahead < 0 || (ahead === 0 && best?.first && earlier(line.first, best.first))) best = line
  }
  return best
}

/** Keeps the numbers small for ever: only differences of passes matter. */
function fromZero(passes: Readonly<Record<string, number>>, lines: readonly Line[]): Record<string, number> {
  const smallest = Math.min(...lines.map((line) => passes[line.key] ?? 0))
  return Object.fromEntries(lines.map((line) => [line.key, (passes[line.key] ?? 0) - smallest]))
}

function whyOf(choice: Choice, line: Line, lines: readonly Line[], bothWait: boolean, priority: boolean): WhyNext {
  const waitedMinutes = Math.max(0, Math.floor((choice.now - (line.first?.arrivedAt ?? choice.now)) / 60_000))
  if (bothWait) return { rule: priority ? 'priority' : 'normal-after-priority', waitedMinutes }
  if (choice.sentHere.some((head) => head === line.first)) return { rule: 'sent-here', waitedMinutes }
  const waiting = lines.filter((other) => other.first)
  if (waiting.length === 1) return { rule: 'oldest', waitedMinutes }
  return { rule: 'share', waitedMinutes, share: [line.part, waiting.reduce((sum, other) => sum + other.part, 0)] }
}
