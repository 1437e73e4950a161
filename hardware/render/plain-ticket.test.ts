import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareText, columnsOf } from '../plain-paper.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'
import { plainTicket } from './plain-ticket.ts'

const textOf = (changes: Parameters<typeof sampleSlip>[0], qr: string | null = null): string[] =>
  plainTicket(sampleSlip(changes), qr, 576).parts.map((part) =>
    part.kind === 'line' ? part.text : `<${part.content}>`,
  )

describe('text without accents', () => {
  it.each([
    ['Đất đai, xây dựng – “môi trường”…', 'Dat dai, xay dung - "moi truong"...'],
    ['Ẵ ễ ộ ữ ỵ'.normalize('NFD'), 'A e o u y'],
    ['50.000 ₫ 漢', '50.000 d ?'],
  ])('%s', (text, bare) => expect(bareText(text)).toBe(bare))

  it('is always letters that every printer has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bareText(text)).toMatch(/^[\x20-\x7e]*$/)
      }),
    )
  })
})

describe('a plain ticket', () => {
  it('says what a citizen needs', () => {
    const lines = textOf({}, SAMPLE_QR)
    expect(lines).toEqual(expect.arrayContaining(['SO THU TU', 'A015', 'Uu tien', 'Con 12 nguoi phia truoc']))
    expect(lines).toContain(`<${SAMPLE_QR}>`)
    expect(lines).toContain('Quet ma de theo doi luot cua ong/ba')
  })

  it('names itself a copy, and asks nobody to read a code that is not there', () => {
    const lines = textOf({ copy: 2, footer: '', demo: false, priority: false })
    expect(lines[0]).toBe('IN LAI')
    expect(lines.join(' ')).not.toMatch(/Quet ma|Uu tien|trinh dien/)
  })

  it('never runs over the edge of the paper, whatever it says', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(words, words, fc.constantFrom(576, 512, 384), (serviceName, centreName, width) => {
        const { parts } = plainTicket(sampleSlip({ serviceName, centreName }), null, width)
        const beyond = parts.filter((part) => part.kind === 'line' && part.text.length > columnsOf(width, part.wide))
        expect(beyond).toEqual([])
      }),
    )
  })
})
