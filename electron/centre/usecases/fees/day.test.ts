import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { CHARGE, closeDay, collectAll, setTariff } from '../../../testkit/fees.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const TODAY = '2026-11-25'
let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  await setTariff(centre)
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const one = async () => (await desk.one({ dossier: { fees: [CHARGE] } })).id
const take = async (pay: Parameters<typeof collectAll>[2] = {}) => {
  const dossierId = await one()
  const { receipts } = must(await collectAll(desk.client, dossierId, pay))
  return { dossierId, receiptId: receipts[0]?.id ?? '' }
}
const cancel = async (client: typeof desk.client, receiptId: string, more: object = {}) =>
  client.call('cancelFeeReceipt', { params: { receiptId }, body: { cause: 'wrong-payer', ...more } })
const sums = async (date = TODAY) =>
  must(await desk.client.call('getFeeDay', { params: { date }, query: { scope: 'officer' } })).day

describe('a receipt is put right', () => {
  test('cancelled with its reason and replaced: number used, paper marked, money once', async () => {
    const { receiptId, dossierId } = await take()
    const replace = { method: 'cash' as const, payer: { name: 'Người Nộp Thử' } }
    const { receipts, slips } = must(await cancel(desk.client, receiptId, { replace }))
    expect(receipts).toMatchObject([{ number: '0000002', total: 20_000 }])
    const shown = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect(shown?.content).toMatchObject({ payer: { name: 'Người Nộp Thử' } })
    const seen = must(await desk.client.call('getFees', { params: { dossierId } }))
    expect(seen.receipts.map(({ cancelled, replaces }) => [cancelled?.cause ?? null, replaces])).toEqual([
      [null, receiptId],
      ['wrong-payer', null],
    ])
    expect(await sums()).toMatchObject({ receipts: 2, cancelled: 1, totals: { cash: 20_000, all: 20_000 } })
    expect(codeOf(await cancel(desk.client, receiptId))).toBe('FEE_RECEIPT_STATE')
  })

  test("only by who took it the same day; a leader's cancellation of another day is a movement of today", async () => {
    const { receiptId } = await take()
    const other = await openDossierDesk(centre, 2)
    expect(codeOf(await cancel(other.client, receiptId))).toBe('FEE_LEADER')
    must(await closeDay(desk.client, TODAY, 'O1'))
    expect(codeOf(await cancel(desk.client, receiptId))).toBe('FEE_LEADER')
    must(await closeDay(await leaderOf(centre), TODAY, null))
    centre.clock.advance(DAY)
    desk = await openDossierDesk(centre)
    expect(codeOf(await cancel(desk.client, receiptId))).toBe('FEE_LEADER')
    must(await cancel(await leaderOf(centre), receiptId))
    expect((await sums()).totals.all).toBe(20_000)
    const leader = await leaderOf(centre)
    const params = { date: '2026-11-26' }
    const { officers } = must(await leader.call('getFeeDay', { params, query: { scope: 'centre' } }))
    expect(officers.map(({ officerId, totals }) => [officerId, totals.all])).toEqual([['leader', -20_000]])
  })

  test('law-facts §11: paid back by the tariff when it was refused, else only by a leader with the text', async () => {
    const { dossierId, receiptId } = await take()
    const lines = [{ dossierId, no: 1 }]
    const refund = async (client: typeof desk.client, more: object = {}) =>
      client.call('refundFees', { params: { receiptId }, body: { lines, cause: 'refused', method: 'cash', ...more } })
    expect(codeOf(await refund(desk.client))).toBe('FEE_REFUND_GROUND')
    expect(codeOf(await refund(await leaderOf(centre)))).toBe('FEE_REFUND_GROUND')
    const body = { cause: 'not-eligible' as const, words: 'Không đủ điều kiện' }
    must(await desk.client.call('refuseDossier', { params: { dossierId }, body }))
    const { total, slips } = must(await refund(desk.client))
    expect([total, slips[0]?.kind]).toEqual([20_000, 'fee-refund'])
    expect(codeOf(await refund(desk.client))).toBe('FEE_RECEIPT_STATE')
    expect((await sums()).totals.all).toBe(0)
    const other = await take()
    const ground = 'Quyết định số 5/QĐ (ví dụ)'
    const params = { receiptId: other.receiptId }
    const overpaid = {
      lines: [{ dossierId: other.dossierId, no: 1 }],
      cause: 'overpaid' as const,
      method: 'cash' as const,
    }
    expect(codeOf(await desk.client.call('refundFees', { params, body: { ...overpaid, ground } }))).toBe(
      'FEE_REFUND_GROUND',
    )
    must(await (await leaderOf(centre)).call('refundFees', { params, body: { ...overpaid, ground } }))
    expect(JSON.stringify(payloads(centre, 'fee.refunded'))).not.toContain(ground)
  })

  test('unpaid fees are put right with a reason; what was paid stays', async () => {
    const dossierId = await one()
    const change = async () =>
      desk.client.call('changeFees', {
        params: { dossierId },
        body: { fees: [{ ...CHARGE, exempt: 'elderly' }], words: 'Xuất trình thẻ người cao tuổi' },
      })
    must(await change())
    const { receipts } = must(await collectAll(desk.client, dossierId))
    expect(receipts[0]?.total).toBe(10_000)
    expect(codeOf(await change())).toBe('FEE_PAID')
  })
})

