import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { LiveEvent, LiveFrame } from '../../shared/api/live.ts'
import { liveUrl } from '../../shared/api/live-client.ts'

/** One connection to `/v1/live`, every frame in the order in which it came. */
export type Listener = {
  readonly socket: WebSocket
  /** The next frame; null once the connection is closed and everything was read. */
  next(): Promise<LiveFrame | null>
  /** Reads on until everything through a seq is here. @returns the events on the way */
  through(seq: number): Promise<LiveEvent[]>
  /** Code with which the connection was closed. */
  readonly closed: Promise<number>
  /** Breaks the line without a word. */
  cut(): Promise<void>
}

/**
 * Connects and sends a first frame.
 * @param hello an object is sent as JSON, a text as it stands; null: nothing is said
 */
export async function listenLive(
  base: string,
  hello: object | string | null,
  headers: Record<string, string> = {},
): Promise<Listener> {
  const socket = new WebSocket(liveUrl(base), { headers })
  const frames: LiveFrame[] = []
  const readers: ((frame: LiveFrame | null) => void)[] = []
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as LiveFrame
    const reader = readers.shift()
    if (reader) reader(frame)
    else frames.push(frame)
  })
  const closed = once(socket, 'close').then(([code]) => {
    for (const reader of readers.splice(0)) reader(null)
    return code as number
  })
  await once(socket, 'open')
  if (hello !== null) socket.send(typeof hello === 'string' ? hello : JSON.stringify(hello))

  function next(): Promise<LiveFrame | null> {
    const frame = frames.shift()
    if (frame) return Promise.resolve(frame)
    if (socket.readyState === socket.CLOSED) return Promise.resolve(null)
    return new Promise((resolve) => readers.push(resolve))
  }

  async function through(seq: number): Promise<LiveEvent[]> {
    const events: LiveEvent[] = []
    for (;;) {
      const frame = await next()
      if (!frame || 'refused' in frame) throw new Error(`the channel ended before ${seq}: ${JSON.stringify(frame)}`)
      if ('events' in frame) events.push(...frame.events)
      const reached = 'snapshot' in frame ? frame.through : 'to' in frame ? frame.to : 0
      if (reached >= seq) return events
    }
  }

  return {
    socket,
    next,
    through,
    closed,
    async cut() {
      socket.terminate()
      await closed
    },
  }
}
