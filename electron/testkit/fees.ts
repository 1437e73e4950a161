import type { Client } from '../../shared/api/client.ts'
import type { FeeInput } from '../../shared/api/fee-inputs.ts'
import type { BodyOf } from '../../shared/api/operations.ts'
import type { TariffLine } from '../../shared/domain/fees/tariff.ts'
import { LONG } from './dossiers.ts'
import { must } from './hall.ts'
import type { TestCentre } from './start-test-centre.ts'

/** A tariff of tests: a charge that is required, cheaper online, and copies by the page. */
export const TARIFF: TariffLine[] = [
  {
    ...{ code: 'thuong-tru', kind: 'charge', name: 'Lệ phí đăng ký thường trú', amount: 20_000, required: true },
    ...{ when: 'reception', issuer: 'national', basis: 'Thông tư số 75/2022/TT-BTC', from: '2026-01-01' },
    notice: 'Công văn số 12/CAP',
    refund: 'Khoản 2 Điều 3 (ví dụ)',
    reductions: [
      { reason: 'poor', percent: 100, basis: 'Điều 4' },
      { reason: 'elderly', percent: 50, basis: 'Điều 4' },
    ],
  },
  {
    ...{ code: 'thuong-tru', kind: 'charge', name: 'Lệ phí đăng ký thường trú', amount: 10_000, required: true },
    ...{ channel: 'online', when: 'reception', issuer: 'national', basis: 'Thông tư số 75/2022/TT-BTC' },
    from: '2026-01-01',
  },
  {
    ...{ code: 'ban-sao', kind: 'fee', name: 'Phí chứng thực bản sao', amount: 2_000, unit: 'trang', required: false },
    ...{ when: 'result', issuer: 'province', basis: 'Nghị quyết số 10/NQ-HĐND', from: '2026-01-01' },
    ...{ tiers: [{ from: 3, amount: 1_000 }], most: 200_000, agencyId: 'so-tai-chinh' },
  },
]

/** Gives a procedure its tariff, as the leader does. */
export async function setTariff(centre: TestCentre, lines: TariffLine[] = TARIFF, procedureId = LONG): Promise<void> {
  const body = centre.centre.deps.store.catalogue().rows.get(procedureId)?.body
  if (!body) throw new Error(`no procedure ${procedureId}`)
  const leader = centre.client(await centre.logIn('leader'))
  const changes = [{ kind: 'procedure' as const, item: { ...body, tariff: lines } }]
  must(await leader.call('changeConfiguration', { body: { changes } }))
}

export const CHARGE: FeeInput = { tariff: 'thuong-tru' }
/** Twenty thousand đồng where no tariff is known line by line. */
export const TYPED: FeeInput = { kind: 'charge', amount: 20_000, when: 'reception' }

type Pay = Partial<Omit<BodyOf<'collectFees'>, 'lines'>>

/** Takes all that a visit owes. */
export async function collectAll(client: Client, dossierId: string, pay: Pay = {}) {
  const { unpaid } = must(await client.call('getFees', { params: { dossierId } }))
  const expected = unpaid.reduce((sum, { amount }) => sum + amount, 0)
  const lines = unpaid.map((one) => ({ dossierId: one.dossierId, no: one.no }))
  return client.call('collectFees', { body: { lines, method: 'cash', expected, ...pay } })
}

/** Closes a day with all its cash counted unless told. */
export async function closeDay(
  client: Client,
  date: string,
  officerId: string | null,
  more: Partial<BodyOf<'closeFeeDay'>> = {},
) {
  const query = officerId === null ? ({ scope: 'centre' } as const) : ({ officerId, scope: 'officer' } as const)
  const { day } = must(await client.call('getFeeDay', { params: { date }, query }))
  const body = { officerId, counted: Math.max(0, day.totals.cash), witness: 'Người Cùng Đếm', ...more }
  return client.call('closeFeeDay', { params: { date }, body })
}
