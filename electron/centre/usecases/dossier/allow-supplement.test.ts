import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BodyOf } from '../../../../shared/api/operations.ts'
import { AN, LONG, leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import { PIN } from '../../../testkit/test-seed.ts'

const REASON = 'Cơ quan phát hiện thiếu sau khi thẩm định'
const ITEMS = [{ no: 1, text: 'Tờ khai', verify: false, why: 'Thiếu chữ ký', ground: 'Luật X, Điều 7' }]
const REQUEST = { items: ITEMS, reason: 'Bản đã nộp bị mờ.', beyondLimit: REASON }

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const allow = (body: Partial<BodyOf<'allowSupplement'>>) =>
  desk.client.call('allowSupplement', { body: { leaderId: 'leader', pin: PIN, reason: REASON, ...body } })
const ask = async (dossierId: string, more: object = {}) =>
  codeOf(await desk.client.call('requestSupplement', { params: { dossierId }, body: { ...REQUEST, ...more } }))
const askedOnce = async (): Promise<string> => {
  const { id } = await desk.one()
  expect(await ask(id)).toBe('OK')
  must(await desk.client.call('supplementReceived', { params: { dossierId: id }, body: {} }))
  return id
}

test('KT-12.1c: a leader agrees with the PIN at the desk, to this one request and for this reason', async () => {
  const id = await askedOnce()
  const { allowance } = must(await allow({ dossierId: id }))
  expect(await ask(id)).toBe('SUPPLEMENT_LIMIT')
  expect(await ask(id, { allowance, beyondLimit: 'Lý do khác' })).toBe('SUPPLEMENT_LIMIT')
  expect(await ask(await askedOnce(), { allowance })).toBe('SUPPLEMENT_LIMIT')
  expect(await ask(id, { allowance })).toBe('OK')
  must(await desk.client.call('supplementReceived', { params: { dossierId: id }, body: {} }))
  expect(await ask(id, { allowance })).toBe('SUPPLEMENT_LIMIT')
  expect(payloads(centre, 'supplement.allowed')).toEqual([
    { leaderId: 'leader', officerId: 'O1', counterId: 'C1', dossierId: id, procedureId: LONG, nth: 2 },
  ])
  expect(payloads(centre, 'dossier.supplementRequested').map(({ allowedBy }) => allowedBy)).toEqual([
    undefined,
    undefined,
    'leader',
  ])
})

test('KT-12.1c: before acceptance for this person and procedure; the slip says why of each paper', async () => {
  const body = { procedureId: LONG, channel: 'direct' as const, party: AN, ...REQUEST }
  const { slips } = must(await desk.client.call('requestSupplementAtDesk', { body }))
  const slip = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
  expect(slip.content?.content).toMatchObject({
    items: [{ content: 'Tờ khai', reason: 'Thiếu chữ ký (Luật X, Điều 7)' }],
    reason: REQUEST.reason,
  })
  const { allowance } = must(await allow({ procedureId: LONG, party: AN }))
  const again = async (more: object) =>
    codeOf(await desk.client.call('requestSupplementAtDesk', { body: { ...body, allowance, ...more } }))
  const other = { ...AN, identity: '001185000999' }
  must(await desk.client.call('requestSupplementAtDesk', { body: { ...body, party: other } }))
  expect(await again({ party: other })).toBe('SUPPLEMENT_LIMIT')
  centre.clock.advance(15 * 60_000 + 1)
  expect(await again({})).toBe('SUPPLEMENT_LIMIT')
  const fresh = must(await allow({ procedureId: LONG, party: AN }))
  expect(await again({ allowance: fresh.allowance })).toBe('OK')
})

test('TT-9.1b, KT-12.1c: what was asked beyond the list or the limit is reported by agency, before acceptance too', async () => {
  const leader = await leaderOf(centre)
  const counted = async () => {
    const { agencies } = must(await leader.call('getDossierRecord', { query: {} }))
    return agencies.map(({ counted: n }) => [n.outside, n['beyond-limit']])
  }
  const items = [{ text: 'Giấy xác nhận của tổ dân phố', verify: false, ground: 'Luật X, Điều 7' }]
  const body = { procedureId: LONG, channel: 'direct' as const, party: AN, ...REQUEST, items }
  must(await desk.client.call('requestSupplementAtDesk', { body }))
  expect(await counted()).toEqual([[1, 0]])
  const { allowance } = must(await allow({ procedureId: LONG, party: AN }))
  must(await desk.client.call('requestSupplementAtDesk', { body: { ...body, items: ITEMS, allowance } }))
  expect(await counted()).toEqual([[1, 1]])
  const outside = [{ name: 'Bản vẽ', ground: 'Luật Y', originals: 1, certified: 0, copies: 0, electronic: 0 }]
  const { id } = await desk.one({ dossier: { outside } })
  expect(await ask(id)).toBe('OK')
  expect(await counted()).toEqual([[2, 1]])
})

test('a wrong PIN counts as at a log-in, and only leaders agree', async () => {
  const { id } = await desk.one()
  expect(codeOf(await allow({ dossierId: id, pin: '0000' }))).toBe('WRONG_PIN')
  expect(payloads(centre, 'login.refused')).toEqual([{ officerId: 'leader', counterId: null, locked: false }])
  expect(codeOf(await allow({ dossierId: id, leaderId: 'O1' }))).toBe('FORBIDDEN')
  expect(codeOf(await allow({ dossierId: id, leaderId: 'khong-co' }))).toBe('WRONG_PIN')
  expect(codeOf(await allow({}))).toBe('BAD_REQUEST')
  for (const _ of Array.from({ length: 4 })) await allow({ dossierId: id, pin: '0000' })
  expect(codeOf(await allow({ dossierId: id }))).toBe('ACCOUNT_LOCKED')
  expect(payloads(centre, 'supplement.allowed')).toEqual([])
  const { leaders } = must(await desk.client.call('listLeaders', {}))
  expect(leaders.map((one) => one.id)).toEqual(['leader'])
})
