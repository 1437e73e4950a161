import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DossierInput } from '../../../../shared/api/dossier-inputs.ts'
import { AN, leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const RESULT = { paper: true, electronic: true, shelf: 'A-12', kind: 'granted' as const }
const RECEIVER = { name: AN.name }

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const at = (dossierId: string) => ({ params: { dossierId } })
const back = async (
  id: string,
  body: Parameters<typeof desk.client.call<'returnResult'>>[1]['body'],
): Promise<string> => codeOf(await desk.client.call('returnResult', { ...at(id), body }))

describe('a result', () => {
  test('BD-26, TQ-8.2a: lies on a shelf, may be moved, and is handed out once', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('recordResult', { ...at(id), body: RESULT }))
    must(await desk.client.call('recordResult', { ...at(id), body: { ...RESULT, shelf: 'B-3' } }))
    expect(await stateOf(desk.client, id)).toMatchObject({ state: 'result-ready', nationalState: 9, shelf: 'B-3' })
    expect(await back(id, { proof: 'receipt', receiver: RECEIVER })).toBe('OK')
    expect(await stateOf(desk.client, id)).toMatchObject({ state: 'returned', nationalState: 10, shelf: null })
    expect(await back(id, { proof: 'receipt', receiver: RECEIVER })).toBe('DOSSIER_STATE')
  })

  test('BD-8.3, KT-13.5, TT-9.1e: past its date the cause of the delay is asked for', async () => {
    const { id, dueAt } = await desk.one()
    centre.clock.advance(dueAt - centre.clock.now() + DAY)
    desk = await openDossierDesk(centre)
    expect(codeOf(await desk.client.call('recordResult', { ...at(id), body: RESULT }))).toBe('LATE_CAUSE_NEEDED')
    must(await desk.client.call('recordResult', { ...at(id), body: { ...RESULT, lateCause: 'partner' } }))
    expect((await stateOf(desk.client, id)).lateCause).toBe('partner')
  })

  test('KT-6.2b, KT-5.2a: against the receipt, a legal authorisation, or identity papers when the receipt is lost', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('recordResult', { ...at(id), body: RESULT }))
    const identity = '001080000456'
    expect(await back(id, { proof: 'authorisation', receiver: { ...RECEIVER, identity } })).toBe('RETURN_PROOF')
    expect(await back(id, { proof: 'lost-receipt', receiver: RECEIVER })).toBe('RETURN_PROOF')
    const receiver = { ...RECEIVER, identity, paper: 'Giấy ủy quyền số 5' }
    expect(await back(id, { proof: 'authorisation', receiver })).toBe('OK')
    expect(JSON.stringify(payloads(centre, 'dossier.resultReturned'))).not.toContain(identity)
  })

  test('KT-6.2c: not while a fee is unpaid, unless it is exempt', async () => {
    const fees: DossierInput['fees'] = [
      { kind: 'charge', amount: 20_000, when: 'result' },
      { kind: 'fee', amount: 50_000, exempt: 'merit', when: 'reception' },
    ]
    const { id } = await desk.one({ dossier: { fees } })
    must(await desk.client.call('recordResult', { ...at(id), body: RESULT }))
    expect(await back(id, { proof: 'receipt', receiver: RECEIVER })).toBe('FEES_UNPAID')
    const pay = async (no: number, expected: number) => {
      const body = { lines: [{ dossierId: id, no }], method: 'cash' as const, expected }
      return codeOf(await desk.client.call('collectFees', { body }))
    }
    expect([await pay(2, 0), await pay(1, 20_000), await pay(1, 20_000)]).toEqual(['FEE_PAID', 'OK', 'FEE_PAID'])
    expect(payloads(centre, 'fee.collected')).toHaveLength(1)
    expect(await back(id, { proof: 'receipt', receiver: RECEIVER })).toBe('OK')
  })

  test('BD-10.4b, BD-10.4b*: 60 days at the counter, then back to the agency on a list; it may still be collected there', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('recordResult', { ...at(id), body: RESULT }))
    const { agencyId } = await stateOf(desk.client, id)
    const body = { direction: 'back' as const, agencyId, receiver: 'Người Nhận Thử', dossierIds: [id] }
    expect(codeOf(await desk.client.call('handOverPapers', { body }))).toBe('HAND_OVER_DOSSIER')
    centre.clock.advance(63 * DAY)
    desk = await openDossierDesk(centre)
    const uncollected = must(await desk.client.call('listDossiers', { params: { list: 'uncollected' }, query: {} }))
    expect(uncollected.dossiers.map((one) => one.id)).toEqual([id])
    const { slips } = must(await desk.client.call('handOverPapers', { body }))
    expect(slips[0]?.kind).toBe('result-handover')
    expect((await stateOf(desk.client, id)).state).toBe('with-agency')
    must(await desk.client.call('recordResult', { ...at(id), body: RESULT }))
    expect(must(await desk.client.call('listDossiers', { params: { list: 'uncollected' }, query: {} })).total).toBe(0)
    expect(await back(id, { proof: 'receipt', receiver: RECEIVER })).toBe('OK')
  })

  test('TT-4.2b, TT-4.2c: papers go to their agency on a counted list, each once', async () => {
    const ids = (await desk.receive({ times: 2 })).dossiers.map(({ id }) => id)
    const { agencyId } = await stateOf(desk.client, ids[0] ?? '')
    const body = { direction: 'out' as const, agencyId, run: '09:00', receiver: 'Người Nhận Thử', dossierIds: ids }
    expect(codeOf(await desk.client.call('handOverPapers', { body: { ...body, agencyId: 'so-tai-chinh' } }))).toBe(
      'HAND_OVER_DOSSIER',
    )
    const { slips } = must(await desk.client.call('handOverPapers', { body }))
    const slip = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
    expect(slip.content?.content).toMatchObject({ run: '09 giờ 00', dossiers: [{ sets: 1 }, { sets: 1 }] })
    expect(codeOf(await desk.client.call('handOverPapers', { body }))).toBe('HAND_OVER_DOSSIER')
  })
})

