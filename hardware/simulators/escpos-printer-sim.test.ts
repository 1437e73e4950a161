import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Timers } from '../../shared/kernel/time.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { decodePng } from '../render/png.ts'
import { createCable } from '../testkit/cable.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { playPrinter, startPrinterSimulator } from './escpos-printer-sim.ts'
import type { PrinterSimulator } from './escpos-printer-sim.ts'

const START = Date.UTC(2026, 10, 23, 1, 5, 9, 7)
const CUT_AND_MARK = '1d564200 1d28480600303030303031'
const MARK_BACK = '37223030303100'

let paperDir: string
let sim: PrinterSimulator
let sockets: Socket[]
let paperMs: number

/** Counts the time that the paper takes, which passes at once. */
const counting: Timers = {
  ...promptTimers,
  after(ms, run) {
    paperMs += ms
    return promptTimers.after(ms, run)
  },
}

beforeEach(async () => {
  paperDir = await mkdtemp(join(tmpdir(), 'papers-'))
  sockets = []
  paperMs = 0
  sim = await start(0)
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await sim.stop()
  await rm(paperDir, { recursive: true })
})

const start = (port: number, bootMs = 0): Promise<PrinterSimulator> =>
  startPrinterSimulator({
    port,
    bootMs,
    host: '127.0.0.1',
    paperDir,
    width: 64,
    speedMmPerSecond: 200,
    timers: counting,
    clock: { now: () => START, monotonic: () => 0 },
  })

/** A host that sends and expects bytes, written as hexadecimal. */
function host() {
  const socket = connect(sim.port, '127.0.0.1')
  sockets.push(socket)
  let heard = ''
  let tell = (): void => {}
  socket.on('data', (bytes) => {
    heard += bytes.toString('hex')
    tell()
  })
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return {
    socket,
    closed,
    send: (text: string) => socket.write(Buffer.from(text.replaceAll(' ', ''), 'hex')),
    /** The next bytes from the printer, as hexadecimal. */
    async hears(bytes: number): Promise<string> {
      while (heard.length < 2 * bytes) await new Promise<void>((resolve) => (tell = resolve))
      const taken = heard.slice(0, 2 * bytes)
      heard = heard.slice(2 * bytes)
      return taken
    },
  }
}

const picture = async (index: number) => decodePng(await readFile(sim.papers()[index]?.file ?? ''))

describe('status', () => {
  it.each([
    [null, '12121212'],
    ['near-end', '1212121e'],
    ['paper-end', '1a32127e'],
    ['cover-open', '1a161212'],
    ['head-hot', '1a525212'],
    ['cutter', '12121212'],
  ] as const)('%s answers DLE EOT 1 to 4 with %s', async (fault, answers) => {
    sim.setFault(fault)
    const { send, hears } = host()
    send('100401 100402 100403 100404')
    expect(await hears(4)).toBe(answers)
  })

  it('is told unasked once it was switched on, at once and at every change, until the reset', async () => {
    const { send, hears } = host()
    send('1d610e')
    expect(await hears(4)).toBe('1000000f')
    sim.setFault('paper-end')
    expect(await hears(4)).toBe('18000f0f')
    sim.setFault(null)
    expect(await hears(4)).toBe('1000000f')
    send('1b40 1d7201')
    expect(await hears(1)).toBe('00')
    sim.setFault('near-end')
    send('1d7201')
    expect(await hears(1)).toBe('03')
  })

  it('is answered in the middle of a picture', async () => {
    const { send, hears } = host()
    send('1d76300008000200 0000000000000000 1004')
    send('04 0000000000')
    expect(await hears(1)).toBe('12')
    send(CUT_AND_MARK)
    expect(await hears(7)).toBe(MARK_BACK)
    expect((await picture(0)).rows.slice(8)).toEqual(Uint8Array.from([0x10, 0x04, 0x04, 0, 0, 0, 0, 0]))
  })

  it('waits behind a full buffer: the printer reads no more than it holds', async () => {
    const { send, hears } = host()
    send('1d610e')
    expect(await hears(4)).toBe('1000000f')
    sim.setFault('paper-end', { afterRows: 1 })
    send(`1d7630000800e803 ${'00'.repeat(8_000)} 100404`)
    expect(await hears(4)).toBe('18000f0f')
    sim.setFault(null)
    // Read in time, the question would have been answered with 7e, and before the printer was well again.
    expect(await hears(5)).toBe('1000000f12')
  })
})

