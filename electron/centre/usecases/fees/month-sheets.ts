import type { FeeMonth, ReceiptLine, TotalsView } from '../../../../shared/api/fee-views.ts'
import { daysBetween } from '../../../../shared/domain/deadlines/calendar-units.ts'
import { METHOD_WORDS } from '../../../../shared/domain/slips/facts/money-facts.ts'
import { slipDay } from '../../../../shared/domain/slips/words.ts'

/** A cell of a spreadsheet: text, or a number with how it is shown. */
export type Cell = {
  readonly value: string | number
  readonly type: StringConstructor | NumberConstructor
  readonly format?: string
  readonly fontWeight?: 'bold'
  readonly align?: 'left' | 'center' | 'right'
  readonly wrap?: boolean
  readonly borderStyle?: 'thin'
  readonly backgroundColor?: string
} | null
export type Sheet = {
  readonly sheet: string
  readonly data: Cell[][]
  readonly columns: { readonly width: number }[]
  readonly stickyRowsCount: number
  readonly orientation: 'landscape'
}

const DONG = '#,##0'
/** Day 0 of spreadsheets. */
const EPOCH = '1899-12-30'
const HEAD_ROWS = 4

const text = (value: string): Cell => ({ value, type: String, wrap: true, borderStyle: 'thin' })
const money = (value: number): Cell => ({ value, type: Number, format: DONG, align: 'right', borderStyle: 'thin' })
const count = (value: number): Cell => ({ value, type: Number, format: '0', align: 'right', borderStyle: 'thin' })
const day = (date: string): Cell => ({
  ...{ value: daysBetween(EPOCH, date), type: Number, format: 'dd/mm/yyyy', align: 'center', borderStyle: 'thin' },
})
const head = (value: string): Cell => ({
  ...{ value, type: String, fontWeight: 'bold', align: 'center', wrap: true, borderStyle: 'thin' },
  backgroundColor: '#F4F1EA',
})
const bold = (cell: Cell): Cell => cell && { ...cell, fontWeight: 'bold' }
const title = (value: string, more: Partial<NonNullable<Cell>> = {}): Cell => ({ value, type: String, ...more })

type Column = readonly [name: string, width: number]
const SUMS: readonly Column[] = [
  ['Số biên lai', 12],
  ['Tiền mặt', 16],
  ['Chuyển khoản', 16],
  ['Quét mã QR', 16],
  ['Thẻ', 16],
  ['Trực tuyến (Cổng)', 18],
  ['Cộng (đồng)', 18],
]
const sums = ({ n, totals }: { readonly n: number; readonly totals: TotalsView }): Cell[] => [
  count(n),
  ...[totals.cash, totals.transfer, totals.qr, totals.card, totals.portal, totals.all].map(money),
]

type Data = { readonly unit: string; readonly month: FeeMonth; readonly receipts: readonly ReceiptLine[] }

/**
 * The sheets of a month (TT-4.5c, TT-9.2b, TV-3.2d): by procedure, by collecting unit, by day, every receipt, and what the
 * bank listed. Amounts are numbers of whole đồng and days are dates, so that a spreadsheet can go on with them.
 */
