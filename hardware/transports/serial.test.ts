import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../ports.ts'
import { openSerialPair } from '../testkit/serial-pair.ts'
import type { SerialPair } from '../testkit/serial-pair.ts'
import { createSerialTransport } from './serial.ts'

let pair: SerialPair
const open: Connection[] = []
beforeEach(async () => {
  pair = await openSerialPair()
})
afterEach(async () => {
  for (const connection of open.splice(0)) connection.close()
  await pair.close()
})

/** One end of the cable, and what it hears. */
async function end(path: string) {
  const received: number[] = []
  let tellBytes = (): void => {}
  let tellLost: (reason: Error) => void = () => {}
  const lost = new Promise<Error>((resolve) => (tellLost = resolve))
  const connection = await createSerialTransport({ path, baudRate: 115_200, flow: 'rts-cts' }).open({
    onBytes(bytes) {
      received.push(...bytes)
      tellBytes()
    },
    onLost: (reason) => tellLost(reason),
  })
  open.push(connection)
  const bytes = async (count: number): Promise<number[]> => {
    while (received.length < count) await new Promise<void>((resolve) => (tellBytes = resolve))
    return received
  }
  return { connection, lost, bytes }
}

describe('a serial line', () => {
  it('carries every byte value both ways', async () => {
    const [a, b] = [await end(pair.a), await end(pair.b)]
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    await a.connection.write(all)
    expect(await b.bytes(256)).toEqual([...all])
    await b.connection.write(all)
    expect(await a.bytes(256)).toEqual([...all])
  })

  it('carries a whole ticket', async () => {
    const [a, b] = [await end(pair.a), await end(pair.b)]
    const ticket = Uint8Array.from({ length: 64_800 }, (_, i) => i % 251)
    const arrived = b.bytes(ticket.length)
    await a.connection.write(ticket)
    expect(await arrived).toEqual([...ticket])
  })

  it('says that another program holds the port', async () => {
    await end(pair.a)
    await expect(end(pair.a)).rejects.toThrow(`${pair.a} is held by another program`)
  })

  it('says that there is no such port', async () => {
    await expect(end(`${pair.a}-khong-co`)).rejects.toThrow(/^there is no /)
  })

  it('tells that the cable is out, and takes nothing more', async () => {
    const a = await end(pair.a)
    await pair.cut()
    // A dead line shows itself at the next write at the latest (hardware.md §5.4).
    await a.connection.write(Uint8Array.of(1)).catch(() => undefined)
    expect(await a.lost).toBeInstanceOf(Error)
    await expect(a.connection.write(Uint8Array.of(1))).rejects.toThrow('the serial line is closed')
  })

  it('says nothing after it was closed from this side, and leaves the port to others', async () => {
    const a = await end(pair.a)
    a.connection.close()
    await expect(a.connection.write(Uint8Array.of(1))).rejects.toThrow('the serial line is closed')
    await expect
      .poll(() =>
        end(pair.a).then(
          () => 'open',
          () => 'held',
        ),
      )
      .toBe('open')
    expect(await Promise.race([a.lost, Promise.resolve('nothing')])).toBe('nothing')
  })

  it('knows how much it carries', () => {
    expect(createSerialTransport({ path: '/dev/ttyS0', baudRate: 9_600 }).bytesPerSecond).toBe(960)
  })
})
