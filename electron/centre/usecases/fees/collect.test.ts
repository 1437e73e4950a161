import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { SlipOf } from '../../../../shared/domain/slips/slip.ts'
import { openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { CHARGE, TARIFF, TYPED, collectAll, setTariff } from '../../../testkit/fees.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const BOOK = { year: 2026, formNo: '01BLP', unit: 'Trung tâm Thử', taxCode: '0000000001' }
const BOOKS = [
  { ...BOOK, serial: 'BL-26', from: 101, to: 102 },
  { ...BOOK, serial: 'BM-26', from: 1, to: 2 },
]
let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre({ settings: { 'fees.books': BOOKS } })
  await setTariff(centre)
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const receive = async (fees: Parameters<typeof desk.receive>[0] = { dossier: { fees: [CHARGE] } }) => desk.receive(fees)
const refusalOf = async (fees: NonNullable<NonNullable<Parameters<typeof desk.receive>[0]>['dossier']>['fees']) => {
  const { receptionOf } = await import('../../../testkit/dossiers.ts')
  return codeOf(
    await desk.client.call('receiveDossier', { body: receptionOf(centre, { dossier: { fees: fees ?? [] } }) }),
  )
}

describe('fees at reception', () => {
  test('BD-2.4, KT-2.2: only lines of the tariff, every required one, let off only as it says', async () => {
    expect(await refusalOf([])).toBe('FEE_NEEDED')
    expect(await refusalOf([TYPED])).toBe('FEE_NOT_IN_TARIFF')
    expect(await refusalOf([{ tariff: 'khac' }])).toBe('FEE_NOT_IN_TARIFF')
    expect(await refusalOf([{ ...CHARGE, exempt: 'merit' }])).toBe('FEE_NO_REDUCTION')
    expect(await refusalOf([CHARGE, CHARGE])).toBe('BAD_REQUEST')
    const fees = [
      { ...CHARGE, exempt: 'elderly' as const },
      { tariff: 'ban-sao', count: 5 },
    ]
    const { id } = await desk.one({ dossier: { fees } })
    expect((await stateOf(desk.client, id)).fees).toMatchObject([
      { amount: 20_000, taken: 10_000, exempt: 'elderly', name: 'Lệ phí đăng ký thường trú' },
      { amount: 7_000, taken: 7_000, when: 'result' },
    ])
  })

  test('TQ-6.1b: a tariff that changed since, or a procedure that ended, changes nothing for who has filed', async () => {
    const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
    await setTariff(
      centre,
      TARIFF.map((line) => ({ ...line, amount: line.amount * 3 })),
    )
    const change = {
      params: { dossierId: id },
      body: { fees: [{ ...CHARGE, exempt: 'elderly' as const }], words: 'Đủ tuổi' },
    }
    must(await desk.client.call('changeFees', change))
    expect((await stateOf(desk.client, id)).fees).toMatchObject([{ amount: 20_000, taken: 10_000 }])
  })

  test('TT-4.5a, TT-4.5b: the tariff names who issued it and for whom it is collected; online it is cheaper', async () => {
    const params = { procedureId: '1.004222' }
    const lines = async (channel: 'direct' | 'online') =>
      must(await desk.client.call('getTariff', { params, query: { channel } })).lines
    expect(await lines('direct')).toMatchObject([
      { amount: 20_000, issuer: 'national', basis: 'Thông tư số 75/2022/TT-BTC' },
      { amount: 2_000, issuer: 'province', agency: 'Sở Tài chính' },
    ])
    expect((await lines('online'))[0]).toMatchObject({ amount: 10_000 })
  })

  test('law-facts §11: an amount that cannot be believed is asked for a second time', async () => {
    await setTariff(centre, [])
    const large = { ...TYPED, amount: 500_000_000 }
    expect(await refusalOf([large])).toBe('FEE_UNUSUAL')
    expect(await refusalOf([{ ...TYPED, amount: 0 }])).toBe('FEE_UNUSUAL')
    expect(await refusalOf([{ ...TYPED, amount: 0, exempt: 'poor' }])).toBe('OK')
    expect(await refusalOf([{ ...large, sure: true }])).toBe('OK')
  })
})

describe('collecting', () => {
  test('KT-7.2n: dossiers of one visit on one receipt, with its number, its sign and the sum in words', async () => {
    const { dossiers } = await receive({ times: 2, dossier: { fees: [CHARGE] } })
    const { receipts, slips } = must(await collectAll(desk.client, dossiers[1]?.id ?? ''))
    expect(receipts).toMatchObject([{ serial: 'BL-26', number: '0000101', total: 40_000 }])
    const shown = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect((shown as SlipOf<'fee-receipt'>).content).toMatchObject({
      ...{ serial: 'BL-26', formNo: '01BLP', collector: { taxCode: '0000000001' }, method: 'cash' },
      code: dossiers.map(({ code }) => code).join(', '),
    })
    expect(shown?.number).toBe('0000101')
    const rendered = must(
      await desk.client.call('renderSlip', {
        params: { slipId: slips[0]?.id ?? '' },
        body: { size: 'A4', copy: 'all' },
      }),
    )
    expect(rendered.copies).toEqual(['collector', 'payer', 'internal'])
  })

  test('numbers go on in the next book, are never given twice, and run out', async () => {
    const numbers: string[] = []
    for (let n = 0; n < 4; n++) {
      const [one] = (await receive()).dossiers
      const { receipts } = must(await collectAll(desk.client, one?.id ?? ''))
      numbers.push(`${receipts[0]?.serial} ${receipts[0]?.number}`)
      const params = { receiptId: receipts[0]?.id ?? '' }
      if (n === 0) must(await desk.client.call('cancelFeeReceipt', { params, body: { cause: 'not-paid' } }))
    }
    expect(numbers).toEqual(['BL-26 0000101', 'BL-26 0000102', 'BM-26 0000001', 'BM-26 0000002'])
    const [last] = (await receive()).dossiers
    expect(codeOf(await collectAll(desk.client, last?.id ?? ''))).toBe('FEE_BOOK_FULL')
  })

  test('what the screen said is what is taken, once; a press that is sent again does nothing twice', async () => {
    const [one] = (await receive()).dossiers
    const dossierId = one?.id ?? ''
    expect(codeOf(await collectAll(desk.client, dossierId, { expected: 19_000 }))).toBe('FEE_CHANGED')
    const body = { lines: [{ dossierId, no: 1 }], method: 'cash' as const, expected: 20_000 }
    const key = crypto.randomUUID()
    const first = must(await desk.client.call('collectFees', { body, key }))
    expect(must(await desk.client.call('collectFees', { body, key }))).toEqual(first)
    expect(codeOf(await desk.client.call('collectFees', { body }))).toBe('FEE_PAID')
    expect(payloads(centre, 'fee.collected')).toHaveLength(1)
  })

  test('BD-18.3b: by bank or portal only with its number, which pays one visit; the portal gives its own receipt', async () => {
    const [a, b] = [(await receive()).dossiers[0]?.id ?? '', (await receive()).dossiers[0]?.id ?? '']
    expect(codeOf(await collectAll(desk.client, a, { method: 'transfer' }))).toBe('FEE_REFERENCE_NEEDED')
    must(await collectAll(desk.client, a, { method: 'transfer', reference: 'FT26330001' }))
    expect(codeOf(await collectAll(desk.client, b, { method: 'qr', reference: 'ft26330001' })), 'typed small').toBe(
      'FEE_REFERENCE_USED',
    )
    expect(codeOf(await collectAll(desk.client, b, { method: 'qr', reference: 'FT26330001' }))).toBe(
      'FEE_REFERENCE_USED',
    )
    const { receipts, slips } = must(await collectAll(desk.client, b, { method: 'portal', reference: 'DVC-1' }))
    expect([receipts[0]?.number, slips]).toEqual(['', []])
  })

  test('TT-4.5a: another unit with a book of its own has its own receipt; without one the centre collects for it', async () => {
    const fees = [CHARGE, { tariff: 'ban-sao', count: 1 }]
    const { id } = await desk.one({ dossier: { fees } })
    expect(must(await collectAll(desk.client, id)).receipts).toHaveLength(1)
    const agencyId = 'so-tai-chinh'
    const item = {
      key: 'fees.books' as const,
      agencyId: null,
      from: '2026-11-25',
      source: 'thử',
      value: [...BOOKS, { ...BOOK, agencyId, serial: 'TC-26', from: 1, to: 9 }],
    }
    const leader = centre.client(await centre.logIn('leader'))
    must(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'setting', item }] } }))
    const other = await desk.one({ dossier: { fees } })
    const { receipts } = must(await collectAll(desk.client, other.id))
    expect(receipts.map(({ serial, total }) => [serial, total])).toEqual([
      ['BL-26', 20_000],
      ['TC-26', 2_000],
    ])
    expect(payloads(centre, 'fee.collected').at(-1)).toMatchObject({
      book: agencyId,
      lines: [{ agencyId, kind: 'fee' }],
    })
  })

  test("TQ-8.1, TQ-8.2a: results by post are the agency's own to collect for; results at the desk are paid at the desk", async () => {
    await disposeSound(centre)
    centre = await startDossierCentre({ settings: { 'fees.agencyCollects': ['postal', 'online'] } })
    await setTariff(centre)
    desk = await openDossierDesk(centre)
    const post = { how: 'postal' as const, where: 'Phường Mẫu' }
    const { id } = await desk.one({ dossier: { fees: [CHARGE], delivery: post } })
    const seen = must(await desk.client.call('getFees', { params: { dossierId: id } }))
    expect([seen.agencyCollects, seen.unpaid]).toEqual([true, []])
    const body = { lines: [{ dossierId: id, no: 1 }], method: 'cash' as const, expected: 20_000 }
    expect(codeOf(await desk.client.call('collectFees', { body }))).toBe('FEE_BY_AGENCY')
    const here = await desk.one({ dossier: { fees: [CHARGE] } })
    const result = {
      params: { dossierId: here.id },
      body: { paper: true, electronic: false, kind: 'granted' as const },
    }
    must(await desk.client.call('recordResult', result))
    const back = {
      params: { dossierId: here.id },
      body: { proof: 'receipt' as const, receiver: { name: 'Người Nhận' } },
    }
    expect(codeOf(await desk.client.call('returnResult', back))).toBe('FEES_UNPAID')
    must(await collectAll(desk.client, here.id))
    expect(codeOf(await desk.client.call('returnResult', back))).toBe('OK')
  })
})
