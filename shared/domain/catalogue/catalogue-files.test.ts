import { describe, expect, test } from 'vitest'
import { feeFindings } from './read-fee.ts'
import { readComponents } from './read-components.ts'
import { readLimit } from './read-limit.ts'
import { findHeads, readTable } from './read-table.ts'
import type { Finding } from './finding.ts'

describe('time limits in words', () => {
  test.each([
    ['5 ngày làm việc', 5, 'working-day'],
    ['05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ', 5, 'working-day'],
    ['03 ngày', 3, 'day'],
    ['Không quá 15 ngày', 15, 'day'],
    ['Trong thời hạn 10 ngày làm việc, kể từ ngày nhận đủ hồ sơ.', 10, 'working-day'],
    ['Trong ngày', null, 'same-day'],
    ['Ngay trong ngày làm việc', null, 'same-day'],
    ['Trong ngày; nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo', null, 'same-day'],
    ['08 giờ làm việc', 8, 'hour'],
    ['02 tháng', 2, 'month'],
    ['3,5 ngày làm việc', 3.5, 'working-day'],
  ])('%s', (text, amount, unit) => {
    expect(readLimit(text)).toEqual({ amount, unit, isRead: true })
  })

  test('days more in difficult areas are kept apart', () => {
    expect(readLimit('10 ngày làm việc; xã miền núi, hải đảo tăng thêm 10 ngày')).toEqual({
      amount: 10,
      unit: 'working-day',
      remoteDays: 10,
      isRead: true,
    })
  })

  test.each([
    '1 hoặc 3 ngày làm việc tùy trường hợp',
    '10 ngày làm việc; có trường hợp 25 ngày',
    '30 phút',
    'Trong ngày; có trường hợp 1–2 ngày',
    '0 ngày',
    '2-3 ngày',
    'Theo văn bản hướng dẫn',
  ])('%s is no one number', (text) => {
    expect(readLimit(text)).toEqual({ amount: null, unit: 'other', isRead: false })
  })

  test('what says that there is none is understood', () => {
    expect(readLimit('Không quy định')).toEqual({ amount: null, unit: 'other', isRead: true })
  })
})

describe('fees that nobody should believe unseen (law-facts §11)', () => {
  test.each([
    ['0', 'fee-zero'],
    ['Trực tiếp, trực tuyến, bưu chính: 0', 'fee-zero'],
    ['0 đồng', 'fee-zero'],
    ['500', 'fee-small'],
    ['Trực tuyến: 10đ', 'fee-small'],
    ['900.000.000đ', 'fee-huge'],
    ['Từ 50.000 đến 200.000 đồng', 'fee-range'],
    ['50.000 - 100.000đ', 'fee-range'],
    ['Theo quy định của HĐND tỉnh', 'fee-text'],
    ['20 USD', 'fee-currency'],
  ])('%s', (fee, code) => {
    expect(feeFindings(fee).map((one) => one.code)).toEqual([code])
  })

  test.each([
    '',
    'Không',
    'Miễn phí.',
    'Trực tiếp: Không thu phí',
    '20.000đ',
    '20000',
    'Trực tuyến: 10.000đ/lần đăng ký; Trực tiếp: 20.000đ',
    '2.000đ/trang, từ trang thứ 3: 1.000đ/trang, tối đa 200.000đ/bản',
    'Lệ phí: 50.000 đồng/giấy',
  ])('%s is believed', (fee) => {
    expect(feeFindings(fee)).toEqual([])
  })

  test('each doubt is told once, with its part of the text', () => {
    expect(feeFindings('Trực tiếp: 0; Bưu chính: 0; Trực tuyến: theo Nghị quyết của HĐND')).toEqual([
      { code: 'fee-zero', column: 'fee', params: { text: 'Trực tiếp: 0' } },
      { code: 'fee-text', column: 'fee', params: { text: 'Trực tuyến: theo Nghị quyết của HĐND' } },
    ])
  })
})

describe('papers of a cell', () => {
  test('one a line, with counts in the ways that people write them', () => {
    const findings: Finding[] = []
    const cell = [
      '- Tờ khai theo mẫu (bản chính: 1, bản sao: 0)',
      '1. Giấy chứng sinh (01 bản chính; 02 bản sao)',
      '+ Bản vẽ – Bản chính: 2',
      'Căn cước (bản sao: 1)',
    ].join('\n')
    expect(readComponents(cell, findings)).toEqual([
      { name: 'Tờ khai theo mẫu', originals: 1, copies: 0 },
      { name: 'Giấy chứng sinh', originals: 1, copies: 2 },
      { name: 'Bản vẽ', originals: 2, copies: 0 },
      { name: 'Căn cước', originals: 0, copies: 1 },
    ])
    expect(findings).toEqual([])
  })

  test('a paper without a count is one original, and that is said once', () => {
    const findings: Finding[] = []
    expect(readComponents('Đơn đề nghị\nẢnh 3x4', findings)).toHaveLength(2)
    expect(findings.map(({ code }) => code)).toEqual(['count-assumed'])
  })
})

describe('a table', () => {
  const table = [
    ['DANH MỤC THỦ TỤC HÀNH CHÍNH', ''],
    ['STT', 'Mã TTHC *', 'Tên thủ tục', 'Lĩnh vực', 'Thời hạn', 'Thời hạn trực tuyến', 'Tình trạng', 'Người rà soát'],
    ['I', '', '', '', '', '', '', ''],
    ['1', ' 1.004222 ', 'Đăng ký', 'Cư trú', '5 ngày làm việc', '3 ngày làm việc', '', 'A'],
    ['2', '1.000001', '#REF!', 'Cư trú', '', '', 'Bãi bỏ', ''],
  ]

  test('heads are found below a title; what is not ours is named', () => {
    expect(findHeads(table)).toMatchObject({ line: 1, unknown: ['Người rà soát'] })
    expect(findHeads([['a', 'b']])).toBeNull()
  })

  test('rows keep the number of their line; a column for all channels yields to one of its own', () => {
    const heads = findHeads(table)
    const [first, second, ...others] = heads ? readTable(table, heads) : []
    expect(others).toEqual([])
    expect(first).toMatchObject({ row: 4, code: '1.004222', fee: null, components: null, isEnded: false })
    expect(first?.limits?.map(({ channel, amount }) => [channel, amount])).toEqual([
      ['direct', 5],
      ['online', 3],
      ['postal', 5],
    ])
    expect(second).toMatchObject({ row: 5, name: '', isEnded: true })
    expect(second?.findings).toEqual([{ code: 'cell-error', column: 'name', params: { text: '#REF!' } }])
  })
})
