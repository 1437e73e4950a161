import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { blankBitmap } from '../bitmap.ts'
import type { ConnectionListener, PrinterAnswers, PrinterStatus, Transport } from '../ports.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { untilStatus } from '../testkit/printer-bench.ts'
import { createEscposPrinter } from './escpos-printer.ts'

const ASK = [0x10, 0x04]

/** Answers of a scripted printer by what it was sent alone, as hexadecimal. */
type Script = Readonly<Record<string, string>>

/** A line whose other end answers status questions while `answers` is true, and takes jobs without a word. */
function silentLine() {
  const written: number[] = []
  const line = { answers: true, listener: null as ConnectionListener | null, open: 0, written, scripted: {} as Script }
  const transport: Transport = {
    name: 'scripted',
    bytesPerSecond: 1_000,
    open(listener) {
      line.listener = listener
      line.open++
      return Promise.resolve({
        write(bytes) {
          written.push(...bytes)
          const text = Buffer.from(bytes).toString('hex')
          const question = bytes.length === 3 && bytes[0] === ASK[0] && bytes[1] === ASK[1]
          if (question && line.answers) listener.onBytes(Uint8Array.of(0x12))
          listener.onBytes(Buffer.from(line.scripted[text] ?? '', 'hex'))
          return Promise.resolve()
        },
        close: () => void line.open--,
      })
    },
  }
  return { line, transport }
}

const MARKS: PrinterAnswers = { mark: true, inTurn: false, macro: 'none', autoStatus: true, maker: null, model: null }

function open(answers: PrinterAnswers | null = MARKS) {
  const time = createManualTime()
  const { line, transport } = silentLine()
  const printer = createEscposPrinter({
    id: 'p',
    transport,
    width: 8,
    speedMmPerSecond: 100,
    dotsPerMm: 8,
    dialect: PLAIN_DIALECT,
    answers,
    onAnswers: () => undefined,
    torn: false,
    timers: time.timers,
  })
  return { time, line, printer }
}

/** 800 black rows: one second of paper at 100 mm/s, and just over 800 bytes. */
const bitmap = { ...blankBitmap(8, 800), rows: new Uint8Array(800).fill(0xff) }
const request = { id: 'a', bitmap, begin: () => true }
const JOB_BYTES = 11 + 4 * 8 + 800 + 4 + 11
const DEADLINE_MS = 2_000 + JOB_BYTES + 1_000

/** The outcome if it is there by now, after everything that could be done was done. */
async function soFar<T>(printing: Promise<T>): Promise<T | null> {
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

describe('the probe', () => {
  const NOTHING = { mark: false, inTurn: false, macro: 'none', autoStatus: false, maker: null, model: null }

  it.each([
    ['nothing', {}, 5, NOTHING],
    ['questions in turn', { '1d7201': '03' }, 6, { ...NOTHING, inTurn: true }],
    ['automatic status', { '1d610e': '1000000f' }, 4, { ...NOTHING, autoStatus: true }],
    ['its names', { '1d4942': '5f455000', '1d4943': '5f544d00' }, 3, { ...NOTHING, maker: 'EP', model: 'TM' }],
    ['another mark than its own', { '1d28480600303041534b3f': '37223030303000' }, 4, NOTHING],
  ])('finds %s, and the rest by half a second of silence each', async (_, scripted, silences, found) => {
    const { time, line, printer } = open(null)
    line.scripted = scripted
    const told: PrinterStatus[] = []
    printer.onChange((status) => told.push(status))
    const checked = printer.check()
    for (let i = 0; i < silences; i++) {
      await soFar(checked)
      expect(told).toEqual([])
      time.advance(500)
    }
    await checked
    expect(printer.answers()).toEqual(found)
    expect(told).toEqual([{ kind: 'ready', paperLow: false }])
    await printer.close()
  })

  it('says nothing of a printer that fell silent in the middle, and asks again when it is well', async () => {
    const { time, line, printer } = open(null)
    await soFar(printer.probe())
    line.answers = false
    for (let i = 0; i < 12; i++) {
      time.advance(500)
      await nextTurn()
    }
    expect(printer.answers()).toBeNull()
    expect(printer.status().kind).toBe('offline')
    line.answers = true
    for (let i = 0; i < 12; i++) {
      time.advance(500)
      await nextTurn()
    }
    expect(printer.answers()).toEqual(NOTHING)
    await printer.close()
  })
})
