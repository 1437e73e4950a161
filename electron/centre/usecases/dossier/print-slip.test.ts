import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../../shared/api/operations.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, must, payloads } from '../../../testkit/hall.ts'
import { pdfInfo, pdfLines } from '../../../testkit/read-pdf.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre({
    settings: {
      'slip.parent': 'Ủy ban nhân dân phường Mẫu',
      'slip.place': 'Phường Mẫu',
      'centre.name': 'Trung tâm Mẫu',
    },
  })
  desk = await openDossierDesk(centre)
})
afterEach(() => centre.dispose())

async function receipt(): Promise<string> {
  const { slips } = await desk.receive()
  return slips[0]?.id ?? ''
}
const render = (slipId: string, body: Partial<BodyOf<'renderSlip'>> = {}, client = desk.client) =>
  client.call('renderSlip', { params: { slipId }, body: { size: 'A4', ...body } })
const bytes = (pdf: string): Buffer => Buffer.from(pdf, 'base64')

describe('a slip as a page', () => {
  test('TQ-7.2b: says what was received, on the form of the day, for each copy', async () => {
    const slipId = await receipt()
    const customer = must(await render(slipId))
    const lines = pdfLines(bytes(customer.pdf))
    expect(customer).toMatchObject({ copies: ['customer'], name: 'receipt-1-TTPVHCC-BPTNTKQ--customer.pdf' })
    expect(lines).toEqual(
      expect.arrayContaining([
        'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
        '(Liên: Giao khách hàng)',
        'Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Ánh',
        'Thời gian nhận hồ sơ: 08 giờ 00 phút, ngày 25 tháng 11 năm 2026',
        'Mẫu số 01, Phụ lục I, Thông tư số 03/2025/TT-VPCP',
      ]),
    )
    const file = must(await render(slipId, { copy: 'file', size: 'A5' }))
    expect(pdfLines(bytes(file.pdf))).toContain('(Liên: Lưu)')
    expect(pdfInfo(bytes(file.pdf))['Page size']).toMatch(/^419/)
    expect(codeOf(await render(slipId, { copy: 'payer' }))).toBe('BAD_REQUEST')
  })

  test('forms.md §1: gives all copies of the form in one file, for one press', async () => {
    const both = must(await render(await receipt(), { copy: 'all' }))
    const marks = pdfLines(bytes(both.pdf)).filter((line) => line.startsWith('(Liên'))
    expect(both.copies).toEqual(['customer', 'file'])
    expect(marks).toEqual(['(Liên: Giao khách hàng)', '(Liên: Lưu)'])
  })

  test('invariant 6: is the same a month later but for the line below it that counts reprints (KT-5.1d)', async () => {
    const slipId = await receipt()
    const first = must(await render(slipId))
    expect(must(await render(slipId)).pdf).toBe(first.pdf)
    expect(payloads(centre, 'slip.reprinted')).toEqual([])
    centre.clock.advance(30 * 86_400_000)
    const leader = await leaderOf(centre)
    const later = must(await render(slipId, {}, leader))
    const again = must(await render(slipId, { copy: 'all' }, leader))
    expect(pdfLines(bytes(later.pdf))).toEqual([...pdfLines(bytes(first.pdf)), 'In lại lần 1'])
    expect(pdfLines(bytes(again.pdf)).filter((line) => line === 'In lại lần 2')).toHaveLength(2)
    expect(payloads(centre, 'slip.reprinted').map(({ nth }) => nth)).toEqual([1, 2])
  })

  test('forms.md §10.3: one that was cancelled is marked HỦY, the one in its place is not', async () => {
    const { dossiers, slips } = await desk.receive()
    const party = { kind: 'person', name: 'Nguyễn Thị Ánh Tuyết', identity: '001185000123' } as const
    const body = { role: 'filer', party, cause: 'wrong-words' } as const
    must(await desk.client.call('correctParty', { params: { dossierId: dossiers[0]?.id ?? '' }, body }))
    const [before, after] = must(
      await desk.client.call('listSlips', { query: { dossierId: dossiers[0]?.id, page: 1, size: 20 } }),
    ).slips
    expect(before?.id).toBe(slips[0]?.id)
    const old = pdfLines(bytes(must(await render(before?.id ?? '')).pdf))
    const anew = pdfLines(bytes(must(await render(after?.id ?? '')).pdf))
    expect(old).toContain('HỦY')
    expect(old).toContain('Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Ánh')
    expect(anew).not.toContain('HỦY')
    expect(anew).toContain('Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Ánh Tuyết')
  })

  test('keeps nothing of what it said: the answer is not stored to be repeated', async () => {
    await render(await receipt())
    const kept = centre.db.prepare('SELECT * FROM idempotency').all()
    expect(JSON.stringify(kept)).not.toContain('JVBERi')
  })
})
