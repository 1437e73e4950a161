import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { afterEach, describe, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { blankBitmap } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'
import type { PrinterAnswers, TicketPrinter } from '../ports.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { tcpSimLine } from '../simulators/lines/tcp-sim-line.ts'
import { openPeer } from '../testkit/peer.ts'
import type { Peer } from '../testkit/peer.ts'
import { openPrinterBench, untilStatus } from '../testkit/printer-bench.ts'
import type { PrinterBench } from '../testkit/printer-bench.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { createTcpTransport } from '../transports/tcp.ts'
import { createEscposPrinter } from './escpos-printer.ts'

/**
 * The faults of node-thermal-printer that have to do with connections and time, by their numbers in hardware.md §1.2.
 * Each test sets up what the fault was found with, shows the fault where the package still has it, and ours without.
 * 10 and 13 stand in `transports/device-file.test.ts` and `transports/serial.test.ts`; 8, 9, 11, 12 and 14 to 20 in
 * `protocols/escpos/thermal-printer-faults.test.ts`.
 */

const close: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of close.splice(0).reverse()) await step()
})

/** 900 rows of dots, half of them black: 64,800 bytes, as the ticket of the findings. */
const TICKET: Bitmap = { ...blankBitmap(576, 900), rows: new Uint8Array(64_800).fill(0xaa) }
const request = { id: 'a', bitmap: TICKET, begin: () => true }
const MARKS: PrinterAnswers = { mark: true, inTurn: false, macro: 'none', autoStatus: true, maker: null, model: null }
const WELL = Uint8Array.of(0x12)
const MARK_BACK = Buffer.concat([Buffer.from([0x37, 0x22]), Buffer.from('0001'), Buffer.of(0)])
const PAPER_OUT = [0x18, 0x00, 0x0c, 0x0f]
const IN_ORDER = [0x10, 0x00, 0x00, 0x0f]

/** A printer that is asked how it is says that it is well, and does what it is told with a job. */
async function openWith(onJob: (bytes: Buffer, socket: Socket) => void) {
  const peer = await openPeer((bytes, socket) => {
    const isQuestion = bytes.length === 3 && bytes[0] === 0x10 && bytes[1] === 0x04
    if (isQuestion) socket.write(WELL)
    else onJob(bytes, socket)
  })
  close.push(() => peer.close())
  const time = createManualTime()
  const printer = createEscposPrinter({
    id: 'p',
    transport: createTcpTransport({ host: '127.0.0.1', port: peer.port, timers: time.timers }),
    width: 576,
    speedMmPerSecond: 100,
    dotsPerMm: 8,
    dialect: PLAIN_DIALECT,
    answers: MARKS,
    onAnswers: () => undefined,
    torn: false,
    timers: time.timers,
  })
  close.push(() => printer.close())
  await printer.check()
  return { peer, time, printer }
}