describe('the day', () => {
  test('cash is counted against the journal by two; a difference has its reason; nothing changes afterwards', async () => {
    await take()
    await take({ method: 'qr', reference: 'QR-0001' })
    const close = async (more: object = {}) => codeOf(await closeDay(desk.client, TODAY, 'O1', more))
    expect(await close({ counted: 15_000 })).toBe('FEE_DIFFERENCE')
    const { name } = must(await desk.client.call('getSession', {})).officer
    expect(await close({ witness: name })).toBe('FEE_TWO_SIGN')
    const words = 'Thiếu một tờ 5.000 đồng'
    const { difference, slips } = must(await closeDay(desk.client, TODAY, 'O1', { counted: 15_000, words }))
    expect(difference).toBe(-5_000)
    const list = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect(list?.content).toMatchObject({
      ...{ scope: 'officer', rows: [{ amount: 20_000, number: '0000001' }, { method: 'qr' }], difference: -5_000 },
      ...{ totals: { cash: 20_000, qr: 20_000, all: 40_000 }, numbers: 'từ 0000001 đến 0000002' },
    })
    expect(await close()).toBe('FEE_DAY_CLOSED')
    expect(codeOf(await collectAll(desk.client, await one()))).toBe('FEE_DAY_CLOSED')
    expect(JSON.stringify(payloads(centre, 'fee.dayClosed'))).not.toContain(words)
  })

  test("the centre's day comes after those of its officers; a leader opens an officer's once more before it", async () => {
    const leader = await leaderOf(centre)
    expect(codeOf(await closeDay(leader, TODAY, null))).toBe('FEE_DAY_EMPTY')
    await take()
    expect(codeOf(await closeDay(leader, TODAY, null))).toBe('FEE_DAY_OPEN')
    must(await closeDay(desk.client, TODAY, 'O1'))
    const reopen = async () =>
      leader.call('reopenFeeDay', { params: { date: TODAY }, body: { officerId: 'O1', words: 'Còn công dân' } })
    must(await reopen())
    await take()
    must(await closeDay(desk.client, TODAY, 'O1'))
    const { slips } = must(await closeDay(leader, TODAY, null))
    const list = must(await leader.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect(list?.content).toMatchObject({ scope: 'centre', officers: [{ cash: 40_000, receipts: 2 }] })
    expect(codeOf(await reopen())).toBe('FEE_DAY_CLOSED')
    const query = { scope: 'centre' as const }
    expect(codeOf(await desk.client.call('getFeeDay', { params: { date: TODAY }, query }))).toBe('FEE_LEADER')
  })
})
