import type { Party } from '../domain/slips/parts.ts'
import type { SlipContent } from '../domain/slips/slip.ts'

type Facts = { readonly code: string; readonly party: Party; readonly at: (iso: string) => number }

const UNIT = 'Trung tâm Phục vụ hành chính công'

/** The list of an officer's day: a receipt that was cancelled, one by transfer, one online, and five notes too few. */
export const feeList = ({ code, at }: Facts): SlipContent<'fee-list'> => ({
  day: '2026-11-23',
  scope: 'officer',
  officer: 'Trần Thị B',
  rows: [
    { ...{ at: at('2026-11-23T08:05'), what: 'receipt', number: 'BL-26 0000101', codes: code }, ...CASH(20_000) },
    { ...{ at: at('2026-11-23T08:20'), what: 'cancel', number: 'BL-26 0000101', codes: code }, ...CASH(-20_000) },
    { ...{ at: at('2026-11-23T08:20'), what: 'receipt', number: 'BL-26 0000102', codes: code }, ...CASH(26_000) },
    {
      ...{ at: at('2026-11-23T09:40'), what: 'receipt', number: 'BL-26 0000103', codes: 'H56.14-261123-0016' },
      ...{ method: 'transfer', amount: 100_000 },
    },
    {
      ...{ at: at('2026-11-23T10:05'), what: 'receipt', number: '', codes: 'H56.14-261123-0019' },
      ...{ method: 'portal', amount: 10_000 },
    },
  ],
  officers: [],
  totals: { cash: 26_000, transfer: 100_000, qr: 0, card: 0, portal: 10_000, all: 136_000 },
  receipts: 4,
  cancelled: 1,
  numbers: 'BL-26: từ 0000101 đến 0000103',
  counted: 21_000,
  difference: -5_000,
  reason: 'Thiếu 01 tờ 5.000 đồng, người thu tự bù.',
  closer: { name: 'Trần Thị B', unit: UNIT },
  witness: { name: 'Lê Văn C', unit: UNIT },
})

const CASH = (amount: number) => ({ method: 'cash' as const, amount })

/** Money paid back for a dossier that was withdrawn. */
export const feeRefund = ({ code, party, at }: Facts): SlipContent<'fee-refund'> => ({
  payer: party,
  codes: code,
  receipt: 'BL-26 0000102',
  paidAt: at('2026-11-23T08:20'),
  lines: [{ name: 'Lệ phí đăng ký thường trú', amount: 20_000 }],
  cause: 'Người nộp hồ sơ rút hồ sơ trước khi được giải quyết',
  basis: 'Khoản 2 Điều 3 Quy định về mức thu (ví dụ)',
  method: 'cash',
  cashier: 'Trần Thị B',
})
