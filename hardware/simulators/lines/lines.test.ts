import { once } from 'node:events'
import { constants, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { connect, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Timers } from '../../../shared/kernel/time.ts'
import { promptTimers } from '../../testkit/prompt-timers.ts'
import { fileSimLine } from './file-sim-line.ts'
import { madeSerialSimLine } from './serial-sim-line.ts'
import type { LineMode, OpenSimLine, SimAddress, SimLine } from './sim-line.ts'
import { tcpSimLine } from './tcp-sim-line.ts'

let folder: string
let line: SimLine
let room: number
let heard: number[]
let tell: () => void
let asked: () => void
let waitedMs: number
const ends: (() => void)[] = []

/** Counts the time that the line takes, which passes at once. */
const counting: Timers = {
  ...promptTimers,
  after(ms, run) {
    waitedMs += ms
    return promptTimers.after(ms, run)
  },
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'))
  room = Infinity
  heard = []
  tell = () => undefined
  asked = () => undefined
  waitedMs = 0
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await line.stop()
  rmSync(folder, { recursive: true })
})

const LINES: Readonly<Record<string, () => OpenSimLine>> = {
  tcp: () => tcpSimLine({ host: '127.0.0.1', port: 0 }),
  pty: () => madeSerialSimLine({ path: join(folder, 'port'), baudRate: 19_200, timers: counting }),
  files: () => fileSimLine({ write: join(folder, 'in'), read: join(folder, 'out'), timers: counting }),
}

async function open(opener: OpenSimLine): Promise<void> {
  line = await opener({
    room() {
      asked()
      return room
    },
    onBytes(bytes) {
      heard.push(...bytes)
      room -= bytes.length
      tell()
    },
  })
}

async function hears(count: number): Promise<number[]> {
  while (heard.length < count) await new Promise<void>((resolve) => (tell = resolve))
  return heard
}

/** A host at the line's address, by the means of the system alone. */
async function host(address: SimAddress) {
  const [reads, writes] = await streams(address)
  ends.push(() => {
    for (const stream of new Set([reads, writes])) stream.destroy()
  })
  const received: number[] = []
  let wake = (): void => {}
  reads.on('data', (bytes: Buffer) => {
    received.push(...bytes)
    wake()
  })
  reads.on('error', () => undefined)
  return {
    closed: reads.closed ? Promise.resolve() : new Promise<void>((resolve) => reads.once('close', () => resolve())),
    write: (bytes: Uint8Array) => void writes.write(Buffer.from(bytes)),
    async hears(count: number): Promise<number[]> {
      while (received.length < count) await new Promise<void>((resolve) => (wake = resolve))
      return received
    },
  }
}

async function streams(address: SimAddress): Promise<readonly [Socket | SerialPort, Socket | SerialPort]> {
  if (address.kind === 'tcp') {
    const socket = connect(address.port, address.host).on('error', () => undefined)
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()).once('close', () => resolve()))
    return [socket, socket]
  }
  if (address.kind === 'serial') {
    const port = new SerialPort({ path: address.path, baudRate: address.baudRate })
    await once(port, 'open')
    return [port, port]
  }
  const pipe = (path: string, readable: boolean): Socket =>
    new Socket({ fd: openSync(path, constants.O_RDWR | constants.O_NONBLOCK), readable, writable: !readable })
  return [pipe(address.read, true), pipe(address.write, false)]
}

const ALL = Uint8Array.from({ length: 256 }, (_, i) => i)

describe.each(Object.entries(LINES))('a simulated device on %s', (_kind, opener) => {
  beforeEach(() => open(opener()))

  it('carries every byte value both ways', async () => {
    const { write, hears: answered } = await host(line.address)
    write(ALL)
    expect(await hears(256)).toEqual([...ALL])
    line.send(ALL)
    expect(await answered(256)).toEqual([...ALL])
  })

  it('is not read while the buffer is full', async () => {
    room = 45
    const { write } = await host(line.address)
    write(ALL)
    await hears(45)
    line.pump()
    expect(heard).toHaveLength(45)
    room = Infinity
    line.pump()
    expect(await hears(256)).toEqual([...ALL])
  })

  it('says nothing with the cable out, and speaks again when it is in', async () => {
    const { write, hears: answered } = await host(line.address)
    line.setMode('silent')
    line.send(Uint8Array.of(1))
    line.setMode('on')
    line.send(Uint8Array.of(2))
    // TCP repeats what was not acknowledged; nobody does on the others.
    const expected = line.address.kind === 'tcp' ? [1, 2] : [2]
    expect(await answered(expected.length)).toEqual(expected)
    write(ALL)
    expect(await hears(256)).toEqual([...ALL])
  })
})

describe('the pace of a serial line', () => {
  it('is that of its baud rate, both ways', async () => {
    await open(LINES['pty']?.() ?? tcpSimLine({ host: '', port: 0 }))
    const { write, hears: answered } = await host(line.address)
    write(new Uint8Array(1_920))
    await hears(1_920)
    expect(waitedMs).toBeCloseTo(1_000)
    line.send(new Uint8Array(192))
    await answered(192)
    expect(waitedMs).toBeCloseTo(1_100)
  })
})

describe('a slow network', () => {
  it('is as slow as it is told, and nothing is lost', async () => {
    const slow = { bytesPerSecond: 9_600, windowBytes: 1_024, timers: counting }
    await open(tcpSimLine({ host: '127.0.0.1', port: 0, slow }))
    const { write } = await host(line.address)
    const long = Uint8Array.from({ length: 96_000 }, (_, i) => i % 251)
    write(long)
    expect(await hears(long.length)).toEqual([...long])
    expect(waitedMs).toBeCloseTo(10_000)
  })
})

describe('a second host', () => {
  it.each(['waits', 'refused'] as const)('%s', async (secondHost) => {
    await open(tcpSimLine({ host: '127.0.0.1', port: 0, secondHost }))
    const first = await host(line.address)
    first.write(Uint8Array.of(1))
    await hears(1)
    const second = await host(line.address)
    if (secondHost === 'refused') await second.closed
    second.write(Uint8Array.of(2))
    first.write(Uint8Array.of(3))
    expect(await hears(2)).toEqual([1, 3])
  })
})

describe('a device without power', () => {
  it.each<LineMode>(['dead', 'silent'])('%s: what a serial host says is lost', async (mode) => {
    await open(LINES['pty']?.() ?? tcpSimLine({ host: '', port: 0 }))
    const { write, hears: answered } = await host(line.address)
    room = 0
    const arrived = new Promise<void>((resolve) => (asked = resolve))
    write(Uint8Array.of(1))
    await arrived
    line.setMode(mode)
    room = Infinity
    line.setMode('on')
    write(Uint8Array.of(4))
    expect(await hears(1)).toEqual([4])
    line.send(Uint8Array.of(5))
    expect(await answered(1)).toEqual([5])
  })
})

describe('what cannot be had', () => {
  it('is refused: a folder that is not there, a file that is no pipe', async () => {
    await open(tcpSimLine({ host: '127.0.0.1', port: 0 }))
    const end = { room: () => 1, onBytes: () => undefined }
    const missing = madeSerialSimLine({ path: join(folder, 'none', 'port'), baudRate: 9_600, timers: counting })
    await expect(missing(end)).rejects.toThrow(/^no serial ports /)
    writeFileSync(join(folder, 'plain'), '')
    const plain = fileSimLine({ write: join(folder, 'plain'), read: join(folder, 'out'), timers: counting })
    await expect(plain(end)).rejects.toThrow(/plain is no named pipe/)
    expect(existsSync(join(folder, 'plain'))).toBe(true)
  })
})
