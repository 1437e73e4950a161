import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { AN, LONG, leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../testkit/dossiers.ts'
import type { DossierDesk } from '../../testkit/dossiers.ts'
import { attach, textPdf } from '../../testkit/digital.ts'
import { TYPED, collectAll } from '../../testkit/fees.ts'
import { disposeSound, must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const OWNER = { ...AN, name: 'Trần Văn Bình', identity: '001090000777', phone: '0987 654 321' }
const REQUEST = { items: [{ no: 1, text: 'Bản rõ', verify: false }], reason: 'Bản đã nộp bị mờ' }
const WORDS = {
  delivery: { how: 'postal' as const, where: 'Số 5, Phố Thử' },
  summary: 'Của bà Ánh',
  note: 'Bà Ánh nghe kém',
}

let centre: TestCentre
let desk: DossierDesk
let leader: Client
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
})
afterEach(() => disposeSound(centre))

async function erase(dossierId: string, role: 'filer' | 'owner'): Promise<void> {
  const { parties } = await stateOf(leader, dossierId)
  const personId = parties.find((party) => party.role === role)?.personId ?? ''
  must(await leader.call('erasePerson', { params: { personId }, body: {} }))
}
const kept = (): string => centre.db.prepare('SELECT body FROM person WHERE body IS NOT NULL').pluck().all().join('\n')

test('law-facts §7: what was asked of a citizen and refused at the desk is erased with them, and its papers', async () => {
  const about = { procedureId: LONG, channel: 'direct' as const, party: AN }
  must(await desk.client.call('requestSupplementAtDesk', { body: { ...about, ...REQUEST } }))
  must(await desk.client.call('refuseAtDesk', { body: { ...about, cause: 'invalid', words: 'Thiếu hộ khẩu' } }))
  const { id } = await desk.one()
  await erase(id, 'filer')
  expect(kept()).not.toMatch(/Nguyễn Thị Ánh|001185000123|Bản rõ|Thiếu hộ khẩu/)
})

test('law-facts §7: what was said about a dossier goes with whose it is, not with who brought it', async () => {
  const { id } = await desk.one({ dossier: { ...WORDS, owner: OWNER } })
  must(await desk.client.call('requestSupplement', { params: { dossierId: id }, body: REQUEST }))
  await erase(id, 'filer')
  expect(kept()).toMatch(/Phố Thử[^]*bà Ánh[^]*nghe kém[^]*Bản rõ/)
  await erase(id, 'owner')
  expect(kept()).not.toMatch(/Phố Thử|Ánh|nghe kém|Bản rõ|Trần Văn Bình/)
})

test('law-facts §7: what was said about their money and their digitised papers goes too', async () => {
  const { id } = await desk.one({ dossier: { fees: [TYPED] } })
  const params = { dossierId: id }
  must(await desk.client.call('changeFees', { params, body: { fees: [TYPED], words: 'Bà Ánh là hộ nghèo' } }))
  const receiptId = must(await collectAll(desk.client, id)).receipts[0]?.id ?? ''
  const cancel = { cause: 'wrong-payer' as const, words: 'Con bà Ánh trả', replace: { method: 'cash' as const } }
  const paid = must(await desk.client.call('cancelFeeReceipt', { params: { receiptId }, body: cancel })).receipts[0]
  const refund = { lines: [{ ...params, no: 1 }], cause: 'other' as const, method: 'cash' as const }
  must(
    await leader.call('refundFees', {
      params: { receiptId: paid?.id ?? '' },
      body: { ...refund, ground: 'Đơn của bà Ánh' },
    }),
  )
  const fileId = await attach(desk.client, id, 'c1', await textPdf())
  const removal = { part: 'c1', pages: [{ fileId, page: 1 }], cause: 'wrong-paper' as const, words: 'Ảnh thẻ bà Ánh' }
  must(await desk.client.call('removeDigital', { params, body: removal }))
  for (const words of ['Sổ đỏ bà Ánh', 'Bản vẽ'])
    must(await desk.client.call('excuseDigital', { params, body: { part: 'c1', excuse: 'other', words } }))
  await erase(id, 'filer')
  expect(kept()).not.toMatch(/Ánh/)
})

