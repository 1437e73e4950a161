import { describe, expect, it } from 'vitest'
import { blankBitmap } from '../../bitmap.ts'
import { processMark } from './commands.ts'
import { createReplyDecoder } from './decode-replies.ts'
import { PLAIN_DIALECT } from './dialect.ts'
import type { Confirmation, Dialect } from './dialect.ts'
import { encodeResync, encodeTicket } from './encode-ticket.ts'
import type { JobStyle } from './job-frame.ts'
import { readAsb, readStatus } from './status-bits.ts'
import { withoutRealTimeBytes } from './real-time-guard.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const STYLE: JobStyle = { dialect: PLAIN_DIALECT, confirmation: 'mark', mark: '0001' }

/** 16 dots wide: three black rows, 300 white ones, one black row. */
function sample() {
  const bitmap = blankBitmap(16, 304)
  bitmap.rows.fill(0xff, 0, 6)
  bitmap.rows.fill(0xaa, 303 * 2, 304 * 2)
  return bitmap
}

describe('the bytes of a job, as the manuals have them (hardware.md §2.3)', () => {
  it('sets up, sends bands, feeds white, cuts and marks', () => {
    const expected = [
      '1b40',
      '1c2e',
      '1d50cbcb',
      '1d610e',
      '1d763000 0200 0300 ffffffffffff',
      '1b4aff',
      '1b4a2d',
      '1d763000 0200 0100 aaaa',
      '1d564200',
      '1d28480600 3030 30303432',
    ]
    expect(hex(encodeTicket(sample(), { ...STYLE, mark: '0042' }).bytes)).toBe(expected.join('').replaceAll(' ', ''))
  })

  it('sends a gap of fewer than 8 rows instead of feeding it', () => {
    const bitmap = blankBitmap(8, 9)
    bitmap.rows[0] = 1
    bitmap.rows[8] = 1
    expect(hex(encodeTicket(bitmap, STYLE).bytes)).toContain('1d76300001000900010000000000000001')
  })

  it('cuts long pictures into bands of 240 rows', () => {
    const bitmap = blankBitmap(8, 500)
    bitmap.rows.fill(0x81)
    const text = hex(encodeTicket(bitmap, STYLE).bytes)
    expect(
      text
        .split('1d7630000100')
        .slice(1)
        .map((band) => band.slice(0, 4)),
    ).toEqual(['f000', 'f000', '1400'])
  })

  it('fills the longest band that a printer may still wait for, then resets and cuts', () => {
    const bytes = encodeResync(576, PLAIN_DIALECT)
    expect(bytes.length).toBe(240 * 72 + 6)
    expect(hex(bytes.slice(-6))).toBe('1b401d564200')
  })

  it('empties an Epson by its own command', () => {
    expect(hex(encodeResync(576, { ...PLAIN_DIALECT, resync: 'clear' }))).toBe('101408010314010602081b401d564200')
  })

  it('is made as the model wants it, and ends with the question that the printer answers', () => {
    const job = (changes: Partial<Dialect>, confirmation: Confirmation) =>
      hex(encodeTicket(sample(), { dialect: { ...PLAIN_DIALECT, ...changes }, confirmation, mark: '0001' }).bytes)
    expect(job({ motionUnits: 180, leaveChinese: false }, 'in-turn')).toMatch(
      /^1b401d50b4b41d610e1d7630.*1d5642001d7201$/,
    )
    expect(job({ silent: true }, 'none')).toMatch(/^1b401c2e1d50cbcb1d7630.*1d564200$/)
    // Nobody knows how far such a printer feeds: 304 rows as dots, in bands of 240.
    expect(job({ motionUnits: null }, 'none')).toMatch(/^1b401c2e1d610e1d7630000200f000.*1d76300002004000.*1d564200$/)
  })

  it('takes only marks that a printer can send back', () => {
    expect(() => processMark('12345')).toThrow(RangeError)
    expect(() => processMark('số 1')).toThrow(RangeError)
  })
})

