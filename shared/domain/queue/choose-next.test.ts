import { describe, expect, it } from 'vitest'
import { NO_TURNS, chooseNext, planOrder } from './choose-next.ts'
import type { Choice, Head } from './choose-next.ts'

const MINUTE = 60_000
const now = 100 * MINUTE

const head = (ticketId: string, order: number, given: Partial<Head> = {}): Head => ({
  ticketId,
  serviceId: 'a',
  priority: false,
  order,
  arrivedAt: now - 10 * MINUTE,
  ...given,
})
const choice = (given: Partial<Choice>): Choice => ({
  heads: [],
  sentHere: [],
  weights: new Map([
    ['a', 1],
    ['b', 1],
  ]),
  turns: NO_TURNS,
  priorityMaxRun: 2,
  now,
  ...given,
})
const rules = (given: Partial<Choice>) => {
  const all = choice(given)
  const seen: string[] = []
  let { turns } = all
  let heads = all.heads
  for (;;) {
    const chosen = chooseNext({ ...all, heads, turns })
    if (!chosen) return seen
    seen.push(`${chosen.ticketId} ${chosen.why.rule}`)
    heads = heads.filter((h) => h.ticketId !== chosen.ticketId)
    turns = chosen.turns
  }
}

describe('call next', () => {
  it('calls nobody when nobody waits, or only for services of other counters', () => {
    expect(chooseNext(choice({}))).toBeNull()
    expect(chooseNext(choice({ heads: [head('x', 1, { serviceId: 'elsewhere' })] }))).toBeNull()
  })

  it('takes the oldest over services of equal weight', () => {
    const heads = [head('a1', 5), head('b1', 4, { serviceId: 'b', arrivedAt: now - 12.9 * MINUTE })]
    expect(chooseNext(choice({ heads }))).toMatchObject({ ticketId: 'b1', why: { rule: 'oldest', waitedMinutes: 12 } })
  })

  it('never counts a negative wait when the clock was set back', () => {
    expect(chooseNext(choice({ heads: [head('a1', 5, { arrivedAt: now + MINUTE })] }))?.why.waitedMinutes).toBe(0)
  })

  it('puts one other after a run of priority, and says which rule decided', () => {
    const heads = [
      ...[1, 2, 3].map((n) => head(`n${n}`, n)),
      ...[4, 5, 6, 7].map((n) => head(`p${n}`, n, { priority: true })),
    ]
    expect(rules({ heads })).toEqual([
      'p4 priority',
      'p5 priority',
      'n1 normal-after-priority',
      'p6 priority',
      'p7 priority',
      'n2 oldest',
      'n3 oldest',
    ])
  })

  it('starts the run anew while nobody is passed over', () => {
    const first = chooseNext(
      choice({ heads: [head('p1', 1, { priority: true })], turns: { priorityRun: 2, passes: {} } }),
    )
    expect(first).toMatchObject({ ticketId: 'p1', why: { rule: 'oldest' }, turns: { priorityRun: 0 } })
  })

  it('obeys a run limit that was lowered during the day', () => {
    const heads = [head('n1', 1), head('p1', 2, { priority: true })]
    const turns = { priorityRun: 4, passes: {} }
    expect(chooseNext(choice({ heads, turns, priorityMaxRun: 1 }))?.ticketId).toBe('n1')
  })

  it('shares turns by weight and shows the part', () => {
    const weights = new Map([
      ['a', 3],
      ['b', 1],
    ])
    const heads = [
      ...[1, 2, 3, 4, 5, 6].map((n) => head(`a${n}`, n + 10)),
      ...[1, 2, 3, 4, 5, 6].map((n) => head(`b${n}`, n, { serviceId: 'b' })),
    ]
    expect(chooseNext(choice({ heads, weights }))?.why).toEqual({ rule: 'share', waitedMinutes: 10, share: [1, 4] })
    const order = rules({ heads, weights }).map((text) => text.slice(0, 2))
    expect(order.slice(0, 8)).toEqual(['b1', 'a1', 'a2', 'a3', 'b2', 'a4', 'a5', 'a6'])
  })

  it('counts every service of a line that has people waiting in its part', () => {
    const weights = new Map([
      ['a', 3],
      ['b', 3],
      ['c', 1],
    ])
    const heads = [head('a1', 1), head('b1', 2, { serviceId: 'b' }), head('c1', 3, { serviceId: 'c' })]
    expect(chooseNext(choice({ heads, weights }))?.why.share).toEqual([6, 7])
    expect(chooseNext(choice({ heads: [heads[0]!, heads[2]!], weights }))?.why.share).toEqual([3, 4])
  })

  it('lets a ticket sent here stand in the heaviest line by its arrival', () => {
    const weights = new Map([
      ['a', 3],
      ['b', 1],
    ])
    const sentHere = [head('s1', 5, { serviceId: 'elsewhere' })]
    expect(chooseNext(choice({ heads: [head('a1', 6)], weights, sentHere }))).toMatchObject({
      ticketId: 's1',
      why: { rule: 'sent-here' },
    })
    expect(chooseNext(choice({ heads: [head('a1', 4)], weights, sentHere }))).toMatchObject({
      ticketId: 'a1',
      why: { rule: 'oldest' },
    })
    expect(Object.keys(chooseNext(choice({ weights, sentHere }))?.turns.passes ?? {})).toContain('normal:3')
  })

  it('gives no credit for the time a line was empty', () => {
    const weights = new Map([
      ['a', 1],
      ['b', 2],
    ])
    const many = [...Array(20).keys()].map((n) => head(`a${n}`, n))
    let turns = NO_TURNS
    for (const first of many.slice(0, 10))
      turns = chooseNext(choice({ heads: [first], weights, turns }))?.turns ?? turns
    const late = [...Array(10).keys()].map((n) => head(`b${n}`, 100 + n, { serviceId: 'b' }))
    const plan = planOrder({ ...choice({ weights, turns }), heads: [...many.slice(10), ...late], sentHere: [] }, 6)
    expect(plan.filter((ticket) => ticket.serviceId === 'b').length).toBeLessThanOrEqual(5)
    expect(plan.filter((ticket) => ticket.serviceId === 'a').length).toBeGreaterThan(0)
  })

  it('forgets lines that the counter no longer has', () => {
    const turns = { priorityRun: 0, passes: { 'normal:9': 5, 'normal:1': 7 } }
    expect(Object.keys(chooseNext(choice({ heads: [head('a1', 1)], turns }))?.turns.passes ?? {}).sort()).toEqual([
      'normal:1',
      'priority:1',
    ])
  })

  it('plans at most as many as asked for', () => {
    const heads = [1, 2, 3].map((n) => head(`a${n}`, n))
    const plan = (limit: number) => planOrder({ ...choice({}), heads, sentHere: [] }, limit).map((t) => t.ticketId)
    expect(plan(2)).toEqual(['a1', 'a2'])
    expect(plan(0)).toEqual([])
    expect(plan(9)).toEqual(['a1', 'a2', 'a3'])
  })
})
