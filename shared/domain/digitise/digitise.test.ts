import { describe, expect, test } from 'vitest'
import { contentTypeOf } from './content-type.ts'
import { digitalName } from './file-name.ts'
import { digitalPart, readPart, whyNothing } from './parts.ts'
import type { DigitisedLine } from './parts.ts'

const line = (more: Partial<DigitisedLine> = {}): DigitisedLine => ({
  originals: 1,
  certified: 0,
  copies: 0,
  electronic: 0,
  mark: null,
  ...more,
})
const DIRECT = { channel: 'direct', isSecret: false }

describe('what is digitised (TV-3.2b; TT 03/2025/TT-VPCP Điều 5)', () => {
  test.each([
    ['an original', line(), DIRECT, null],
    ['a certified copy', line({ originals: 0, certified: 2 }), DIRECT, null],
    ['what came by post', line(), { channel: 'postal', isSecret: false }, null],
    ['what came online', line(), { channel: 'online', isSecret: false }, 'online'],
    ['what was only shown', line({ mark: 'presented' }), DIRECT, 'presented'],
    ['what was re-used from a database (TV-3.2a)', line({ mark: 'reused' }), DIRECT, 'reused'],
    ['what is electronic already', line({ originals: 0, electronic: 1 }), DIRECT, 'electronic'],
    ['nothing', line({ originals: 0 }), DIRECT, 'no-paper'],
    ['anything of a secret procedure (TQ-4.5)', line(), { channel: 'direct', isSecret: true }, 'secret-procedure'],
  ])('%s: %j', (_, one, of, why) => {
    expect(whyNothing(one, of)).toBe(why)
  })
})

describe('names of files (TT 01/2023/TT-VPCP Điều 8)', () => {
  test.each([
    ['c2', null, 'H42.12-261125-0001_TP02.pdf'],
    ['c12', null, 'H42.12-261125-0001_TP12.pdf'],
    ['r', null, 'H42.12-261125-0001_KQ.pdf'],
    ['sabc', { kind: 'apology', number: '15/PXL-TTPVHCC' }, 'H42.12-261125-0001_XL_15-PXL-TTPVHCC.pdf'],
  ])('%s %j: %s', (part, slip, name) => {
    expect(digitalName('H42.12-261125-0001', part, slip)).toBe(name)
    expect(digitalPart.safeParse(part).success).toBe(true)
  })

  test('files of a dossier lie in the order of its papers', () => {
    const names = [1, 2, 9, 10, 11].map((no) => digitalName('H42.12-261125-0001', `c${no}`))
    expect(names.toSorted()).toEqual(names)
  })

  test.each(['', 'c', 'c0', 'c01', 'x1', 'r1', 's', 'c99999', 's../x'])('%j is no part', (part) => {
    expect(digitalPart.safeParse(part).success).toBe(false)
  })

  test('a part says what it is of', () => {
    expect([readPart('c7'), readPart('r'), readPart('s1-2')]).toEqual([
      { kind: 'component', no: 7 },
      { kind: 'result' },
      { kind: 'slip', slipId: '1-2' },
    ])
  })
})

test.each([
  ['%PDF-1.4', 'pdf'],
  ['\xff\xd8\xff\xe0', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['II*\0', 'tiff'],
  ['MZ\x90\0', 'program'],
  ['PK\x03\x04', 'program'],
  [' %PDF-1.4', 'other'],
  ['<html>', 'other'],
  ['', 'other'],
])('a file that begins with %j is: %s', (head, type) => {
  expect(contentTypeOf(Buffer.from(head, 'latin1'))).toBe(type)
})