test('TT-4.2c: the control slip travels with the paper and names its hops', async () => {
  const { id } = await desk.one()
  const issue = async () => {
    const { slips } = must(await desk.client.call('issueControlSlip', { ...at(id), body: {} }))
    return must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
  }
  expect(await issue()).toMatchObject({ number: '1/PKS-TTPVHCC(BPTNTKQ)', content: { hops: [{ result: null }] } })
  must(await desk.client.call('recordResult', { ...at(id), body: RESULT }))
  expect(await issue()).toMatchObject({ content: { hops: [{ result: null }, { result: 'early' }] } })
  must(await desk.client.call('returnResult', { ...at(id), body: { proof: 'receipt', receiver: RECEIVER } }))
  expect(codeOf(await desk.client.call('issueControlSlip', { ...at(id), body: {} }))).toBe('DOSSIER_STATE')
})

describe('mistakes put right', () => {
  test('a wrong name after printing: the slip is cancelled with its cause and replaced under a new number', async () => {
    const { dossiers } = await desk.receive({ times: 2, oneReceipt: true })
    const [first, second] = dossiers
    if (!first || !second) throw new Error('nothing was received')
    const party = { ...AN, name: 'Nguyễn Thị Ảnh' }
    const body = { role: 'filer' as const, party, cause: 'wrong-party' as const }
    const { slips } = must(await desk.client.call('correctParty', { ...at(first.id), body }))
    expect(slips.map(({ number }) => number)).toEqual(['2/TTPVHCC(BPTNTKQ)'])
    const shown = await stateOf(desk.client, second.id)
    expect(shown.name).toBe('Nguyễn Thị Ảnh')
    expect(shown.slips.map(({ cancelled, replaces }) => [cancelled, replaces])).toEqual([
      [true, null],
      [false, shown.slips[0]?.id],
    ])
    const anew = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
    expect(anew.content?.content).toMatchObject({ filer: { name: 'Nguyễn Thị Ảnh' }, items: [{}, {}] })
    const found = must(await desk.client.call('searchDossiers', { query: { q: 'nguyen thi anh' } }))
    expect(found.dossiers).toHaveLength(2)
  })

  test('entered twice: cancelled, its code stays given, a shared receipt is issued anew without it', async () => {
    const { dossiers } = await desk.receive({ times: 2, oneReceipt: true })
    const [first, second] = dossiers
    if (!first || !second) throw new Error('nothing was received')
    const twice = { cause: 'entered-twice' as const, twinId: first.id }
    const nobody = { ...twice, twinId: second.id }
    expect(codeOf(await desk.client.call('voidDossier', { ...at(second.id), body: nobody }))).toBe('TWIN_UNKNOWN')
    const { dossier, slips } = must(await desk.client.call('voidDossier', { ...at(second.id), body: twice }))
    expect([dossier.state, slips.length]).toEqual(['void', 1])
    const anew = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
    expect(anew.content?.content).toMatchObject({ items: [{ code: first.code }] })
    expect((await desk.one()).code.slice(-4)).toBe('0003')
  })

  test('BD-2.4: nothing is paid for a dossier that was entered by mistake', async () => {
    const { id } = await desk.one({ dossier: { fees: [{ kind: 'charge', amount: 5_000, when: 'reception' }] } })
    must(await desk.client.call('voidDossier', { ...at(id), body: { cause: 'entered-twice' } }))
    const body = { lines: [{ dossierId: id, no: 1 }], method: 'cash' as const, expected: 5_000 }
    const paid = await desk.client.call('collectFees', { body })
    expect(codeOf(paid)).toBe('DOSSIER_STATE')
  })
})

