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
