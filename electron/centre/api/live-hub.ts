import type { IncomingMessage } from 'node:http'
import type { Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { hello, LIVE_BEAT_MS } from '../../../shared/api/live.ts'
import type { LiveEvent, LiveFrame } from '../../../shared/api/live.ts'
import { wordsOf } from '../../../shared/api/codes.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import { isoTime } from '../../../shared/domain/time/vietnam-time.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { Centre } from '../centre.ts'
import type { Caller } from '../usecases/context.ts'
import { callerOf } from './authenticate.ts'
import { audienceKey, visibleTo } from './live-events.ts'
import { createBoardViews } from './board-views.ts'
import type { ViewFor } from './board-views.ts'
import { isScanFor } from './scan-relay.ts'
import type { ScanNews } from './scan-relay.ts'
import { snapshotFor } from './live-snapshot.ts'

export type LiveHub = {
  /** Tells everybody who may know, in the next turn of the event loop. */
  publish(events: readonly Recorded[]): void
  close(): void
}

type Client = { readonly socket: WebSocket; readonly token: string; caller: Caller; through: number }

const HELLO_LIMIT = 1024
const HELLO_WITHIN_MS = 10_000
/** A client that has been away longer gets a snapshot instead of the events. */
const RESUME_LIMIT = 2_000
/** A client that does not read is cut off and resumes when it can. */
const BUFFER_LIMIT = 1 << 20

/**
 * Whether a request wants the live channel. Its `Origin` is not asked: a browser of any page may connect, and gets
 * nothing before a token stands in its first frame; no cookie or address lets it in.
 */
export const asksForLive = ({ url, headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' && /^\/v1\/live(\?|$)/.test(url ?? '')

/**
 * The live channel `/v1/live`: hello, snapshot or resume by seq, events by role, heartbeat (contract.md).
 * @param servers the doors through which clients come
 */
export function openLiveHub(centre: Centre, servers: readonly Server[], defer: (run: () => void) => void): LiveHub {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: HELLO_LIMIT, clientTracking: true })
  const clients = new Set<Client>()
  let waiting: Recorded[] = []
  const boardViews = createBoardViews(centre)

  for (const server of servers)
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      sockets.handleUpgrade(request, socket, head, welcome),
    )

  function welcome(socket: WebSocket): void {
    const tooLate = centre.timers.after(HELLO_WITHIN_MS, () => socket.terminate())
    socket.on('error', () => socket.terminate())
    socket.once('close', tooLate)
    socket.once('message', (data) => {
      tooLate()
      const client = admit(socket, String(data))
      if (!client) return
      clients.add(client)
      socket.once('close', () => clients.delete(client))
      // Nothing but the hello goes up.
      socket.on('message', () => leave(client, 'BAD_REQUEST'))
    })
  }

  function admit(socket: WebSocket, text: string): Client | null {
    const frame = hello.safeParse(parse(text))
    if (!frame.success) return refuse(socket, 'BAD_REQUEST')
    const { token, since } = frame.data.hello
    const caller = callerOf(centre, token)
    if (caller === null || caller.kind === 'nobody') return refuse(socket, 'NOT_AUTHENTICATED')
    const client = { socket, caller, token, through: centre.journal.head().seq }
    send(client, firstFrame(centre, caller, since, client.through))
    return client
  }

  function flush(): void {
    const events = waiting
    waiting = []
    if (events.some(changesCallers)) dropStrangers()
    tellAll(centre, clients, events, boardViews.forRange())
  }

  /** A session that has ended, or a device that was unpaired, hears no more; one bound anew hears what it is now. */
  function dropStrangers(): void {
    for (const client of clients) {
      const caller = callerOf(centre, client.token)
      if (caller !== null) client.caller = caller
      else leave(client, 'NOT_AUTHENTICATED')
    }
  }

  function leave(client: Client, code: RefusalCode): void {
    clients.delete(client)
    refuse(client.socket, code)
  }

  centre.scans.listen((scan) => tellScan(centre, clients, scan))

  const stopBeat = centre.timers.every(LIVE_BEAT_MS, () => {
    dropStrangers()
    for (const client of clients)
      send(client, { beat: { now: isoTime(centre.clock.now()), through: client.through, build: centre.build } })
  })

  return {
    publish(events) {
      if (waiting.length === 0) defer(flush)
      waiting.push(...events)
    },
    close() {
      stopBeat()
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

/** Only who is this very page now hears it; nothing of it is kept for who comes back. @returns whether anybody did */
function tellScan(centre: Centre, clients: Iterable<Client>, { to, text }: ScanNews): boolean {
  const hearers = [...clients].filter(({ token }) => {
    const caller = callerOf(centre, token)
    return caller !== null && isScanFor(to, caller)
  })
  for (const client of hearers) send(client, { scan: { text } })
  return hearers.length > 0
}

/** Sends each client what it may see of the events after those that it has. */
function tellAll(centre: Centre, clients: Iterable<Client>, events: readonly Recorded[], viewFor: ViewFor): void {
  const last = events.at(-1)?.seq ?? 0
  const byAudience = new Map<string, LiveEvent[]>()
  for (const client of clients) {
    if (last <= client.through) continue
    const key = audienceKey(client.caller)
    const visible = byAudience.get(key) ?? visibleTo(centre, client.caller, events)
    byAudience.set(key, visible)
    const fresh = visible.filter((event) => event.seq > client.through)
    const view = fresh.length > 0 ? viewFor(client.caller) : undefined
    send(client, { from: client.through + 1, to: last, events: fresh, ...(view ? { view } : {}) })
    client.through = last
  }
}

function send({ socket }: Pick<Client, 'socket'>, frame: LiveFrame): void {
  if (socket.bufferedAmount > BUFFER_LIMIT) socket.terminate()
  else socket.send(JSON.stringify(frame))
}

function refuse(socket: WebSocket, code: RefusalCode): null {
  send({ socket }, { refused: { code, message: wordsOf(code) } })
  socket.close(1008)
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function firstFrame(centre: Centre, caller: Caller, since: number | undefined, through: number): LiveFrame {
  if (since === undefined || since > through || through - since > RESUME_LIMIT) {
    return { snapshot: snapshotFor(centre, caller), through }
  }
  const events = centre.journal.read(since, through, RESUME_LIMIT)
  return { from: since + 1, to: through, events: visibleTo(centre, caller, events) }
}

/** Events after which a token may be worth less, or something else, than before. */
const changesCallers = ({ type }: Recorded): boolean => /^(session|device)\./.test(type) || type === 'config.retired'
