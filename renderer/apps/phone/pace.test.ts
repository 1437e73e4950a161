import { expect, test } from 'vitest'
import type { PhoneTicketView, TicketState } from '../../../shared/api/views.ts'
import { paceOf } from './use-phone-ticket.ts'

const pace = (state: TicketState, ahead = 0): number =>
  paceOf({ ticket: { state, ahead } as PhoneTicketView['ticket'] } as PhoneTicketView)

test('whoever may be called any moment asks within three seconds', () => {
  for (const ahead of [0, 1, 3]) expect(pace('waiting', ahead)).toBeLessThanOrEqual(3_000)
  for (const state of ['called', 'held', 'no-show'] as const) expect(pace(state)).toBeLessThanOrEqual(3_000)
  expect(paceOf(null)).toBeLessThanOrEqual(3_000)
})

test('who has long to wait, or nothing more to hear, spares the battery', () => {
  expect(pace('waiting', 4)).toBeGreaterThan(pace('waiting', 3))
  for (const state of ['finished', 'expired', 'cancelled'] as const) expect(pace(state)).toBeGreaterThan(10_000)
})
