import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Connection } from '../ports.ts'
import { openSerialPair } from '../testkit/serial-pair.ts'
import type { SerialPair } from '../testkit/serial-pair.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { createDeviceFileTransport } from './device-file.ts'

/** A pseudo-terminal is a character device that is read and written, as a USB printer is. */
let pair: SerialPair
let connections: Connection[]
let dir: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'device-file-'))
  pair = await openSerialPair()
  connections = []
})
afterEach(async () => {
  for (const connection of connections) connection.close()
  await pair.close()
  rmSync(dir, { recursive: true })
})

async function open(path: string) {
  const end = { heard: [] as number[], lost: null as Error | null }
  const connection = await createDeviceFileTransport({ path, timers: promptTimers }).open({
    onBytes: (bytes) => void end.heard.push(...bytes),
    onLost: (reason) => (end.lost = reason),
  })
  connections.push(connection)
  return { connection, end }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await nextTurn()
}

it('carries every byte both ways, and more than the device takes at once', async () => {
  const [host, device] = [await open(pair.a), await open(pair.b)]
  const long = Uint8Array.from({ length: 40_000 }, (_, i) => i % 256)
  await host.connection.write(long)
  await device.connection.write(Uint8Array.of(0x12, 0x00, 0x13, 0xff))
  await until(() => device.end.heard.length === long.length && host.end.heard.length === 4)
  expect(Uint8Array.from(device.end.heard)).toEqual(long)
  expect(host.end.heard).toEqual([0x12, 0x00, 0x13, 0xff])
})

it('keeps pieces in order that are written without waiting', async () => {
  const [host, device] = [await open(pair.a), await open(pair.b)]
  const pieces = Array.from({ length: 50 }, (_, i) => new Uint8Array(300).fill(i))
  await Promise.all(pieces.map((piece) => host.connection.write(piece)))
  await until(() => device.end.heard.length === 15_000)
  expect(device.end.heard).toEqual(pieces.flatMap((piece) => [...piece]))
})

it('finds out at the next write that the device is gone, tells it once, and takes nothing more', async () => {
  const { connection, end } = await open(pair.a)
  await pair.cut()
  await expect(connection.write(Uint8Array.of(1))).rejects.toThrow(/EIO/)
  await until(() => end.lost !== null)
  await expect(connection.write(Uint8Array.of(1))).rejects.toThrow(/EIO/)
})

it('takes nothing after it was closed, and calls that no loss', async () => {
  const { connection, end } = await open(pair.a)
  connection.close()
  await expect(connection.write(Uint8Array.of(1))).rejects.toThrow(/closed/)
  expect(end.lost).toBeNull()
})

it('never makes a file where the device should be, and takes none for it', async () => {
  const missing = join(dir, 'lp0')
  await expect(open(missing)).rejects.toThrow(`there is no ${missing}`)
  expect(existsSync(missing)).toBe(false)
  writeFileSync(missing, '')
  await expect(open(missing)).rejects.toThrow(`${missing} is no device`)
})
