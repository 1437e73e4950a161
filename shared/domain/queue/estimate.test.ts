import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_TURNS, planOrder } from './choose-next.ts'
import { aheadOf, nextMean } from './estimate.ts'

const mean = fc.double({ min: 0.5, max: 240, noNaN: true })

describe('mean time of service', () => {
  it('starts from the usual minutes and comes to the measured ones', () => {
    let minutes = 10
    for (let n = 0; n < 200; n += 1) minutes = nextMean(minutes, n, 5)
    expect(minutes).toBeCloseTo(5, 1)
    expect(nextMean(10, 0, 4)).toBe(9)
  })

  it('is moved little by a service forgotten open', () => {
    expect(nextMean(10, 40, 600)).toBeLessThan(11)
    expect(nextMean(10, 40, 0)).toBeGreaterThan(9.8)
  })

  it('stays positive and near what it saw, after any number of samples', () => {
    fc.assert(
      fc.property(mean, fc.nat(1_000_000), fc.double({ min: 0, max: 1e6, noNaN: true }), (before, n, sample) => {
        const after = nextMean(before, n, sample)
        expect(after).toBeGreaterThan(0)
        expect(after >= Math.min(before, sample) && after <= Math.max(before, sample)).toBe(true)
      }),
    )
  })
})

describe('people ahead', () => {
  it.each([
    ['a normal ticket counts everybody before it', false, 3, 2, 2, 5],
    ['but no more priority than its turns let through', false, 0, 9, 2, 2],
    ['a priority ticket counts those of its class', true, 1, 9, 2, 1],
    ['and the normal one that comes between', true, 5, 9, 2, 7],
    ['if there is one', true, 5, 1, 2, 6],
    ['nobody', false, 0, 0, 2, 0],
  ] as const)('%s', (_, priority, sameBefore, otherWaiting, priorityMaxRun, ahead) => {
    expect(aheadOf({ priority, sameBefore, otherWaiting, priorityMaxRun })).toBe(ahead)
  })

  it('is what the rule of call next does at one counter of one service', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (classes, priorityMaxRun) => {
          const heads = classes.map((priority, order) => ({
            ticketId: `t${order}`,
            serviceId: 'a',
            priority,
            order,
            arrivedAt: 0,
          }))
          const weights = new Map([['a', 1]])
          const plan = planOrder(
            { heads, sentHere: [], weights, turns: NO_TURNS, priorityMaxRun, now: 0 },
            heads.length,
          )
          plan.forEach((ticket, place) => {
            const same = heads.filter((other) => other.priority === ticket.priority)
            const sameBefore = same.filter((other) => other.order < ticket.order).length
            const otherWaiting = heads.length - same.length
            expect(aheadOf({ priority: ticket.priority, sameBefore, otherWaiting, priorityMaxRun })).toBe(place)
          })
        },
      ),
    )
  })
})
