import type { CallResult } from '../../shared/api/client.ts'
import type { RefusalCode } from '../../shared/api/codes.ts'
import type { LiveFrame } from '../../shared/api/live.ts'
import type { EventType } from '../../shared/domain/events/catalogue.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { createCoalescedRead } from './coalesced-read.ts'
import type { LiveHub } from './live-hub.ts'

/** What a page knows of one view of the centre. */
export type LiveView<T> = {
  /** The newest answer; kept while the line is lost. */
  readonly view: T | null
  readonly state: 'loading' | 'fresh' | 'lost'
  /** Why the centre gives nothing: not paired, session ended and the like. */
  readonly refusal: RefusalCode | null
  /** Time of the centre in ms since 1970, moved on every second. */
  readonly now: number
  /** True when the centre serves a newer build of the pages than this one. */
  readonly newBuild: boolean
}

export type LiveViewOptions<T> = {
  read(signal: AbortSignal): Promise<CallResult<T>>
  join: LiveHub['join']
  interestedIn: readonly EventType[]
  /** True when the live snapshot of this page's role is the answer of the same operation. */
  fromSnapshot: boolean
  /** True when the view also changes by the clock alone, e.g. at the end of reception: read again on each full minute. */
  everyMinute: boolean
  clock: Clock
  timers: Timers
}

export type LiveViewSource<T> = {
  current(): LiveView<T>
  subscribe(listener: () => void): () => void
  /** Reads again, e.g. after an own command; comes together with reads that events ask for. */
  refresh(): void
  stop(): void
}

const READ_AGAIN_MS = 1_000
const REFUSED_AGAIN_MS = 10_000
const TICK_MS = 1_000

const minuteOf = (at: number): number => Math.floor(at / 60_000)

/**
 * Keeps one view of the centre fresh: the live channel says when something changed, the same GET is read again. One
 * read is under way at a time, and at most one more after it, so a storm of events costs two reads; a view that comes with the
 * events needs none. No rule of the centre is repeated here.
 */
export function createLiveView<T extends object>(options: LiveViewOptions<T>): LiveViewSource<T> {
  const { clock, timers } = options
  const listeners = new Set<() => void>()
  const offset = { ms: clock.now() - clock.monotonic() }
  let current: LiveView<T> = { view: null, state: 'loading', refusal: null, now: clock.now(), newBuild: false }
  let build: string | null = null
  let connected = false
  let shownIn: number | null = null
  const { want, abandon } = createCoalescedRead<CallResult<T>>({ read: options.read, onRead, clock, timers })

  function set(change: Partial<LiveView<T>>): void {
    current = { ...current, ...change, now: Math.round(offset.ms + clock.monotonic()) }
    for (const listener of listeners) listener()
  }

  function show(view: T): void {
    if ('now' in view && typeof view.now === 'number') offset.ms = view.now - clock.monotonic()
    set({ view, refusal: null, state: connected ? 'fresh' : current.state })
    shownIn = minuteOf(current.now)
  }

  function onRead(outcome: CallResult<T>): number | null {
    if (outcome.ok) show(outcome.value)
    else if (outcome.code !== 'NO_ANSWER') set({ refusal: outcome.code })
    return outcome.ok ? null : againAfter(outcome)
  }

  function onFrame(frame: LiveFrame): void {
    if ('refused' in frame) return set({ refusal: frame.refused.code as RefusalCode })
    if ('scan' in frame) return
    if ('beat' in frame) return onBeat(frame.beat)
    if ('snapshot' in frame) return onWhole(frame.snapshot)
    if (frame.view && options.fromSnapshot) return onWhole(frame.view)
    if (frame.events.some((event) => (options.interestedIn as readonly string[]).includes(event.type))) want()
  }

  /** All that there is to show came with the frame. */
  function onWhole(view: Record<string, unknown>): void {
    abandon()
    if (options.fromSnapshot) show(view as T)
    else want()
  }

  function onBeat(beat: { now: string; build: string }): void {
    offset.ms = Date.parse(beat.now) - clock.monotonic()
    build ??= beat.build
    set({ newBuild: build !== beat.build })
  }

  function onState(state: 'connected' | 'lost'): void {
    const again = state === 'connected' && current.state === 'lost'
    connected = state === 'connected'
    if (state === 'lost') set({ state })
    else if (again) want()
  }

  const cancelTick = timers.every(TICK_MS, () => {
    set({})
    if (options.everyMinute && shownIn !== null && shownIn !== minuteOf(current.now)) want()
  })
  const live = options.join({ onFrame, onState })
  if (live.joinedLate) want()

  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    refresh: () => want(),
    stop() {
      cancelTick()
      live.stop()
      abandon()
    },
  }
}

function againAfter(outcome: { status: number; retryAfterSeconds?: number }): number {
  if (outcome.retryAfterSeconds) return outcome.retryAfterSeconds * 1_000
  return outcome.status >= 400 && outcome.status < 500 ? REFUSED_AGAIN_MS : READ_AGAIN_MS
}
