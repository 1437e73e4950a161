import { describe, expect, it } from 'vitest'
import type { Slip } from '../../../shared/domain/slips/slip.ts'
import { longReceipt, sampleSlipOf } from '../../../shared/testkit/sample-slips.ts'
import { pdfFonts, pdfInfo, pdfLines } from '../../testkit/read-pdf.ts'
import { KIND_CASES, paperOf } from '../../testkit/slip-cases.ts'
import { drawPdf } from './draw-pdf.ts'
import { readSlipFonts } from './slip-fonts.ts'

const fonts = readSlipFonts()
const receipt = sampleSlipOf('receipt')
const draw = (choice: Parameters<typeof paperOf>[0]['choice'], size: 'A4' | 'A5' = 'A4', slip: Slip = receipt) =>
  drawPdf([paperOf({ slip, choice })], size, slip.issuedAt, fonts)
const CUSTOMER = { copy: 'customer', cancelled: false } as const

describe('the file of a slip', () => {
  it('has the same bytes whenever it is printed, whatever was printed before it', async () => {
    const first = await draw(CUSTOMER)
    await Promise.all(KIND_CASES.map((one) => drawPdf([paperOf(one)], 'A5', one.slip.issuedAt, fonts)))
    expect((await draw(CUSTOMER)).equals(first)).toBe(true)
    // Fonts are shared by all pages: what they keep of one must not leave holes in the words of the next.
    expect(pdfLines(await draw({ copy: 'file', cancelled: false })).join(' ')).toContain('HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ')
  })

  it('differs between copies only in the words of the copy', async () => {
    const customer = pdfLines(await draw(CUSTOMER))
    const file = pdfLines(await draw({ copy: 'file', cancelled: false }))
    expect(customer.filter((line) => !file.includes(line))).toEqual(['(Liên: Giao khách hàng)'])
    expect(file.filter((line) => !customer.includes(line))).toEqual(['(Liên: Lưu)'])
  })

  it('says HỦY when it was cancelled, and all that it said before', async () => {
    const valid = pdfLines(await draw(CUSTOMER))
    const cancelled = pdfLines(await draw({ ...CUSTOMER, cancelled: true })).join('\n')
    expect(cancelled).toContain('\nHỦY\n')
    expect(valid.join('\n')).not.toContain('HỦY')
    expect(cancelled).toContain('Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 02 tháng 12 năm 2026')
  })

  it('carries its fonts as subsets, and names itself for archives and screen readers', async () => {
    const pdf = await draw(CUSTOMER)
    const lines = pdfFonts(pdf)
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/^[A-Z]{6}\+Tinos\S* +CID TrueType +Identity-H +yes yes yes/)
    expect(pdfInfo(pdf)).toMatchObject({
      Title: `GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ ${receipt.number}`,
      Author: receipt.issuer.name,
      Tagged: 'yes',
    })
    expect(pdf.toString('latin1')).toContain('pdfaid')
  })

  it('is of the size that was asked for', async () => {
    expect(pdfInfo(await draw(CUSTOMER))['Page size']).toMatch(/^595\.\d+ x 841\.\d+ pts \(A4\)/)
    expect(pdfInfo(await draw(CUSTOMER, 'A5'))['Page size']).toMatch(/^419\.\d+ x 595\.\d+ pts/)
    expect(pdfInfo(await draw({ ...CUSTOMER, copy: 'original' }, 'A4', sampleSlipOf('book')))['Page size']).toMatch(
      /^841\.\d+ x 595\.\d+ pts/,
    )
  })
})

describe('a long list of components', () => {
  it('goes on over pages with its head and their number on each, and loses none', async () => {
    const pdf = await draw(CUSTOMER, 'A4', longReceipt(60))
    const pages = Number(pdfInfo(pdf)['Pages'])
    const lines = pdfLines(pdf)
    expect(pages).toBeGreaterThan(3)
    for (let page = 1; page <= pages; page++) expect(lines).toContain(`Số: ${receipt.number} – Trang ${page}/${pages}`)
    for (let no = 1; no <= 60; no++) expect(lines.filter((line) => line.includes(`Văn bản số ${no} `))).toHaveLength(1)
    expect(lines.filter((line) => line.endsWith('Số lượng')).length).toBeGreaterThanOrEqual(pages - 1)
  })
})
