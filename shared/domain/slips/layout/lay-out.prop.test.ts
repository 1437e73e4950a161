import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SlipPaper } from '../paper.ts'
import { layOut } from './lay-out.ts'
import { pageSheet, rollSheet } from './sheet.ts'
import type { Ink, Layout, Mark, Sheet } from './sheet.ts'

/** Letters of one width: what is laid out right for them is laid out right for any letters. */
const ink: Ink = { width: (text, { size }) => text.length * size * 0.52 }
const SHEETS: readonly Sheet[] = [
  pageSheet('A4', false),
  pageSheet('A4', true),
  pageSheet('A5', false),
  pageSheet('A5', true),
  rollSheet(576),
  rollSheet(384),
]
const sheet = fc.constantFrom(...SHEETS)
const word = fc.string({
  unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyẵểỗựỲ0123456789-/@.,'.split('')),
  minLength: 1,
  maxLength: 60,
})
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(' '))
const line = words(30)

const columns = fc.integer({ min: 2, max: 8 }).chain((count) =>
  fc.array(
    fc.record({ head: words(4), group: fc.constantFrom('', '', 'Số lượng'), share: fc.integer({ min: 4, max: 40 }) }),
    {
      minLength: count,
      maxLength: count,
    },
  ),
)
const table = columns.chain((heads) =>
  fc.record({
    rows: fc.array(fc.array(fc.oneof(line, fc.constant('')), { minLength: heads.length, maxLength: heads.length }), {
      maxLength: 12,
    }),
    signs: fc.constantFrom(null, ['Người giao', 'Người nhận'] as [string, string]),
    columns: fc.constant(heads.map((head, at) => ({ ...head, align: 'left' as const, lead: at === 1 }))),
  }),
)
const field = fc.record({ label: words(5), value: fc.oneof(line, fc.constant('')), strong: fc.boolean() })
const block: fc.Arbitrary<SlipPaper['blocks'][number]> = fc.oneof(
  fc.array(field, { minLength: 1, maxLength: 3 }).map((fields) => ({ type: 'fields' as const, fields })),
  fc.record({
    type: fc.constant('text' as const),
    text: words(200),
    style: fc.constantFrom('plain', 'strong', 'italic', 'centre'),
  }),
  fc.record({ type: fc.constant('heading' as const), text: line }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(line, { maxLength: 15 }) }),
  table.map((one) => ({ type: 'table' as const, ...one })),
  fc.record({
    type: fc.constant('codes' as const),
    label: words(2),
    code: word,
    bars: fc.constantFrom(
      null,
      Array.from({ length: 91 }, () => 2),
    ),
    qr: fc.constantFrom(
      null,
      Array.from({ length: 33 }, () => '10'.repeat(17).slice(0, 33)),
    ),
    lines: fc.array(line, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('signatures' as const),
    places: fc.array(fc.record({ onBehalf: words(3), title: words(5), hint: words(5), name: words(4) }), {
      minLength: 1,
      maxLength: 3,
    }),
    sentTo: fc.array(line, { maxLength: 3 }),
  }),
)
const paper: fc.Arbitrary<SlipPaper> = fc.record({
  landscape: fc.constant(false),
  ...{
    parent: line,
    office: line,
    number: word,
    dateLine: words(8),
    title: words(12),
    under: words(6),
    copy: words(3),
  },
  cancelled: fc.boolean(),
  blocks: fc.array(block, { minLength: 1, maxLength: 12 }),
  ...{ cite: line, motto: line },
  reprint: fc.constantFrom('In lại lần 1', 'In lại lần 120'),
})

type Text = Extract<Mark, { type: 'text' }>
const textsOf = ({ pages }: Layout): Text[][] =>
  pages.map(({ marks }) => marks.filter((mark): mark is (typeof marks)[number] & Text => mark.type === 'text'))

/** The number of a page and the mark of a reprint: they stand in the lower margin. */
const isBelow = ({ text }: Text): boolean => /– Trang \d+\/\d+$|^In lại lần \d+$/.test(text)

/** Whether two texts stand on each other: their letters, not the space between their lines. */
function overlap(a: Text, b: Text): boolean {
  const beside = a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a]
  return !beside && lower.y - lower.size * 0.75 < upper.y - 0.01
}

describe('whatever a slip says, on every paper', () => {
  it('no text stands outside of the margins, and none over another', () => {
    fc.assert(
      fc.property(paper, sheet, (one, on) => {
        const layout = layOut(one, on, ink)
        const [left, right] = [on.margin.left - 0.5, on.width - on.margin.right + 1]
        for (const texts of textsOf(layout)) {
          for (const [at, text] of texts.entries()) {
            expect(text.x).toBeGreaterThanOrEqual(left)
            expect(text.x + text.width).toBeLessThanOrEqual(right)
            const lowest = isBelow(text) ? layout.height : layout.height - on.margin.bottom
            expect(text.y, `“${text.text}”`).toBeLessThanOrEqual(lowest)
            for (const other of texts.slice(at + 1))
              if (overlap(text, other)) throw new Error(`“${text.text}” under “${other.text}”`)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('every word of a paragraph is there, in its order, over however many pages', () => {
    fc.assert(
      fc.property(words(900), sheet, (text, on) => {
        const body = { type: 'text', text, style: 'plain' } as const
        const bare = { parent: '', number: '1', dateLine: '', title: 'T', under: '', copy: '', cite: '', motto: '' }
        const one: SlipPaper = { ...bare, office: '', landscape: false, cancelled: false, blocks: [body] }
        const read = textsOf(layOut(one, on, ink)).flatMap((texts) =>
          texts.filter(({ text: said }) => !said.startsWith('Số: ')),
        )
        const whole = read
          .map(({ text: said }) => said)
          .join('')
          .replace(/\s/g, '')
        expect(whole).toContain(text.replace(/\s/g, ''))
      }),
      { numRuns: 60 },
    )
  })

  it('is the same for the same paper', () => {
    fc.assert(
      fc.property(paper, sheet, (one, on) => {
        expect(layOut(one, on, ink)).toEqual(layOut(structuredClone(one), on, ink))
      }),
      { numRuns: 20 },
    )
  })
})
