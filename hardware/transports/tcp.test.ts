import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { createTcpTransport } from './tcp.ts'

let server: Server
let port: number
let accepted: Promise<Socket>

beforeEach(async () => {
  server = createServer()
  accepted = once(server, 'connection').then(([socket]) => socket as Socket)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(() => server.close())

const { timers } = createManualTime()
const to = (at: number) => createTcpTransport({ host: '127.0.0.1', port: at, timers })

/** Opens a connection and gathers what it tells. */
async function open() {
  const received: number[] = []
  let tellBytes = (): void => {}
  let tellLost: (reason: Error) => void = () => {}
  const lost = new Promise<Error>((resolve) => (tellLost = resolve))
  const connection = await to(port).open({
    onBytes(bytes) {
      received.push(...bytes)
      tellBytes()
    },
    onLost: (reason) => tellLost(reason),
  })
  const bytes = async (count: number): Promise<number[]> => {
    while (received.length < count) await new Promise<void>((resolve) => (tellBytes = resolve))
    return received
  }
  return { connection, lost, bytes, peer: await accepted }
}

describe('a TCP line', () => {
  it('carries every byte value both ways', async () => {
    const { connection, peer } = await open()
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    await connection.write(all)
    const heard: number[] = []
    for await (const chunk of peer) {
      heard.push(...(chunk as Buffer))
      if (heard.length === 256) break
    }
    expect(heard).toEqual([...all])
    connection.close()
  })

  it('hears the printer', async () => {
    const { connection, bytes, peer } = await open()
    peer.write(Uint8Array.of(0x12, 0x00, 0xff))
    expect(await bytes(3)).toEqual([0x12, 0x00, 0xff])
    connection.close()
  })

  it('waits with writing while the printer takes nothing, and goes on when it does', async () => {
    const { connection, peer } = await open()
    peer.pause()
    let written = false
    const big = connection.write(new Uint8Array(32_000_000)).then(() => (written = true))
    const barrier = once(peer, 'readable')
    await barrier
    expect(written).toBe(false)
    peer.resume()
    await big
    connection.close()
  })

  it.each(['destroy', 'resetAndDestroy', 'end'] as const)('tells that the printer is gone (%s)', async (way) => {
    const { connection, lost, peer } = await open()
    peer[way]()
    expect(await lost).toBeInstanceOf(Error)
    await expect(connection.write(Uint8Array.of(1))).rejects.toThrow('connection is closed')
  })

  it('rejects a write that the lost line interrupts', async () => {
    const { connection, peer } = await open()
    peer.pause()
    const big = connection.write(new Uint8Array(32_000_000))
    peer.resetAndDestroy()
    await expect(big).rejects.toThrow('connection lost while writing')
  })

  it('says nothing after it was closed from this side', async () => {
    const { connection, lost, peer } = await open()
    const gone = once(peer, 'close')
    peer.resume()
    connection.close()
    await gone
    await expect(connection.write(Uint8Array.of(1))).rejects.toThrow('connection is closed')
    expect(await Promise.race([lost, Promise.resolve('nothing')])).toBe('nothing')
  })

  it('rejects when nobody listens', async () => {
    const free = port
    server.close()
    await once(server, 'close')
    await expect(to(free).open({ onBytes: () => {}, onLost: () => {} })).rejects.toThrow(/ECONNREFUSED/)
  })

  it('gives up connecting after two seconds', async () => {
    const time = createManualTime()
    const transport = createTcpTransport({ host: '127.0.0.1', port, timers: time.timers })
    const opening = transport.open({ onBytes: () => {}, onLost: () => {} })
    // The timer runs out before the event loop has turned once, that is before the peer can have answered.
    time.advance(2_000)
    await expect(opening).rejects.toThrow('no connection in time')
  })
})
