import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeIpp, encodeIpp, groupsOf, VALUE_TAGS } from './ipp-message.ts'
import type { IppAttribute, ValueTag } from './ipp-message.ts'

const numbers = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const attribute = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    fc.constantFrom(...(Object.keys(VALUE_TAGS) as ValueTag[])),
  )
  .chain(([name, tag]) => {
    const numeric = tag === 'integer' || tag === 'enum'
    const value: fc.Arbitrary<string | number | boolean> =
      tag === 'boolean' ? fc.boolean() : numeric ? numbers : fc.string({ unit: 'grapheme' })
    return fc.array(value, { minLength: 1, maxLength: 4 }).map((values): IppAttribute => [name, tag, ...values])
  })
const attributes = fc.uniqueArray(attribute, { maxLength: 6, selector: ([name]) => name })

it('what is written is read again, with the document behind it', () => {
  fc.assert(
    fc.property(
      attributes,
      attributes,
      fc.uint8Array({ maxLength: 50 }),
      fc.integer({ min: 0, max: 0x7fff }),
      (a, b, data, code) => {
        const read = decodeIpp(
          encodeIpp(
            code,
            7,
            [
              ['operation', a],
              ['job', b],
            ],
            data,
          ),
        )
        expect([read.code, read.requestId, Buffer.from(read.data)]).toEqual([code, 7, Buffer.from(data)])
        const expected = (all: readonly IppAttribute[]) => new Map(all.map(([name, , ...values]) => [name, values]))
        expect([groupsOf(read, 'operation'), groupsOf(read, 'job')]).toEqual([[expected(a)], [expected(b)]])
      },
    ),
  )
})

/** Why bytes are refused; empty when they are read. */
function refusal(bytes: Uint8Array): string {
  try {
    decodeIpp(bytes)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

it('bytes of strangers are read or refused, and end', () => {
  const head = [1, 1, 0, 0, 0, 0, 0, 1]
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      expect(refusal(Uint8Array.from([...head, ...noise]))).toMatch(/^($|IPP: )/)
    }),
  )
})

it('reads ranges, words with their language and collections, also in collections', () => {
  const hex = [
    '0101000000000001' + '04',
    '33 0006 726164697573 0008 00000002 00000009',
    '36 0004 6e616d65 000a 0002 7669 0004 4dc3a179',
    '34 0005 6d65646961 0000' +
      '4a 0000 0004 73697a65' +
      '34 0000 0000' +
      '4a 0000 0001 78' +
      '21 0000 0004 00005208' +
      '37 0000 0000' +
      '37 0000 0000',
    '13 0004 6e6f6e65 0000' + '03',
  ]
  const [printer] = groupsOf(decodeIpp(Buffer.from(hex.join('').replaceAll(' ', ''), 'hex')), 'printer')
  expect(printer).toEqual(
    new Map<string, unknown>([
      ['radius', [{ lower: 2, upper: 9 }]],
      ['name', ['Máy']],
      ['media', [new Map([['size', [new Map([['x', [21_000]]])]]])]],
      ['none', []],
    ]),
  )
})
