import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../../bitmap.ts'
import { createEscposParser } from '../../simulators/escpos-parser.ts'
import { anyBitmap } from '../../testkit/bitmaps.ts'
import { createReplyDecoder } from './decode-replies.ts'
import { PLAIN_DIALECT } from './dialect.ts'
import { encodeTicket } from './encode-ticket.ts'
import { createJobBuilder } from './node-thermal-builder.ts'
import { withoutRealTimeBytes } from './real-time-guard.ts'

const STYLE = { dialect: PLAIN_DIALECT, confirmation: 'mark', mark: '0042' } as const

/** The rows that a printer makes of a job. */
function printed(bytes: Uint8Array, width: number): { rows: Uint8Array; ends: string[] } {
  const parser = createEscposParser()
  parser.push(bytes)
  const rows: number[] = []
  const ends: string[] = []
  for (let operation = parser.next(); operation; operation = parser.next()) {
    if (operation.kind === 'row') rows.push(...operation.bytes)
    else if (operation.kind === 'feed') rows.push(...new Uint8Array((operation.units * width) / 8))
    else if (operation.kind !== 'nothing') ends.push(operation.kind)
  }
  expect(parser.buffered()).toBe(0)
  return { rows: Uint8Array.from(rows), ends }
}

const dangerous = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00, 0xff)
const dangerousBitmap: fc.Arbitrary<Bitmap> = fc.array(dangerous, { minLength: 8, maxLength: 400 }).map((bytes) => ({
  width: 64,
  height: Math.floor(bytes.length / 8),
  rows: Uint8Array.from(bytes.slice(0, bytes.length & ~7)),
}))

describe('a ticket job', () => {
  it('prints exactly its bitmap, then cuts, then tells its mark', () => {
    fc.assert(
      fc.property(anyBitmap(64), (bitmap) => {
        const { rows, ends } = printed(encodeTicket(bitmap, STYLE).bytes, 64)
        expect(rows).toEqual(withoutRealTimeBytes(bitmap).rows)
        expect(ends).toEqual(['reset', 'motion', 'auto-status', 'cut', 'mark'])
      }),
    )
  })

  it('never holds a command that a printer obeys at once', () => {
    fc.assert(
      fc.property(fc.oneof(dangerousBitmap, anyBitmap(64)), (bitmap) => {
        const { bytes } = encodeTicket(bitmap, { ...STYLE, mark: '9999' })
        const pair = bytes.findIndex((byte, i) => byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[i + 1] ?? 0))
        expect(pair).toBe(-1)
      }),
    )
  })

  it('changes at most one dot of a byte for that, and none elsewhere', () => {
    fc.assert(
      fc.property(dangerousBitmap, (bitmap) => {
        const { rows } = withoutRealTimeBytes(bitmap)
        const expected = bitmap.rows.map((byte, i) => {
          const pair = byte === 0x10 && [0x04, 0x05, 0x14].includes(bitmap.rows[i + 1] ?? 0)
          return pair && (rows[i] === 0x00 || rows[i] === 0x11) ? (rows[i] ?? 0) : pair ? 0xee : byte
        })
        expect(rows).toEqual(expected)
      }),
    )
  })
})

describe('the builder on node-thermal-printer', () => {
  it('gives exactly the bytes that it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (parts) => {
        const builder = createJobBuilder()
        for (const part of parts) builder.add(part)
        expect(builder.bytes()).toEqual(Uint8Array.from(parts.flatMap((part) => [...part])))
      }),
    )
  })
})

describe('the reply decoder', () => {
  const reply = fc.oneof(
    fc.constantFrom([0x12], [0x1a], [0x7e], [0x16]),
    fc.constantFrom([0x10, 0x00, 0x00, 0x0f], [0x18, 0x00, 0x0c, 0x0f], [0x38, 0x00, 0x00, 0x00]),
    fc.constantFrom([0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00], [0x37, 0x22, 0x37, 0x22, 0x20, 0x30, 0x00]),
    fc.constantFrom([0x00], [0x03], [0x5f, 0x45, 0x50, 0x53, 0x4f, 0x4e, 0x00]),
  )

  it('finds every reply, wherever the stream is cut and whatever flow control stands between', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 20 }), fc.array(fc.nat(60)), fc.nat(100), (replies, cuts, xon) => {
        const bytes: number[] = replies.flat()
        const whole = createReplyDecoder()(Uint8Array.from(bytes))
        expect(whole).toHaveLength(replies.length)
        const stream = bytes.toSpliced(xon, 0, 0x13, 0x11)
        const decode = createReplyDecoder()
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), stream.length]
        const inPieces = bounds.flatMap((from, i) => decode(Uint8Array.from(stream.slice(from, bounds[i + 1] ?? from))))
        expect(inPieces).toEqual(whole)
      }),
    )
  })

  it('survives any noise and finds a status byte after it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        const decode = createReplyDecoder()
        decode(noise)
        // The longest reply that noise can have begun: text, ended by its zero.
        decode(new Uint8Array(8))
        expect(decode(Uint8Array.of(0x12))).toEqual([{ kind: 'status', byte: 0x12 }])
      }),
    )
  })
})
