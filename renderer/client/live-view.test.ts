import { isoTime } from '../../shared/domain/time/vietnam-time.ts'
import { beforeEach, expect, test } from 'vitest'
import type { CallResult } from '../../shared/api/client.ts'
import type { LiveFrame } from '../../shared/api/live.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { createLiveView } from './live-view.ts'
import type { LiveViewSource } from './live-view.ts'

type View = { n: number }
type Read = { answer(outcome: CallResult<View>): Promise<void>; signal: AbortSignal }

let time: ManualTime
let reads: Read[]
let live: { onFrame(frame: LiveFrame): void; onState(state: 'connected' | 'lost'): void }
let stopped: number
let joinedLate: boolean
let source: LiveViewSource<View>

function start(fromSnapshot: boolean, everyMinute = false): void {
  source = createLiveView<View>({
    read: (signal) => {
      const { promise, resolve } = Promise.withResolvers<CallResult<View>>()
      reads.push({
        signal,
        async answer(outcome) {
          resolve(outcome)
          await promise
          await Promise.resolve()
        },
      })
      return promise
    },
    join: (handlers) => {
      live = handlers
      return { joinedLate, stop: () => void stopped++ }
    },
    interestedIn: ['ticket.issued'],
    fromSnapshot,
    everyMinute,
    clock: time.clock,
    timers: time.timers,
  })
}

const ok = (n: number): CallResult<View> => ({ ok: true, value: { n } })
const event = (seq: number, type = 'ticket.issued'): LiveFrame => ({
  from: seq,
  to: seq,
  events: [{ seq, at: 0, type, payload: {} }],
})
const state = () => ({ view: source.current().view, state: source.current().state })
const read = (n: number): Read => reads[n] ?? expect.fail(`no read ${n}`)

beforeEach(() => {
  time = createManualTime(1_000_000)
  reads = []
  stopped = 0
  joinedLate = false
})

/** A view shown from the snapshot {n: 1}. */
function shown(): void {
  start(true)
  live.onState('connected')
  live.onFrame({ snapshot: { n: 1 }, through: 1 })
}

test('shows the snapshot of its role without a read', () => {
  start(true)
  expect(state()).toEqual({ view: null, state: 'loading' })
  live.onState('connected')
  live.onFrame({ snapshot: { n: 1 }, through: 1 })
  expect(state()).toEqual({ view: { n: 1 }, state: 'fresh' })
  expect(reads).toHaveLength(0)
})

test('reads for a snapshot that is of another operation', async () => {
  start(false)
  live.onState('connected')
  live.onFrame({ snapshot: { other: 1 }, through: 1 })
  await read(0).answer(ok(7))
  expect(state()).toEqual({ view: { n: 7 }, state: 'fresh' })
})

test('reads at once when the connection had given its snapshot before', async () => {
  joinedLate = true
  start(true)
  live.onState('connected')
  await read(0).answer(ok(3))
  expect(state()).toEqual({ view: { n: 3 }, state: 'fresh' })
})

test('reads again for an event of interest, and for no other', async () => {
  shown()
  live.onFrame(event(2, 'rating.given'))
  expect(reads).toHaveLength(0)
  live.onFrame(event(3))
  await read(0).answer(ok(2))
  expect(state().view).toEqual({ n: 2 })
})

test('a storm of events costs one read under way and one after it, at least 50 ms apart', async () => {
  shown()
  for (let seq = 2; seq < 100; seq++) live.onFrame(event(seq))
  expect(reads).toHaveLength(1)
  time.advance(20)
  await read(0).answer(ok(2))
  expect(reads).toHaveLength(1)
  time.advance(29)
  expect(reads).toHaveLength(1)
  time.advance(1)
  expect(reads).toHaveLength(2)
  await read(1).answer(ok(3))
  time.advance(1_000)
  expect(reads).toHaveLength(2)
  expect(state().view).toEqual({ n: 3 })
})

test('a read that was under way when a snapshot came does not overwrite it', async () => {
  shown()
  live.onFrame(event(2))
  live.onFrame({ snapshot: { n: 9 }, through: 9 })
  expect(read(0).signal.aborted).toBe(true)
  await read(0).answer(ok(2))
  expect(state().view).toEqual({ n: 9 })
})

test('lost keeps the last view; connected again, it is fresh only after a new read', async () => {
  shown()
  live.onState('lost')
  expect(state()).toEqual({ view: { n: 1 }, state: 'lost' })
  live.onState('connected')
  expect(state().state).toBe('lost')
  await read(0).answer(ok(5))
  expect(state()).toEqual({ view: { n: 5 }, state: 'fresh' })
})

test('no answer is tried again after a second; a refusal is shown, tried again later and cleared by an answer', async () => {
  shown()
  live.onFrame(event(2))
  await read(0).answer({ ok: false, code: 'NO_ANSWER', message: '', status: 0 })
  expect(source.current().refusal).toBeNull()
  time.advance(1_000)
  await read(1).answer({ ok: false, code: 'NOT_AUTHENTICATED', message: '', status: 401 })
  expect(source.current().refusal).toBe('NOT_AUTHENTICATED')
  time.advance(9_999)
  expect(reads).toHaveLength(2)
  time.advance(1)
  await read(2).answer(ok(3))
  expect(source.current().refusal).toBeNull()
})

test('a refusal on the live channel is shown', () => {
  start(true)
  live.onFrame({ refused: { code: 'NOT_AUTHENTICATED', message: '' } })
  expect(source.current().refusal).toBe('NOT_AUTHENTICATED')
})

test('now is the time of the centre and moves on every second', () => {
  start(true)
  live.onFrame({ beat: { now: isoTime(5_000_000), through: 1, build: 'a' } })
  expect(source.current().now).toBe(5_000_000)
  const seen: number[] = []
  source.subscribe(() => seen.push(source.current().now))
  time.advance(2_000)
  expect(seen).toEqual([5_001_000, 5_002_000])
})

test('a view that changes by the clock is read again on each full minute of the centre', async () => {
  start(true, true)
  live.onState('connected')
  const beat = (now: number) => live.onFrame({ beat: { now: isoTime(now), through: 1, build: 'a' } })
  beat(600_000 - 2_500)
  live.onFrame({ snapshot: { n: 1 }, through: 1 })
  time.advance(2_000)
  expect(reads).toHaveLength(0)
  beat(600_000)
  time.advance(1_000)
  expect(reads).toHaveLength(1)
  await read(0).answer(ok(1))
  time.advance(58_000)
  expect(reads).toHaveLength(1)
  time.advance(1_000)
  expect(reads).toHaveLength(2)
})

test('tells of a newer build', () => {
  start(true)
  live.onFrame({ beat: { now: isoTime(1), through: 1, build: 'a' } })
  live.onFrame({ beat: { now: isoTime(1), through: 1, build: 'a' } })
  expect(source.current().newBuild).toBe(false)
  live.onFrame({ beat: { now: isoTime(1), through: 1, build: 'b' } })
  expect(source.current().newBuild).toBe(true)
})

test('stop ends everything', async () => {
  shown()
  live.onFrame(event(2))
  source.stop()
  expect(stopped).toBe(1)
  await read(0).answer(ok(2))
  expect(state().view).toEqual({ n: 1 })
  time.advance(10_000)
  expect(reads).toHaveLength(1)
})