/** The package itself, with its own connection, and the ticket in its buffer. */
function theirs(port: number): ThermalPrinter {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${port}` })
  printer.add(Buffer.from(TICKET.rows))
  return printer
}

async function openBench(options: Parameters<typeof openPrinterBench>[0] = {}): Promise<PrinterBench> {
  const bench = await openPrinterBench(options)
  close.push(() => bench.close())
  return bench
}

/** The device's view of a job under way: everything that can happen without time has happened. */
async function phaseOf(printer: TicketPrinter, peer: Peer, bytes: number): Promise<string> {
  await peer.hears(bytes)
  await nextTurn()
  const status = printer.status()
  return status.kind === 'printing' ? status.phase : status.kind
}

const pastDeadline = (time: ManualTime): void => time.advance(60_000)

describe('a job that is sent', () => {
  it('1: is not printed because the system took the bytes', async () => {
    const { peer, time, printer } = await openWith((_bytes, socket) => socket.pause())
    await theirs(peer.port).execute()
    const printing = printer.print(request)
    await untilStatus(printer, 'printing')
    pastDeadline(time)
    expect(await printing).toEqual({ outcome: 'unknown' })
  })

  it('2: arrives whole at a printer with a small window that tells its state meanwhile', async () => {
    const slow = { bytesPerSecond: 50_000, windowBytes: 1_024, timers: promptTimers }
    const small = { line: tcpSimLine({ host: '127.0.0.1', port: 0, slow }) }
    const [their, our] = [await openBench(small), await openBench(small)]
    await their.until('ready')
    const lost = theirs(their.sim.port)
    lost.clear()
    const head = Buffer.from('1d61ff 1d763000 4800 8403'.replaceAll(' ', ''), 'hex')
    lost.add(Buffer.concat([head, TICKET.rows, Buffer.from('1d564200', 'hex')]))
    await lost.execute()
    // The printer serves one host at a time: when it answers us, it has done with them.
    await their.printer.check()
    expect(their.sim.papers()).toEqual([])

    expect(await our.printer.print(request)).toEqual({ outcome: 'printed' })
    expect((await our.pictures()).map(({ rows }) => Buffer.from(rows).equals(TICKET.rows))).toEqual([true])
  })

  it('3: is unknown at once when the printer hangs up without a word', async () => {
    const { printer } = await openWith((_bytes, socket) => socket.end())
    expect(await printer.print(request)).toEqual({ outcome: 'unknown' })
  })

  it('4: is confirmed by its mark alone, however the answers are cut and whatever comes before it', async () => {
    const { peer, printer } = await openWith(() => undefined)
    const printing = printer.print(request)
    expect(await phaseOf(printer, peer, TICKET.rows.length)).toBe('awaiting-id')
    // A broken state comes byte by byte, then the mark in two pieces.
    for (const byte of [...PAPER_OUT, ...IN_ORDER]) {
      peer.socket().write(Uint8Array.of(byte))
      await nextTurn()
    }
    peer.socket().write(MARK_BACK.subarray(0, 4))
    await untilStatus(printer, 'printing')
    peer.socket().write(MARK_BACK.subarray(4))
    expect(await printing).toEqual({ outcome: 'printed' })
  })

  it('5: is waited for as long as its paper takes, not given up after three quiet seconds and printed twice', async () => {
    const { peer, time, printer } = await openWith(() => undefined)
    const printing = printer.print(request)
    await phaseOf(printer, peer, TICKET.rows.length)
    // 2 s, and 900 rows at 100 mm/s.
    time.advance(3_100)
    expect(await phaseOf(printer, peer, 0)).toBe('awaiting-id')
    peer.socket().write(MARK_BACK)
    expect(await printing).toEqual({ outcome: 'printed' })
    const jobs = peer.heard().toString('latin1').split('\u001dVB\0').length - 1
    expect(jobs).toBe(1)
  })
})

describe('how a printer is', () => {
  it.each([
    ['paper-end', 'paper-end'],
    ['cover-open', 'cover-open'],
    ['head-hot', 'head-hot'],
  ] as const)('6: %s is seen, where an open port says that it is connected', async (fault, cause) => {
    const bench = await openBench()
    await bench.until('ready')
    bench.sim.setFault(fault)
    expect(await bench.printer.check()).toMatchObject({ kind: 'offline', cause })
    expect(await theirs(bench.sim.port).isPrinterConnected()).toBe(true)
  })

  it('7: is asked so that a printer without paper answers, and the answer is read', async () => {
    const bench = await openBench()
    await bench.until('ready')
    bench.sim.setFault('paper-end')
    // Its typings do not know it.
    const asked = theirs(bench.sim.port) as ThermalPrinter & { getStatus(): void }
    asked.clear()
    asked.getStatus()
    // Their question waits in the printer's buffer for as long as the printer waits for paper.
    expect(Buffer.from(asked.getBuffer() ?? []).toString('hex')).toBe('1d7201')
    expect(await bench.printer.check()).toEqual({ kind: 'offline', cause: 'paper-end', jobId: null })
    bench.sim.setFault(null)
    expect(await bench.printer.check()).toEqual({ kind: 'ready', paperLow: false })
  })
})