describe('the real-time guard', () => {
  it('drops a dot where another stands beside it, else adds one', () => {
    const bitmap = { width: 16, height: 2, rows: Uint8Array.of(0x10, 0x04, 0x08, 0x00) }
    expect([...withoutRealTimeBytes(bitmap).rows]).toEqual([0x00, 0x04, 0x08, 0x00])
    const lonely = { width: 16, height: 2, rows: Uint8Array.of(0x10, 0x14, 0x80, 0x00) }
    expect([...withoutRealTimeBytes(lonely).rows]).toEqual([0x11, 0x14, 0x80, 0x00])
  })
})

describe('status bits (hardware.md §3.1, §3.2)', () => {
  it('reads the answers to DLE EOT', () => {
    expect(readStatus({ 1: 0x12, 2: 0x12, 4: 0x12 })).toEqual({ cause: null, paperLow: false })
    expect(readStatus({ 1: 0x12, 2: 0x12, 4: 0x1e })).toEqual({ cause: null, paperLow: true })
    expect(readStatus({ 1: 0x1a, 2: 0x32, 3: 0x12, 4: 0x7e }).cause).toBe('paper-end')
    expect(readStatus({ 1: 0x1a, 2: 0x16 }).cause).toBe('cover-open')
    expect(readStatus({ 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 }).cause).toBe('cutter')
    expect(readStatus({ 1: 0x1a, 2: 0x52, 3: 0x52, 4: 0x12 }).cause).toBe('head-hot')
    expect(readStatus({ 1: 0x1a, 2: 0x52, 3: 0x32, 4: 0x12 }).cause).toBe('error')
    expect(readStatus({ 1: 0x1a, 2: 0x12, 3: 0x12, 4: 0x12 }).cause).toBe('error')
  })

  it('reads automatic status', () => {
    expect(readAsb([0x10, 0x00, 0x00, 0x0f])).toEqual({ cause: null, paperLow: false })
    expect(readAsb([0x10, 0x00, 0x03, 0x0f])).toEqual({ cause: null, paperLow: true })
    expect(readAsb([0x18, 0x00, 0x0f, 0x0f]).cause).toBe('paper-end')
    expect(readAsb([0x38, 0x00, 0x0c, 0x0f]).cause).toBe('cover-open')
    expect(readAsb([0x18, 0x08, 0x00, 0x0f]).cause).toBe('cutter')
    expect(readAsb([0x18, 0x40, 0x00, 0x0f]).cause).toBe('head-hot')
    expect(readAsb([0x18, 0x20, 0x00, 0x0f]).cause).toBe('error')
    expect(readAsb([0x18, 0x00, 0x00, 0x0f]).cause).toBe('error')
  })
})

describe('replies told apart (hardware.md §3.3)', () => {
  const decode = (...bytes: number[]) => createReplyDecoder()(Uint8Array.from(bytes))

  it('knows each kind', () => {
    expect(decode(0x12, 0x18, 0x00, 0x0c, 0x0f)).toEqual([
      { kind: 'status', byte: 0x12 },
      { kind: 'asb', bytes: [0x18, 0x00, 0x0c, 0x0f] },
    ])
    expect(decode(0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00)).toEqual([{ kind: 'process-id', mark: '0042' }])
    expect(decode(0x03, 0x5f, 0x54, 0x4d, 0x00)).toEqual([
      { kind: 'transmitted', byte: 0x03 },
      { kind: 'text', text: 'TM' },
    ])
  })

  it('skips XON and XOFF, also inside automatic status', () => {
    expect(decode(0x11, 0x10, 0x13, 0x00, 0x00, 0x11, 0x0f)).toEqual([{ kind: 'asb', bytes: [0x10, 0x00, 0x00, 0x0f] }])
  })

  it('drops a broken reply and reads the next', () => {
    expect(decode(0x10, 0x00, 0x12)).toEqual([{ kind: 'status', byte: 0x12 }])
    expect(decode(0x37, 0x23, 0x12)).toEqual([
      { kind: 'transmitted', byte: 0x23 },
      { kind: 'status', byte: 0x12 },
    ])
  })
})
