import { describe, expect, it } from 'vitest'
import { composeSlip } from '../../../shared/domain/slips/compose.ts'
import type { AnyFacts, FactNames } from '../../../shared/domain/slips/facts/facts.ts'
import { FACT_NAMES, factsOf } from '../../../shared/domain/slips/facts/slip-facts.ts'
import type { SlipPaper } from '../../../shared/domain/slips/paper.ts'
import { sampleSlipOf, sharedReceipt } from '../../../shared/testkit/sample-slips.ts'
import { KIND_CASES, OTHER_CASES, paperOf } from '../../testkit/slip-cases.ts'
import { loadSlipTemplates } from './load-templates.ts'
import { codeMaker } from './make-codes.ts'

const CHOICE = { copy: 'original', cancelled: false } as const

/** Every word of a paper, a line for each field. */
function linesOf({ blocks }: SlipPaper): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'fields') return block.fields.map(({ label, value }) => `${label} ${value}`.trim())
    if (block.type === 'text' || block.type === 'heading') return [block.text]
    if (block.type === 'codes') return [`${block.label} ${block.code}`]
    if (block.type === 'list') return block.items
    if (block.type === 'table') return block.rows.map((cells) => cells.join(' | '))
    return block.places.map(({ title }) => title.replaceAll('\u00A0', ' '))
  })
}

function namesOf(facts: AnyFacts): unknown {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'string' ? true : value[0] ? namesOf(value[0]) : 'empty',
  ])
  return Object.fromEntries(entries)
}
const withoutEmpty = (names: FactNames, found: unknown): unknown =>
  Object.fromEntries(
    Object.entries(names).map(([name, value]) => {
      const own = (found as Record<string, unknown>)[name]
      return [name, own === 'empty' ? 'empty' : value === true ? true : withoutEmpty(value, own)]
    }),
  )

it.each(KIND_CASES)('$name: knows the facts that its templates may name, and no others', ({ slip }) => {
  const found = namesOf(factsOf(slip))
  expect(found).toEqual(withoutEmpty(FACT_NAMES[slip.kind], found))
})

