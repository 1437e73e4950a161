import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_TURNS, planOrder } from './choose-next.ts'
import { aheadOf } from './estimate.ts'

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
