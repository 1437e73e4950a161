import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import { codeOf, emptyRow, moved, withCodes } from './rows.ts'
import { shapeOf } from './shape.ts'

test('a code reads like its words', () => {
  expect(codeOf('Giải lao', [])).toBe('giai-lao')
  expect(codeOf('Giải lao', ['giai-lao'])).toBe('giai-lao-2')
  expect(codeOf('3 tháng', [])).toBe('thang')
})

test('any words give codes that the settings take, each once, and old rows keep theirs', () => {
  const text = fc.string({ minLength: 1, maxLength: 120 }).filter((words) => words.trim() !== '')
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 10 }), (texts) => {
      const old = { code: 'break', text: 'Giải lao', for: ['pause'] }
      const rows = withCodes([...texts.map((words) => ({ text: words, for: ['hold'] })), old], new Set(['break']))
      const read = SETTINGS['desk.reasons'].parse(rows)
      expect(new Set(read.map(({ code }) => code)).size).toBe(rows.length)
      expect(read.at(-1)).toEqual(old)
    }),
    { numRuns: 60 },
  )
})

test('rows move and begin empty', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  const halls = shapeOf(SETTINGS['voice.halls'])
  expect(halls.kind === 'rows' && emptyRow(halls.fields)).toEqual({ speakers: [], counterIds: [] })
})