export function feeMonthSheets({ unit, month, receipts }: Data): Sheet[] {
  const { from, to } = month
  const period = `Kỳ đối soát: từ ${slipDay(from)} đến ${slipDay(to)}`
  const sheet = (name: string, heading: string, columns: readonly Column[], rows: Cell[][]): Sheet => ({
    sheet: name,
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: HEAD_ROWS,
    orientation: 'landscape',
    data: [
      [title(unit, { fontWeight: 'bold' })],
      [title(`${heading}, THÁNG ${month.month.slice(5)}/${month.month.slice(0, 4)}`, { fontWeight: 'bold' })],
      [title(period)],
      columns.map(([name_]) => head(name_)),
      ...rows,
    ],
  })
  const total = (before: number): Cell[] => [
    bold(text('Tổng cộng')),
    ...Array.from({ length: before - 1 }, () => text('')),
    ...sums(month).map(bold),
  ]
  return [
    sheet(
      'Theo thủ tục',
      'TỔNG HỢP THU PHÍ, LỆ PHÍ THEO THỦ TỤC',
      [['Mã thủ tục', 14], ['Tên thủ tục hành chính', 50], ['Đơn vị thu', 32], ...SUMS],
      [...month.procedures.map((one) => [text(one.code), text(one.name), text(one.agency), ...sums(one)]), total(3)],
    ),
    sheet(
      'Theo đơn vị thu',
      'TỔNG HỢP THU PHÍ, LỆ PHÍ THEO ĐƠN VỊ THU',
      [['Đơn vị thu', 40], ['Phí', 16], ['Lệ phí', 16], ...SUMS],
      [...month.agencies.map((one) => [text(one.agency), money(one.fees), money(one.charges), ...sums(one)]), total(3)],
    ),
    sheet(
      'Theo ngày',
      'TỔNG HỢP THU PHÍ, LỆ PHÍ THEO NGÀY',
      [['Ngày', 14], ['Chốt ngày', 14], ['Chênh lệch tiền mặt', 18], ...SUMS],
      [
        ...month.days.map((one) => [
          day(one.date),
          text(one.isClosed ? 'Đã chốt' : 'Chưa chốt'),
          one.difference === null ? text('') : money(one.difference),
          ...sums(one),
        ]),
        total(3),
      ],
    ),
    sheet('Biên lai', 'DANH SÁCH BIÊN LAI', RECEIPT_COLUMNS, receipts.map(receiptRow)),
    sheet('Đối chiếu ngân hàng', 'ĐỐI CHIẾU VỚI SAO KÊ NGÂN HÀNG', BANK_COLUMNS, bankRows(month)),
  ]
}

const RECEIPT_COLUMNS: readonly Column[] = [
  ['Ngày', 14],
  ['Ký hiệu', 14],
  ['Số biên lai', 14],
  ['Người thu', 26],
  ['Mã hồ sơ', 34],
  ['Hình thức', 20],
  ['Mã giao dịch', 22],
  ['Số tiền (đồng)', 18],
  ['Đã hoàn trả', 16],
  ['Tình trạng', 16],
]
const receiptRow = (one: ReceiptLine): Cell[] => [
  day(one.date),
  ...[one.serial, one.number, one.officer, one.dossiers.map(({ code }) => code).join(', ')].map(text),
  text(METHOD_WORDS[one.method]),
  text(one.reference ?? ''),
  money(one.total),
  money(one.refunded),
  text(one.cancelled ? 'Đã hủy' : 'Có hiệu lực'),
]

const BANK_COLUMNS: readonly Column[] = [
  ['Kết quả', 22],
  ['Ngày', 14],
  ['Số biên lai', 20],
  ['Mã giao dịch', 24],
  ['Theo biên lai (đồng)', 20],
  ['Theo sao kê (đồng)', 20],
  ['Chênh lệch (đồng)', 20],
]
const BANK_WORDS = {
  matched: 'Khớp',
  different: 'Khác số tiền',
  missing: 'Sao kê không có',
  extra: 'Sao kê có thêm',
} as const

const bankRows = ({ bank }: FeeMonth): Cell[][] =>
  bank?.pairs
    ? bank.pairs.map((pair) => [
        text(BANK_WORDS[pair.what]),
        day(pair.date),
        text(pair.number),
        text(pair.reference),
        money(pair.own ?? 0),
        money(pair.bank ?? 0),
        money((pair.bank ?? 0) - (pair.own ?? 0)),
      ])
    : [[text(bank ? 'Nội dung sao kê đã được xóa theo thời hạn lưu.' : 'Chưa có sao kê của ngân hàng.')]]
