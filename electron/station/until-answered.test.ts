import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { CallResult } from '../../shared/api/client.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { createCentreClock } from './centre-clock.ts'
import { untilAnswered } from './until-answered.ts'

const NONE: CallResult<string> = { ok: false, code: 'NO_ANSWER', message: '', status: 0 }
const refused = (status: number): CallResult<string> => ({ ok: false, code: 'INTERNAL', message: '', status })

function scripted(answers: readonly CallResult<string>[]) {
  const time = createManualTime()
  const stop = new AbortController()
  let calls = 0
  const call = () => Promise.resolve(answers[Math.min(calls++, answers.length - 1)] ?? NONE)
  const result = untilAnswered(call, { timers: time.timers, signal: stop.signal })
  return { time, stop, result, calls: () => calls }
}

it('tries again, ever more slowly, at most every ten seconds', async () => {
  const { time, stop, result, calls } = scripted([NONE])
  for (const [tries, delay] of [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000].entries()) {
    await nextTurn()
    time.advance(delay - 1)
    await nextTurn()
    expect(calls()).toBe(tries + 1)
    time.advance(1)
  }
  stop.abort()
  expect(await result).toBeNull()
})

it.each([0, 401, 403, 408, 429, 500, 503])('takes %i for no decision', async (status) => {
  const { time, result, calls } = scripted([refused(status), { ok: true, value: 'done' }])
  await nextTurn()
  expect(calls()).toBe(1)
  time.advance(250)
  expect(await result).toEqual({ ok: true, value: 'done' })
})

it.each([400, 404, 409, 422])('takes %i for a decision', async (status) => {
  const { result } = scripted([refused(status), { ok: true, value: 'done' }])
  expect(await result).toEqual(refused(status))
})

it('the centre’s time runs on with the monotonic clock, and nothing is past before it was heard', () => {
  const time = createManualTime(5_000_000)
  const clock = createCentreClock(time.clock)
  expect(clock.isPast(0)).toBe(false)
  clock.heard(1_000)
  time.advance(499)
  expect(clock.isPast(1_500)).toBe(false)
  time.advance(1)
  expect(clock.isPast(1_500)).toBe(true)
})