describe('Mẫu 01 (forms.md §2)', () => {
  it('has its labels in the order of the form', () => {
    const lines = linesOf(paperOf({ slip: sampleSlipOf('receipt'), choice: CHOICE }))
    const order = [
      'Mã hồ sơ:',
      'Trung tâm Phục vụ hành chính công',
      'Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức:',
      'Số định danh cá nhân/tổ chức:',
      'Địa chỉ:',
      'Số điện thoại:',
      'Email:',
      'Nội dung yêu cầu giải quyết:',
      'Thành phần hồ sơ nộp gồm:',
      'Số lượng hồ sơ: 01 (bộ)',
      'Thời gian giải quyết hồ sơ theo quy định là: 07 ngày làm việc',
      'Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 23 tháng 11 năm 2026',
      'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 02 tháng 12 năm 2026',
      'Đăng ký nhận kết quả tại:',
      'Vào Sổ theo dõi hồ sơ, Quyển số: 02',
      'Số thứ tự: 148',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
    ]
    const places = order.map((label) => lines.findIndex((line) => line.startsWith(label)))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('shows who gave the power, and the owner, only where there is one', () => {
    const own = linesOf(paperOf({ slip: sampleSlipOf('receipt'), choice: CHOICE })).join('\n')
    expect(own).not.toMatch(/ủy quyền|Chủ hồ sơ/)
    const other = linesOf(paperOf({ slip: sharedReceipt(), choice: CHOICE })).join('\n')
    expect(other).toContain('Người ủy quyền:\nHọ và tên: Hoàng Văn E')
    expect(other).toContain('Giấy tờ ủy quyền: Giấy ủy quyền lập ngày 20/11/2026')
    expect(other).toContain('Nguyễn Văn A (nộp theo ủy quyền)')
    expect(other).toContain('Chủ hồ sơ: Hoàng Văn E')
  })

  it('puts several dossiers of one visit on one paper, each with its code and times', () => {
    const { blocks } = paperOf({ slip: sharedReceipt(), choice: CHOICE })
    const codes = blocks.flatMap((block) => (block.type === 'codes' ? [block.code] : []))
    expect(codes).toEqual(['H56.14-261123-0015', 'H56.14-261123-0016'])
    expect(blocks.filter(({ type }) => type === 'heading')).toEqual([
      { type: 'heading', text: 'Hồ sơ 1/2' },
      { type: 'heading', text: 'Hồ sơ 2/2' },
    ])
  })
})

describe('a paper', () => {
  it('forms.md §4: exists without a dossier code, with room for one and no bars', () => {
    const { blocks } = paperOf({ slip: sampleSlipOf('refusal'), choice: CHOICE })
    expect(blocks.some(({ type }) => type === 'codes')).toBe(false)
    expect(blocks).toContainEqual({
      type: 'fields',
      fields: [{ label: 'Mã hồ sơ (nếu có):', value: '', strong: false }],
    })
  })

  it('forms.md §7.1: has room for four hand-overs, and for all where there were more', () => {
    const rows = (hops: number): number => {
      const { hops: two } = sampleSlipOf('control').content
      const slip = sampleSlipOf('control', {
        hops: Array.from({ length: hops }, (_, at) => two[at % 2] ?? two[0]).filter((hop) => hop !== undefined),
      })
      const table = paperOf({ slip, choice: CHOICE }).blocks.find((block) => block.type === 'table')
      return table?.rows.length ?? 0
    }
    expect([rows(0), rows(1), rows(4), rows(9)]).toEqual([4, 4, 4, 9])
  })

  it('leaves room for a pen in a sentence where nothing is known', () => {
    const slip = sampleSlipOf('supplement', { contact: { name: '', phone: '' } })
    expect(linesOf(paperOf({ slip, choice: CHOICE })).join('\n')).toContain(
      'Ông/Bà liên hệ với ……………… số điện thoại ……………… để được hướng dẫn./.',
    )
    const bare = sampleSlipOf('receipt', {}, { issuer: { hotline: '', website: '', place: '' } })
    expect(linesOf(paperOf({ slip: bare, choice: CHOICE })).join('\n')).not.toMatch(/Tra cứu tại|[Hh]ỗ trợ:/)
  })

  it('takes words of people as words: braces, control signs and decomposed letters do no harm', () => {
    const reason = 'Thiếu {issuer} \u0007giấy\u00A0tờ\r\nbản sao'.normalize('NFD')
    const lines = linesOf(paperOf({ slip: sampleSlipOf('refusal', { reason }), choice: CHOICE }))
    expect(lines).toContain('Thiếu {issuer} giấy tờ\nbản sao')
  })

  it('is the same for the same slip, and never the form of another day', () => {
    for (const one of [...KIND_CASES, ...OTHER_CASES]) expect(paperOf(one)).toEqual(paperOf(structuredClone(one)))
    const old = sampleSlipOf('receipt', {}, { at: '2025-09-14T08:00' })
    expect(paperOf({ slip: old, choice: CHOICE }).cite).toContain('01/2018')
    const template = loadSlipTemplates().find(sampleSlipOf('refusal'))
    expect(() => template && composeSlip(template, old, CHOICE, codeMaker)).toThrow(/a template of refusal/)
  })
})

describe('codes', () => {
  it('are left out where a code cannot be written in them', () => {
    expect(codeMaker.bars('Mã hồ sơ')).toBeNull()
    expect(codeMaker.bars('')).toBeNull()
    expect(codeMaker.qr('')).toBeNull()
    expect(codeMaker.qr('x'.repeat(301))).toBeNull()
  })
  it('are squares of dark and light, and bars that begin and end dark', () => {
    const qr = codeMaker.qr('H56.14-261123-0015') ?? []
    expect(qr.every((row) => row.length === qr.length && /^[01]+$/.test(row))).toBe(true)
    expect((codeMaker.bars('H56.14-261123-0015') ?? []).length % 2).toBe(1)
  })
})
