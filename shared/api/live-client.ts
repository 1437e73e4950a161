import type { Clock, Timers } from '../kernel/time.ts'
import { LIVE_LOST_MS } from './live.ts'
import type { LiveFrame } from './live.ts'

export type FollowOptions = {
  /** Address of the channel, see `liveUrl`. */
  url: string
  /** Read anew for every connection; while it is null nothing is sent. */
  token: () => string | null
  timers: Timers
  clock: Clock
  /** From 0 to below 1; spreads the reconnections of a hall of devices. */
  random: () => number
  webSocket?: typeof WebSocket
  /** Every snapshot, range, beat and refusal, in order. Events that were applied before are left out of ranges. */
  onFrame(frame: LiveFrame): void
  /** `lost` after LIVE_LOST_MS without a frame, `connected` with the first frame after that; only changes are told. */
  onState(state: 'connected' | 'lost'): void
}

const TICK_MS = 1_000
const FIRST_DELAY_MS = 500
const MAX_DELAY_MS = 10_000

/** `http://host:1` or `https://…` to the address of its live channel. */
export const liveUrl = (base: string): string => `${base.replace(/^http/, 'ws').replace(/\/$/, '')}/v1/live`

/**
 * Follows the live channel until stopped: says hello with the last seq applied, reconnects with a capped exponential
 * delay and full jitter, drops a silent connection, and starts again from a snapshot when a range leaves a gap.
 * Never throws for a network fault. Runs in Node 24 and in browsers.
 */
export function followLive(options: FollowOptions): { stop(): void } {
  const { clock, timers } = options
  const Socket = options.webSocket ?? WebSocket
  let socket: WebSocket | null = null
  let openedAt = 0
  let heardAt = clock.monotonic()
  let state: 'unknown' | 'connected' | 'lost' = 'unknown'
  let applied: number | undefined
  let attempt = 0
  let cancelRetry = (): void => {}

  const cancelTick = timers.every(TICK_MS, () => {
    if (clock.monotonic() - heardAt < LIVE_LOST_MS) return
    tell('lost')
    if (socket && clock.monotonic() - openedAt >= LIVE_LOST_MS) reconnect()
  })
  connect()

  function tell(next: 'connected' | 'lost'): void {
    if (state === next) return
    state = next
    options.onState(next)
  }

  function connect(): void {
    const token = options.token()
    if (token === null) return reconnect()
    const opened = new Socket(options.url)
    socket = opened
    openedAt = clock.monotonic()
    const gone = (): void => {
      if (socket === opened) reconnect()
    }
    opened.addEventListener('open', () => {
      if (socket !== opened) return opened.close()
      opened.send(JSON.stringify({ hello: { token, ...(applied === undefined ? {} : { since: applied }) } }))
    })
    opened.addEventListener('message', (message) => {
      if (socket === opened) receive(String(message.data))
    })
    opened.addEventListener('close', gone)
    opened.addEventListener('error', gone)
  }

  function disconnect(): void {
    cancelRetry()
    const old = socket
    socket = null
    old?.close()
  }

  function reconnect(): void {
    disconnect()
    const most = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt)
    attempt = Math.min(attempt + 1, 10)
    cancelRetry = timers.after(options.random() * most, connect)
  }

  function startOver(): void {
    applied = undefined
    reconnect()
  }

  function receive(text: string): void {
    const frame = parse(text)
    // A kind of frame of a later version; if it stood for events, the next range shows the gap.
    if (!frame) return
    if ('refused' in frame) return options.onFrame(frame)
    const known = apply(frame)
    if (!known) return startOver()
    attempt = 0
    heardAt = clock.monotonic()
    tell('connected')
    options.onFrame(known)
  }

  /** The frame without what was applied before, or null when something between is missing. */
  function apply(frame: Exclude<LiveFrame, { refused: unknown }>): LiveFrame | null {
    if ('snapshot' in frame) {
      applied = frame.through
      return frame
    }
    if (!('from' in frame)) return frame
    if (applied === undefined || frame.from > applied + 1) return null
    const before = applied
    applied = Math.max(before, frame.to)
    return frame.from === before + 1 ? frame : { ...frame, events: frame.events.filter((event) => event.seq > before) }
  }

  return {
    stop() {
      cancelTick()
      disconnect()
    },
  }
}

/** A frame of a kind that this version knows, or null. */
function parse(text: string): LiveFrame | null {
  try {
    const frame: unknown = JSON.parse(text)
    if (typeof frame !== 'object' || frame === null) return null
    const known = 'snapshot' in frame || 'from' in frame || 'beat' in frame || 'refused' in frame
    return known ? (frame as LiveFrame) : null
  } catch {
    return null
  }
}