describe('slips', () => {
  test('invariant 6: a slip is printed again just as it was, counted; others see what it says only so (KT-5.1d)', async () => {
    const { slips } = await desk.receive()
    const params = { slipId: slips[0]?.id ?? '' }
    const first = must(await desk.client.call('getSlip', { params }))
    expect(first.content).toMatchObject({ kind: 'receipt', content: { filer: { idNumber: AN.identity } } })
    const other = await openDossierDesk(centre, 2)
    expect(must(await other.client.call('getSlip', { params })).content).toBeNull()
    const again = must(await other.client.call('reprintSlip', { params, body: {} }))
    expect([again.content, again.slip.reprints]).toEqual([first.content, 1])
    expect(payloads(centre, 'slip.reprinted')).toEqual([{ ...params, officerId: 'O2', nth: 1 }])
    expect(centre.db.prepare('SELECT answer FROM idempotency').pluck().all().join()).not.toContain(AN.identity)
  })

  test('law-facts §7: erasing a party empties its slips and leaves nothing to find it by', async () => {
    const { id } = await desk.one()
    const leader = await leaderOf(centre)
    const { parties } = must(await leader.call('openDossier', { ...at(id), body: { purpose: 'complaint' } })).dossier
    expect(parties[0]?.identity).toBe(AN.identity)
    must(await leader.call('erasePerson', { params: { personId: parties[0]?.personId ?? '' }, body: {} }))
    expect((await stateOf(desk.client, id)).parties[0]).toMatchObject({ name: null, identity: null })
    for (const q of ['anh', '345678', '000123'])
      expect(must(await desk.client.call('searchDossiers', { query: { q } })).dossiers).toEqual([])
    const whole = centre.db.prepare(`SELECT group_concat(COALESCE(body, '')) FROM person`).pluck().get()
    expect(String(whole)).not.toContain(AN.identity)
    expect(centre.db.prepare('SELECT COUNT(*) FROM party_mark').pluck().get()).toBe(0)
    expect(payloads(centre, 'dossier.viewed')).toEqual([{ dossierId: id, officerId: 'leader', purpose: 'complaint' }])
  })
})
