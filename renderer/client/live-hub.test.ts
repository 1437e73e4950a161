import { isoTime } from '../../shared/domain/time/vietnam-time.ts'
import { expect, test } from 'vitest'
import type { LiveFrame } from '../../shared/api/live.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { createLiveHub } from './live-hub.ts'

type Handlers = { onFrame(frame: LiveFrame): void; onState(state: 'connected' | 'lost'): void }

function hall() {
  const time = createManualTime()
  const lines: (Handlers & { open: boolean })[] = []
  const who = { token: 'a' }
  const hub = createLiveHub(
    (handlers) => {
      const line = { ...handlers, open: true }
      lines.push(line)
      return { stop: () => void (line.open = false) }
    },
    () => who.token,
    time.clock,
  )
  const join = () => {
    const heard: unknown[] = []
    return { heard, ...hub.join({ onFrame: (frame) => heard.push(frame), onState: (state) => heard.push(state) }) }
  }
  return { time, lines, who, join }
}

test('all views share one connection, closed after the last has left', () => {
  const { lines, join } = hall()
  const [first, second] = [join(), join()]
  expect(lines).toHaveLength(1)
  first.stop()
  expect(lines[0]?.open).toBe(true)
  second.stop()
  expect(lines[0]?.open).toBe(false)
  join()
  expect(lines).toHaveLength(2)
})

test('a late joiner learns the state and the present time, and that it must read by itself', () => {
  const { time, lines, join } = hall()
  expect(join().joinedLate).toBe(false)
  lines[0]?.onState('connected')
  lines[0]?.onFrame({ snapshot: {}, through: 1 })
  lines[0]?.onFrame({ beat: { now: isoTime(5_000), through: 1, build: 'b' } })
  time.advance(2_000)
  const late = join()
  expect(late.joinedLate).toBe(true)
  expect(late.heard).toEqual(['connected', { beat: { now: isoTime(7_000), through: 1, build: 'b' } }])
})

test('another token begins another connection', () => {
  const { lines, who, join } = hall()
  join()
  who.token = 'b'
  join()
  expect(lines.map((line) => line.open)).toEqual([false, true])
})