test('law-facts §7: who only has the same name is somebody else', async () => {
  const namesake = { kind: 'person' as const, name: 'Lê Thị Hoà' }
  const [one, other] = [await desk.one({ filer: namesake }), await desk.one({ filer: namesake })]
  await erase(one.id, 'filer')
  expect([(await stateOf(leader, one.id)).name, (await stateOf(leader, other.id)).name]).toEqual([null, namesake.name])
})

test('law-facts §7: a name that was misspelt before is erased with the right one', async () => {
  const { id } = await desk.one({ filer: { kind: 'person', name: 'Lê Thị Hoà' } })
  const body = {
    role: 'filer' as const,
    party: { kind: 'person' as const, name: 'Lê Thị Hảo' },
    cause: 'wrong-words' as const,
  }
  must(await desk.client.call('correctParty', { params: { dossierId: id }, body }))
  await erase(id, 'filer')
  expect(kept()).not.toContain('Lê Thị')
})

test('law-facts §7: who paid for somebody else is erased from the receipt, which stays that one’s', async () => {
  const payer = { name: 'Phạm Văn Trả', address: 'Số 9, Đường Thử' }
  const { id } = await desk.one({ dossier: { fees: [TYPED] } })
  const { receipts, slips } = must(await collectAll(desk.client, id, { payer }))
  const row = centre.db.prepare('SELECT payer_person FROM fee_receipt WHERE id = ?').pluck().get(receipts[0]?.id)
  must(await leader.call('erasePerson', { params: { personId: String(row) }, body: {} }))
  expect(kept()).not.toMatch(/Phạm Văn Trả|Đường Thử/)
  const { content } = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
  expect(content?.content).toMatchObject({ payer: { name: '(đã xóa)', address: '' }, lines: [{ amount: 20_000 }] })
  expect((await stateOf(leader, id)).name).toBe(AN.name)
})

test('law-facts §7: what a bank wrote about the payments of who is erased goes; the rows stay to be compared', async () => {
  const paid = async (reference: string, filer = AN) => {
    const { id } = await desk.one({ filer, dossier: { fees: [TYPED] } })
    must(await collectAll(desk.client, id, { method: 'transfer', reference }))
    return id
  }
  const own = await paid('FT-0001')
  await paid('FT-0002', { ...AN, identity: '079085000778', phone: '0987 000 112', name: 'Lê Văn Khác' })
  const own2 = await paid('FT-0003')
  const text = [
    'Ngày;Mã giao dịch;Ghi có;Nội dung',
    '25/11/2026;FT-0001;20.000;NGUYEN THI ANH nop le phi',
    '25/11/2026;FT-0002;20.000;LE VAN KHAC nop le phi',
    '25/11/2026;X-77;20.000;NGUYEN THI ANH chuyen FT-0003',
  ].join('\n')
  const month = { params: { month: '2026-11' } }
  must(await leader.call('compareBankFile', { ...month, body: { text } }))
  await erase(own, 'filer')
  expect(kept()).not.toContain('NGUYEN THI ANH')
  expect(kept()).toContain('LE VAN KHAC')
  const { bank } = must(await leader.call('getFeeMonth', month)).month
  expect(bank).toMatchObject({ matched: 3, missing: 0, extra: 0 })
  expect(own2).not.toBe(own)
  // A later list of the month stands in for this one, of which nothing is kept then.
  must(await leader.call('compareBankFile', { ...month, body: { text: text.split('\n').slice(0, 3).join('\n') } }))
  expect(kept().match(/LE VAN KHAC/g)).toHaveLength(1)
})
