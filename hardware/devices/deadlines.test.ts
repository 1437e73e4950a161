import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { blankBitmap } from '../bitmap.ts'
import type { ConnectionListener, PrintOutcome, PrinterStatus, Transport } from '../ports.ts'
import { untilStatus } from '../testkit/printer-bench.ts'
import { createEscposPrinter } from './escpos-printer.ts'

const ASK = [0x10, 0x04]

/** A line whose other end answers status questions while `answers` is true, and takes jobs without a word. */
function silentLine() {
  const written: number[] = []
  const line = { answers: true, listener: null as ConnectionListener | null, open: 0, written }
  const transport: Transport = {
    name: 'scripted',
    bytesPerSecond: 1_000,
    open(listener) {
      line.listener = listener
      line.open++
      return Promise.resolve({
        write(bytes) {
          written.push(...bytes)
          const question = bytes.length === 3 && bytes[0] === ASK[0] && bytes[1] === ASK[1]
          if (question && line.answers) listener.onBytes(Uint8Array.of(0x12))
          return Promise.resolve()
        },
        close: () => void line.open--,
      })
    },
  }
  return { line, transport }
}

function open() {
  const time = createManualTime()
  const { line, transport } = silentLine()
  const printer = createEscposPrinter({ id: 'p', transport, width: 8, speedMmPerSecond: 100, timers: time.timers })
  return { time, line, printer }
}

/** 800 black rows: one second of paper at 100 mm/s, and just over 800 bytes. */
const bitmap = { ...blankBitmap(8, 800), rows: new Uint8Array(800).fill(0xff) }
const request = { id: 'a', bitmap, begin: () => true }
const JOB_BYTES = 11 + 4 * 8 + 800 + 4 + 11
const DEADLINE_MS = 2_000 + JOB_BYTES + 1_000

/** The outcome if it is there by now, after everything that could be done was done. */
async function soFar(printing: Promise<PrintOutcome>): Promise<PrintOutcome | null> {
  await nextTurn()
  return await Promise.race([printing, Promise.resolve(null)])
}

it('a printer that does not answer a question within half a second cannot be reached', async () => {
  const { time, line, printer } = open()
  line.answers = false
  const told: PrinterStatus[] = []
  printer.onChange((status) => told.push(status))
  await time.scheduled()
  time.advance(499)
  expect(told).toEqual([])
  time.advance(1)
  expect(await untilStatus(printer, 'offline')).toMatchObject({ cause: 'unreachable' })
  expect(line.open).toBe(0)
  await printer.close()
})

it('waits for the process mark 2 s, the time of the line and the time of the paper, then calls it unknown', async () => {
  const { time, line, printer } = open()
  await printer.check()
  const printing = printer.print(request)
  await untilStatus(printer, 'printing')
  time.advance(DEADLINE_MS - 1)
  expect(await soFar(printing)).toBeNull()
  time.advance(1)
  expect(await printing).toEqual({ outcome: 'unknown' })
  expect(line.open).toBe(0)
  await printer.close()
})

it('begins to count anew with every automatic status', async () => {
  const { time, line, printer } = open()
  await printer.check()
  const printing = printer.print(request)
  await untilStatus(printer, 'printing')
  time.advance(DEADLINE_MS - 1)
  line.listener?.onBytes(Uint8Array.of(0x10, 0x00, 0x03, 0x0f))
  time.advance(DEADLINE_MS - 1)
  expect(await soFar(printing)).toBeNull()
  line.listener?.onBytes(Uint8Array.of(0x37, 0x22, ...Buffer.from('0001'), 0x00))
  expect(await printing).toEqual({ outcome: 'printed' })
  await printer.close()
})

it('believes no mark but its own', async () => {
  const { time, line, printer } = open()
  await printer.check()
  const printing = printer.print(request)
  await untilStatus(printer, 'printing')
  line.listener?.onBytes(Uint8Array.of(0x37, 0x22, ...Buffer.from('0009'), 0x00))
  expect(await soFar(printing)).toBeNull()
  time.advance(DEADLINE_MS)
  expect(await printing).toEqual({ outcome: 'unknown' })
  await printer.close()
})

it('sends nothing more while the printer is offline, and the rest once when it is back', async () => {
  const { line, printer } = open()
  await printer.check()
  const long = { ...blankBitmap(8, 9_000), rows: new Uint8Array(9_000).fill(0xff) }
  const printing = printer.print({ id: 'a', bitmap: long, begin: () => true })
  await untilStatus(printer, 'printing')
  line.listener?.onBytes(Uint8Array.of(0x18, 0x00, 0x0c, 0x0f))
  await untilStatus(printer, 'offline')
  const stopped = line.written.length
  await soFar(printing)
  expect(line.written.length).toBeLessThanOrEqual(stopped + 4_096)
  expect(line.written.filter((byte) => byte === 0xff).length).toBeLessThan(9_000)
  line.listener?.onBytes(Uint8Array.of(0x10, 0x00, 0x00, 0x0f))
  while (line.written.at(-1) !== 0x31) await soFar(printing)
  expect(line.written.filter((byte) => byte === 0xff)).toHaveLength(9_000)
  line.listener?.onBytes(Uint8Array.of(0x37, 0x22, ...Buffer.from('0001'), 0x00))
  expect(await printing).toEqual({ outcome: 'printed' })
  await printer.close()
})
