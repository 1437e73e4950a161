import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket as ServerSocket } from 'ws'
import { createManualTime } from '../testkit/manual-time.ts'
import type { ManualTime } from '../testkit/manual-time.ts'
import { followLive, liveUrl } from './live-client.ts'
import { LIVE_LOST_MS } from './live.ts'
import type { LiveFrame } from './live.ts'

type Connection = { hello: { token: string; since?: number }; socket: ServerSocket }

let server: WebSocketServer
let time: ManualTime
let states: string[]
let frames: ReturnType<typeof channel<LiveFrame>>
let connections: ReturnType<typeof channel<Connection>>
let stop = (): void => {}

/** Values that arrive from outside, to be awaited one by one. */
function channel<T>() {
  const values: T[] = []
  const readers: ((value: T) => void)[] = []
  return {
    put(value: T): void {
      const reader = readers.shift()
      if (reader) reader(value)
      else values.push(value)
    },
    take: (): Promise<T> =>
      values.length > 0 ? Promise.resolve(values.shift() as T) : new Promise((resolve) => readers.push(resolve)),
  }
}

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  time = createManualTime()
  states = []
  frames = channel()
  connections = channel()
  server.on('connection', (socket) => {
    socket.once('message', (data) => connections.put({ ...JSON.parse(String(data)), socket }))
  })
})

afterEach(async () => {
  stop()
  for (const socket of server.clients) socket.terminate()
  await new Promise((resolve) => server.close(resolve))
})

function follow(token: () => string | null = () => 'secret'): void {
  const { port } = server.address() as AddressInfo
  const live = followLive({
    url: liveUrl(`http://127.0.0.1:${port}`),
    token,
    timers: time.timers,
    clock: time.clock,
    random: () => 0.5,
    onFrame: (frame) => frames.put(frame),
    onState: (state) => void states.push(state),
  })
  stop = () => live.stop()
}

const send = (to: Connection, frame: object): void => to.socket.send(JSON.stringify(frame))
const event = (seq: number) => ({ seq, at: 0, type: 'ticket.called', payload: {} })
const beat = { beat: { now: '2026-11-23T08:00:00.000+07:00', through: 5, build: 'b1' } }

/** Connects, takes the snapshot through 5. */
async function connected(): Promise<Connection> {
  follow()
  const first = await connections.take()
  send(first, { snapshot: { a: 1 }, through: 5 })
  await frames.take()
  return first
}

/** Runs the retry that the client asks for when `doIt` has been done to its connection. */
async function afterRetry(doIt: () => void): Promise<{ delay: number; connection: Connection }> {
  const asked = time.scheduled()
  doIt()
  const delay = await asked
  time.advance(delay)
  return { delay, connection: await connections.take() }
}

test('says hello with the token, asks for a snapshot and is connected with the first frame', async () => {
  follow()
  const first = await connections.take()
  expect(first.hello).toEqual({ token: 'secret' })
  expect(states).toEqual([])
  send(first, { snapshot: { a: 1 }, through: 5 })
  expect(await frames.take()).toEqual({ snapshot: { a: 1 }, through: 5 })
  expect(states).toEqual(['connected'])
})

test('resumes after the last range that it applied', async () => {
  const first = await connected()
  send(first, { from: 6, to: 9, events: [event(7)] })
  expect(await frames.take()).toEqual({ from: 6, to: 9, events: [event(7)] })
  const { connection } = await afterRetry(() => first.socket.terminate())
  expect(connection.hello).toEqual({ token: 'secret', since: 9 })
})

test('a gap makes it start again from a snapshot, and the range with the gap is not applied', async () => {
  const first = await connected()
  const { connection } = await afterRetry(() => send(first, { from: 8, to: 8, events: [event(8)] }))
  expect(connection.hello).toEqual({ token: 'secret' })
  send(connection, { snapshot: {}, through: 8 })
  expect(await frames.take()).toEqual({ snapshot: {}, through: 8 })
})

test('a range before any snapshot is a gap', async () => {
  follow()
  const first = await connections.take()
  const { connection } = await afterRetry(() => send(first, { from: 1, to: 2, events: [] }))
  expect(connection.hello).toEqual({ token: 'secret' })
})

test('events that were applied before are not given twice', async () => {
  const first = await connected()
  send(first, { from: 4, to: 7, events: [event(4), event(5), event(6)] })
  expect(await frames.take()).toEqual({ from: 4, to: 7, events: [event(6)] })
  send(first, { from: 8, to: 8, events: [event(8)] })
  expect(await frames.take()).toEqual({ from: 8, to: 8, events: [event(8)] })
})

test('a short break is not told; silence for LIVE_LOST_MS is, and the silent connection is left', async () => {
  const first = await connected()
  time.advance(LIVE_LOST_MS - 1_000)
  send(first, beat)
  expect(await frames.take()).toEqual(beat)
  time.advance(LIVE_LOST_MS - 1_000)
  expect(states).toEqual(['connected'])
  const { connection } = await afterRetry(() => time.advance(1_000))
  expect(states).toEqual(['connected', 'lost'])
  await once(first.socket, 'close')
  send(connection, beat)
  await frames.take()
  expect(states).toEqual(['connected', 'lost', 'connected'])
})

test('the delay doubles up to ten seconds, half of it by the given chance, and starts anew after a frame', async () => {
  follow()
  const delays: number[] = []
  let connection = await connections.take()
  for (let n = 0; n < 7; n++) {
    const next = await afterRetry(() => connection.socket.terminate())
    delays.push(next.delay)
    connection = next.connection
  }
  expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  send(connection, { snapshot: {}, through: 1 })
  await frames.take()
  expect((await afterRetry(() => connection.socket.terminate())).delay).toBe(250)
})

test('a refusal is told and does not count as a connection', async () => {
  follow()
  const first = await connections.take()
  send(first, { refused: { code: 'NOT_AUTHENTICATED', message: 'm' } })
  expect(await frames.take()).toEqual({ refused: { code: 'NOT_AUTHENTICATED', message: 'm' } })
  expect(states).toEqual([])
})

test('a frame of an unknown kind is passed over', async () => {
  const first = await connected()
  send(first, { news: 1 })
  first.socket.send('{')
  send(first, { from: 6, to: 6, events: [] })
  expect(await frames.take()).toEqual({ from: 6, to: 6, events: [] })
})

test('connects only once there is a token', async () => {
  let token: string | null = null
  follow(() => token)
  expect(server.clients.size).toBe(0)
  token = 'later'
  time.advance(250)
  expect((await connections.take()).hello.token).toBe('later')
})

test('nothing comes after stop', async () => {
  const first = await connected()
  const closed = once(first.socket, 'close')
  stop()
  await closed
  time.advance(LIVE_LOST_MS * 10)
  expect(states).toEqual(['connected'])
  expect(server.clients.size).toBe(0)
})
