import { describe, expect, it } from 'vitest'
import { asciiFrame } from './ascii-frame.ts'
import { customerDisplay } from './customer-display.ts'
import { digitModule } from './digit-module.ts'
import { fitText } from './display-protocol.ts'
import { fourByte } from './four-byte.ts'
import { frame } from './modbus-frame.ts'

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ')
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

describe('frames as the manuals print them (hardware.md §5.1)', () => {
  it.each([
    ['DM56A04, "A015" at 1', digitModule(4).show(1, 'A015'), '01 10 00 00 00 04 08 00 41 00 30 00 31 00 35 36 A2'],
    ['EDI, "1234" at 01', asciiFrame(4).show(1, '1234'), '02 30 31 31 32 33 34 03'],
    ['four bytes, 999 at 5', fourByte.show(5, '999'), '05 03 E7 EF'],
  ])('%s', (_name, sent, wanted) => expect(hex(sent)).toBe(wanted))

  it('writes both lines of a customer display and leaves the line mode first', () => {
    const text = Buffer.from(customerDisplay(false).show(0, 'A015')).toString('latin1')
    expect(text).toBe('\x18\x0c\x1bQA       MOI SO       \r\x1bQB        A015        \r')
    expect(Buffer.from(customerDisplay(true).show(0, '')).toString('latin1')).toBe('\x1b=\x02\x18\x0c')
  })
})

describe('the answer of a Modbus display', () => {
  const protocol = digitModule(4)
  const sent = protocol.show(1, 'A015')
  const answer = bytes('01 10 00 00 00 04 C1 CA')
  const hear = (heard: Uint8Array) => protocol.hear?.(sent, heard)

  it('is good when it is whole', () => {
    expect(hear(answer)).toBe('good')
    for (let n = 0; n < answer.length; n++) expect(hear(answer.subarray(0, n))).toBe('more')
  })
  it.each([
    ['another address', frame([2, 0x10, 0, 0, 0, 4])],
    ['an exception', frame([1, 0x90, 2])],
    ['a broken checksum', bytes('01 10 00 00 00 04 C1 CB')],
    ['too much', Uint8Array.from([...answer, 0])],
  ])('is bad with %s', (_name, heard) => expect(hear(heard)).toBe('bad'))
})

describe('a number on a display', () => {
  it.each([
    ['A015', digitModule(6), 'A015'],
    ['Đ1024', digitModule(6), 'D1024'],
    ['A1024', digitModule(4), '1024'],
    ['A015', asciiFrame(3), '015'],
    ['B1205', fourByte, '205'],
    ['', fourByte, ''],
  ])('%s', (number, { capabilities }, text) => expect(fitText(number, capabilities)).toBe(text))
})
