import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodeFramer } from './frame-codes.ts'

const CARD = '001085000123||NGUYỄN VĂN AN|01021985|Nam|Số 1, Phố Thử, Phường Mẫu, Hà Nội|10052021'
const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')

describe('a code that ends with a sign', () => {
  it('is whole wherever the line cuts it, and each of several is told once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(CARD, 'http://x/phone/#abc', 'A'), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\r', '\n', '\r\n'),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (codes, sign, lengths) => {
          const all = bytes(codes.map((code) => code + sign).join(''))
          const framer = createCodeFramer('line')
          const heard: string[] = []
          for (let at = 0, n = 0; at < all.length; n++) {
            const length = lengths[n % lengths.length] ?? 1
            heard.push(...framer.push(all.subarray(at, at + length)))
            at += length
          }
          expect(heard).toEqual(codes)
          expect(framer.rest()).toBeNull()
        },
      ),
    )
  })

  it('is none when silence tears it', () => {
    const framer = createCodeFramer('line')
    expect(framer.push(bytes(CARD.slice(0, 30)))).toEqual([])
    expect(framer.rest()).toBeNull()
    expect(framer.push(bytes('A015\r'))).toEqual(['A015'])
  })
})

describe('a code that silence ends', () => {
  it('is told when nothing more comes', () => {
    const framer = createCodeFramer('silence')
    expect(framer.push(bytes(CARD))).toEqual([])
    expect(framer.rest()).toBe(CARD)
    expect(framer.rest()).toBeNull()
  })
})

describe('what stands around a code', () => {
  it.each([
    ['\u0002A015\u0003\r', 'A015'],
    [']Q1http://x/phone/#a\r', 'http://x/phone/#a'],
    ['\ufeffA015\r', 'A015'],
    [`${CARD.normalize('NFD')}\r`, CARD],
  ])('%j', (sent, code) => expect(createCodeFramer('line').push(bytes(sent))).toEqual([code]))

  it('is no code: empty lines, noise without an end, bytes that are no text', () => {
    const framer = createCodeFramer('line')
    expect(framer.push(bytes('\r\n\r\n'))).toEqual([])
    expect(framer.push(bytes(`${'x'.repeat(3_000)}\rA015\r`))).toEqual(['A015'])
    expect(framer.push(Uint8Array.of(0xff, 0xfe, 0x41, 0x0d))).toEqual([])
  })
})
