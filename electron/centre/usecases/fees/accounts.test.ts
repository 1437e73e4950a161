import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { CHARGE, collectAll, setTariff } from '../../../testkit/fees.ts'
import { codeOf, disposeSound, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre({ settings: { 'fees.cashiers': ['O2'] } })
  await setTariff(centre)
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

describe('who may do what with money (TT-4.5a, KT-7.2n)', () => {
  test('a cashier sees the day of the centre without a counter; another officer needs a counter and sees the own day', async () => {
    const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
    must(await collectAll(desk.client, id))
    const cashier = centre.client(await centre.logIn('O2'))
    expect(must(await cashier.call('getSession', {}))).toMatchObject({ counter: null, isCashier: true })
    const day = { params: { date: '2026-11-25' }, query: { scope: 'centre' as const } }
    expect(must(await cashier.call('getFeeDay', day)).officers).toMatchObject([{ officerId: 'O1', receipts: 1 }])
    const [receipt] = must(await cashier.call('getFeeDay', day)).receipts
    expect(receipt, 'receipts of others are a leader’s to cancel').toMatchObject({ canCancel: false, canRefund: false })
    await expect(centre.logIn('O3')).rejects.toThrow('COUNTER_UNKNOWN')
    expect(must(await desk.client.call('getSession', {})).isCashier).toBe(false)
    expect(codeOf(await desk.client.call('getFeeDay', day))).toBe('FEE_LEADER')
  })

  test('the accounts are listed as the use cases decide, for leaders and cashiers', async () => {
    const { accounts } = must(await (await leaderOf(centre)).call('listFeeAccounts', {}))
    expect(accounts[0]).toMatchObject({ as: 'leader' })
    expect(accounts.find(({ officerId }) => officerId === 'O2')).toMatchObject({ as: 'cashier' })
    expect(accounts.find(({ officerId }) => officerId === 'O1')?.rights).not.toContain('close-all')
    expect(must(await desk.client.call('listFeeAccounts', {})).accounts.map(({ officerId }) => officerId)).toEqual([
      'O1',
    ])
  })

  test('TT-4.5a: fees are put right before they are collected by who received, a cashier or a leader, by the tariff of that day', async () => {
    const { id } = await desk.one({ dossier: { fees: [CHARGE, { tariff: 'ban-sao', count: 5 }] } })
    const params = { dossierId: id }
    const tariffOf = async (client: typeof desk.client) => must(await client.call('getDossierTariff', { params }))
    const { chosen, lines, whyNot } = await tariffOf(desk.client)
    expect(chosen).toMatchObject([
      { code: 'thuong-tru', count: 1, taken: 20_000 },
      { code: 'ban-sao', count: 5, taken: 7_000 },
    ])
    expect([lines.length, whyNot]).toEqual([2, null])
    const third = await openDossierDesk(centre, 3)
    expect((await tariffOf(third.client)).whyNot).toContain('thủ quỹ')
    const change = (client: typeof desk.client) =>
      client.call('changeFees', { params, body: { fees: [{ ...CHARGE, exempt: 'poor' }], words: 'Hộ nghèo' } })
    expect(codeOf(await change(third.client))).toBe('FEE_NOT_YOURS')
    for (const client of [desk.client, centre.client(await centre.logIn('O2')), await leaderOf(centre)])
      must(await change(client))
    expect((await stateOf(desk.client, id)).fees).toMatchObject([{ taken: 0, exempt: 'poor' }])
    must(await desk.client.call('changeFees', { params, body: { fees: [CHARGE], words: 'Không phải hộ nghèo' } }))
    must(await collectAll(desk.client, id))
    expect((await tariffOf(desk.client)).whyNot).not.toBeNull()
    expect(codeOf(await change(desk.client))).toBe('FEE_PAID')
  })
})
