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
  const place = createPlace()
  let line: Line | null = null
  let heardAt = clock.monotonic()
  let state: 'unknown' | 'connected' | 'lost' = 'unknown'
  let attempt = 0
  let cancelRetry = (): void => {}

  const cancelTick = timers.every(TICK_MS, () => {
    if (clock.monotonic() - heardAt < LIVE_LOST_MS) return
    tell('lost')
    if (line && clock.monotonic() - line.openedAt >= LIVE_LOST_MS) reconnect()
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
    const hello = JSON.stringify({ hello: { token, ...place.since() } })
    line = openLine(options.webSocket ?? WebSocket, options.url, hello, clock.monotonic(), receive, reconnect)
  }

  function disconnect(): void {
    cancelRetry()
    line?.close()
    line = null
  }

  function reconnect(): void {
    disconnect()
    const most = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt)
    attempt = Math.min(attempt + 1, 10)
    cancelRetry = timers.after(options.random() * most, connect)
  }

  function receive(text: string): void {
    const frame = parse(text)
    // A kind of frame of a later version; if it stood for events, the next range shows the gap.
    if (!frame) return
    if ('refused' in frame) return options.onFrame(frame)
    const known = place.apply(frame)
    if (!known) return reconnect()
    attempt = 0
    heardAt = clock.monotonic()
    tell('connected')
    options.onFrame(known)
  }

  return {
    stop() {
      cancelTick()
      disconnect()
    },
  }
}

type Line = { readonly openedAt: number; close(): void }

/** One connection. After `close`, nothing of it is heard any more. */
function openLine(
  Socket: typeof WebSocket,
  url: string,
  hello: string,
  openedAt: number,
  receive: (text: string) => void,
  gone: () => void,
): Line {
  const socket = new Socket(url)
  let open = true
  const end = (): void => {
    if (open) gone()
  }
  socket.addEventListener('open', () => (open ? socket.send(hello) : socket.close()))
  socket.addEventListener('message', (message) => {
    if (open) receive(String(message.data))
  })
  socket.addEventListener('close', end)
  socket.addEventListener('error', end)
  return {
    openedAt,
    close() {
      open = false
      socket.close()
    },
  }
}

/** How far this client has come in the journal. */
function createPlace() {
  let applied: number | undefined
  return {
    since: () => (applied === undefined ? {} : { since: applied }),
    /** The frame without what was applied before; null when something is missing: the next hello asks for a snapshot. */
    apply(frame: Exclude<LiveFrame, { refused: unknown }>): LiveFrame | null {
      if ('beat' in frame || 'scan' in frame) return frame
      if ('snapshot' in frame) {
        applied = frame.through
        return frame
      }
      const before = applied
      if (before === undefined || frame.from > before + 1) {
        applied = undefined
        return null
      }
      applied = Math.max(before, frame.to)
      return frame.from === before + 1
        ? frame
        : { ...frame, events: frame.events.filter((event) => event.seq > before) }
    },
  }
}

/** A frame of a kind that this version knows, or null. */
function parse(text: string): LiveFrame | null {
  try {
    const frame: unknown = JSON.parse(text)
    if (typeof frame !== 'object' || frame === null) return null
    const known = 'snapshot' in frame || 'from' in frame || 'beat' in frame || 'scan' in frame || 'refused' in frame
    return known ? (frame as LiveFrame) : null
  } catch {
    return null
  }
}