describe('paper', () => {
  it('comes out as sent, cut off at the edge of the paper, with white on the right of short rows', async () => {
    const { send, hears } = host()
    send('1d76300009000100 8100000000000018 ff')
    send('1d76300001000100 c3')
    send(CUT_AND_MARK)
    expect(await hears(7)).toBe(MARK_BACK)
    expect(sim.papers()).toEqual([
      { file: join(paperDir, '2026-11-23T01-05-09.007Z-000001.png'), at: START, width: 64, height: 2 },
    ])
    expect(Buffer.from((await picture(0)).rows).toString('hex')).toBe('8100000000000018c300000000000000')
  })

  it('is fed in half dots until the motion unit is set', async () => {
    const { send, hears } = host()
    send(`1b4a10 ${CUT_AND_MARK}`)
    expect(await hears(7)).toBe(MARK_BACK)
    send(`1d50cbcb 1b4a10 ${CUT_AND_MARK}`)
    expect(await hears(7)).toBe(MARK_BACK)
    expect(sim.papers().map(({ height }) => height)).toEqual([8, 16])
  })

  it('takes its time: 1,600 rows are a second at 200 mm/s', async () => {
    const { send, hears } = host()
    send(`1d7630000100 4006 ${'ff'.repeat(1_600)} ${CUT_AND_MARK}`)
    expect(await hears(7)).toBe(MARK_BACK)
    expect(paperMs).toBeCloseTo(1_000)
  })

  it('is no paper when nothing came out; names sort by time', async () => {
    const { send, hears } = host()
    for (let i = 0; i < 3; i++) send(`1d564200 1d50cbcb 1b4a01 ${CUT_AND_MARK}`)
    expect(await hears(21)).toBe(MARK_BACK.repeat(3))
    const names = sim.papers().map(({ file }) => basename(file))
    expect(names).toHaveLength(3)
    expect(names).toEqual(names.toSorted())
  })
})

describe('what a careless host meets', () => {
  it('real-time commands act inside pictures: one of them switches the printer off', async () => {
    const { send, closed } = host()
    send('1d76300008000100 1014020108000000')
    await closed
    expect(sim.realTimeCommands()).toEqual([{ kind: 'power-off' }])
  })

  it('another clears the buffer', async () => {
    const { send, hears } = host()
    send('1d76300008000100 00000000')
    send('10140801031401060208')
    send('1d564200 1d7201')
    expect(await hears(1)).toBe('00')
    expect(sim.realTimeCommands()).toEqual([{ kind: 'clear' }])
    expect(sim.papers()).toEqual([])
  })

  it('unknown commands are kept', async () => {
    const { send, hears } = host()
    send('1b70 07 e1 1b4d01 1d7201')
    expect(await hears(1)).toBe('00')
    expect(sim.unknownCommands().map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual([
      '1b70',
      '07',
      'e1',
      '1b4d01',
    ])
  })

  it('a second host waits until the first has gone', async () => {
    const first = host()
    first.send('100401')
    expect(await first.hears(1)).toBe('12')
    const second = host()
    await once(second.socket, 'connect')
    second.send('100401')
    first.send('100404')
    expect(await first.hears(1)).toBe('12')
    expect(second.socket.bytesRead).toBe(0)
    first.socket.destroy()
    expect(await second.hears(1)).toBe('12')
  })

  it('with the power off every connection breaks; switched on it has forgotten everything', async () => {
    const { send, hears, closed } = host()
    send('1d610e')
    expect(await hears(4)).toBe('1000000f')
    sim.setFault('power-off')
    await closed
    await host().closed
    sim.setFault(null)
    const back = host()
    back.send('100401 1d7201')
    expect(await back.hears(2)).toBe('1200')
  })

  it('is deaf and mute for a second after its power is back, then works; what came meanwhile never happened', async () => {
    const time = createManualTime()
    const cable = createCable()
    const paper = { paperDir, width: 64, speedMmPerSecond: 200 }
    const played = await playPrinter({ ...paper, line: cable.line, timers: time.timers, clock: time.clock })
    let heard = ''
    const to = await cable.transport.open({
      onBytes: (bytes) => (heard += Buffer.from(bytes).toString('hex')),
      onLost: () => undefined,
    })
    played.setFault('power-off')
    played.setFault(null)
    time.advance(999)
    await to.write(Uint8Array.of(0x10, 0x04, 0x01))
    expect(heard).toBe('')
    time.advance(1)
    expect(heard).toBe('')
    await to.write(Uint8Array.of(0x10, 0x04, 0x01))
    expect(heard).toBe('12')
    await played.stop()
  })

  it.each([
    ['aloud', '00'],
    ['quiet', ''],
  ] as const)('keeps a macro (%s) through a reset, and forgets it with its power', async (macro, echo) => {
    const cable = createCable()
    const paper = { paperDir, width: 64, speedMmPerSecond: 200, bootMs: 0, answers: { macro } }
    const clock = createManualTime().clock
    const played = await playPrinter({ ...paper, line: cable.line, timers: promptTimers, clock })
    let heard = ''
    const to = await cable.transport.open({
      onBytes: (bytes) => (heard += Buffer.from(bytes).toString('hex')),
      onLost: () => undefined,
    })
    const says = async (hex: string): Promise<string> => {
      heard = ''
      await to.write(Buffer.from(hex, 'hex'))
      while (played.work() !== 'idle') await nextTurn()
      return heard
    }
    expect(await says('1d3a1d72011d3a')).toBe(echo)
    expect(await says('1b401d5e020000')).toBe('0000')
    played.setFault('power-off')
    played.setFault(null)
    expect(await says('1d5e010000')).toBe('')
    expect(await says('1d7201')).toBe('00')
    await played.stop()
  })

  it('with the cable out nothing is lost and nothing is heard until it is back', async () => {
    const { send, hears, socket } = host()
    send('100401')
    expect(await hears(1)).toBe('12')
    sim.setFault('unreachable')
    send('100401')
    expect(socket.destroyed).toBe(false)
    sim.setFault(null)
    expect(await hears(1)).toBe('12')
  })

  it('a port that is taken is refused', async () => {
    await expect(start(sim.port)).rejects.toThrow(/EADDRINUSE/)
  })
})
