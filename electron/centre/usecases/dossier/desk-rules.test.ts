import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Slip } from '../../../../shared/domain/slips/slip.ts'
import {
  AN,
  IDENTIFIER,
  LONG,
  SHORT,
  fullList,
  openDossierDesk,
  receptionOf,
  startDossierCentre,
  stateOf,
} from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000

let centre: TestCentre
let desk: DossierDesk
beforeEach(async () => {
  centre = await startDossierCentre({ settings: { 'centre.hotline': '1900 0000' } })
  desk = await openDossierDesk(centre)
})
afterEach(() => disposeSound(centre))

const at = (dossierId: string) => ({ params: { dossierId } })
const online = () => ({
  channel: 'online' as const,
  dossier: { components: fullList(centre, LONG).map((line) => ({ ...line, originals: 0, electronic: 1 })) },
})
const slipOf = async (slips: readonly { id: string }[]): Promise<Slip | null> =>
  must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
const carried = async (): Promise<number> =>
  must(await desk.client.call('listDossiers', { params: { list: 'paper-to-carry' }, query: {} })).total

test('TQ-7.1b, TT-4.3b: an online dossier moves on as it is accepted; with paper on the way the clock runs too', async () => {
  const filed = await desk.one(online())
  expect([filed.state, await carried()]).toEqual(['in-process', 0])
  const brought = await desk.one()
  expect([brought.state, brought.dueAt, await carried()]).toEqual(['in-process', filed.dueAt, 1])
  const result = { paper: true, electronic: true, kind: 'granted' as const }
  expect(codeOf(await desk.client.call('recordResult', { ...at(brought.id), body: result }))).toBe('OK')
})

test('TQ-9.2: dossiers of one visit go to the agencies whose procedures they are', async () => {
  const { rows } = centre.centre.deps.store.catalogue()
  const other = [...rows.values()].find(({ agencyId, body }) => {
    const isCounted = body.limits.length > 0 && body.limits.every(({ unit }) => unit !== 'other')
    return agencyId !== rows.get(LONG)?.agencyId && isCounted
  })
  if (!other) throw new Error('the demonstration has one agency only')
  const [first] = receptionOf(centre).dossiers
  if (!first) throw new Error('no dossier')
  const procedureId = other.view.id
  const body = receptionOf(centre, { dossier: { procedureId } })
  const { dossiers } = must(
    await desk.client.call('receiveDossier', { body: { ...body, dossiers: [first, ...body.dossiers] } }),
  )
  const agencies = await Promise.all(dossiers.map(async ({ id }) => (await stateOf(desk.client, id)).agencyId))
  expect(agencies).toEqual([rows.get(LONG)?.agencyId, other.agencyId])
})

test('TT-2.2, TT-4.1a, KT-2.3, BD-2.1: nobody receives but who is logged in at the centre', async () => {
  const body = receptionOf(centre)
  for (const device of ['kiosk', 'counter', 'board', 'rating'] as const)
    expect(codeOf(await centre.client(centre.token(device)).call('receiveDossier', { body }))).toBe('FORBIDDEN')
  for (const person of ['technician', 'receptionist'])
    expect(codeOf(await centre.client(await centre.logIn(person)).call('receiveDossier', { body }))).toBe('FORBIDDEN')
  expect(payloads(centre, 'dossier.received')).toEqual([])
})

test('KT-5.1b, TT-6.1: any of the five channels is taken, and stands on the receipt beside the hotline', async () => {
  const principal = { ...AN, name: 'Trần Văn Bình', identity: '001080000456', paper: 'Giấy ủy quyền ngày 20/11/2026' }
  for (const channel of ['direct', 'postal', 'hired'] as const)
    expect(await slipOf((await desk.receive({ channel })).slips)).toMatchObject({ content: { channel } })
  const authorised = await slipOf((await desk.receive({ channel: 'authorised', principal })).slips)
  expect(authorised).toMatchObject({
    content: { channel: 'authorised', principal: { name: principal.name, paper: principal.paper } },
    issuer: { hotline: '1900 0000' },
  })
  expect(await slipOf((await desk.receive(online())).slips)).toMatchObject({ content: { channel: 'online' } })
})

test('KT-6.2a: a receipt says what whoever files answers for, where the centre wishes it; no other slip does', async () => {
  const duty = 'Ông (Bà) chịu trách nhiệm về tính chính xác của giấy tờ đã nộp.'
  const { id } = await desk.one()
  const without = await slipOf((await stateOf(desk.client, id)).slips)
  await centre.dispose()
  centre = await startDossierCentre({ settings: { 'slip.filerDuty': duty } })
  desk = await openDossierDesk(centre)
  const receipt = await slipOf((await desk.receive()).slips)
  if (!receipt || !without) throw new Error('no receipt')
  const choice = { copy: 'original', cancelled: false } as const
  const paper = centre.centre.deps.composeSlip(receipt, choice)
  expect([paper.duty, centre.centre.deps.composeSlip(without, choice).duty]).toEqual([duty, undefined])
  const body = { cause: 'not-eligible' as const, words: 'Không đủ điều kiện.' }
  const { slips } = must(await desk.client.call('refuseDossier', { ...at((await desk.one()).id), body }))
  expect((await slipOf(slips))?.issuer).not.toHaveProperty('duty')
})

test('TQ-7.1a: what is missing online is asked for once and in full, with its reason', async () => {
  const items = [1, 2].map((no) => ({ no, text: `Giấy tờ ${no}`, verify: false }))
  const body = { procedureId: SHORT, channel: 'online' as const, party: AN, items, reason: 'Ảnh mờ, không đọc được.' }
  const { slips, nth } = must(await desk.client.call('requestSupplementAtDesk', { body }))
  expect(await slipOf(slips)).toMatchObject({
    content: { code: null, items: [{ content: 'Giấy tờ 1' }, { content: 'Giấy tờ 2' }], reason: body.reason },
  })
  expect([nth, codeOf(await desk.client.call('requestSupplementAtDesk', { body }))]).toEqual([1, 'SUPPLEMENT_LIMIT'])
})

test('KT-13.4, BD-2.2: every step stands in the journal with its officer and moment, and moves what the public sees', async () => {
  const { id, code } = await desk.one()
  const seen = async () =>
    must(await centre.client(null).call('lookUpDossier', { body: { code } })).dossier.nationalState
  const states = [await seen()]
  centre.clock.advance(60_000)
  must(await desk.client.call('recordResult', { ...at(id), body: { paper: true, electronic: true, kind: 'granted' } }))
  states.push(await seen())
  must(await desk.client.call('returnResult', { ...at(id), body: { proof: 'receipt', receiver: { name: AN.name } } }))
  states.push(await seen())
  expect(states).toEqual([4, 9, 10])
  for (const type of ['dossier.received', 'dossier.resultRecorded', 'dossier.resultReturned'])
    expect(payloads(centre, type)).toEqual([expect.objectContaining({ dossierId: id, officerId: 'O1' })])
  const moments = centre.db.prepare(`SELECT at_ms FROM event WHERE type LIKE 'dossier.%' ORDER BY seq`).pluck().all()
  expect(Number(moments.at(-1)) - Number(moments[0])).toBe(60_000)
})

test('KT-3.3, KT-11.2: an apology names who signs, and for whom', async () => {
  const { id, dueAt } = await desk.one()
  const signer = { onBehalf: 'KT. TRƯỞNG PHÒNG', title: 'PHÓ TRƯỞNG PHÒNG', name: 'Người Ký Thử' }
  const body = { dueAt: dueAt + 7 * DAY, cause: 'verification' as const, words: 'Chờ xác minh.', signer }
  const { slips } = must(await desk.client.call('issueApology', { ...at(id), body }))
  expect(await slipOf(slips)).toMatchObject({ content: { signer } })
})

test('KT-12.1d: how many codes are left is known before the form is filled; a full range gives none and none is guessed', async () => {
  const left = async () => {
    const { identifier, left: n } = must(await desk.client.call('getDossierCodes', { params: { procedureId: LONG } }))
    return [identifier, n]
  }
  expect(await left()).toEqual([IDENTIFIER, 9_999])
  await centre.dispose()
  centre = await startDossierCentre({
    settings: {
      'dossier.codes': {
        identifier: IDENTIFIER,
        ranges: [
          { from: 1, to: 1 },
          { from: 7, to: 7 },
        ],
      },
    },
  })
  desk = await openDossierDesk(centre)
  expect([(await desk.one()).code, (await desk.one()).code].map((code) => code.slice(-4))).toEqual(['0001', '0007'])
  expect(await left()).toEqual([IDENTIFIER, 0])
  const body = receptionOf(centre)
  expect(codeOf(await desk.client.call('receiveDossier', { body }))).toBe('DOSSIER_CODES_USED_UP')
  centre.clock.advance(DAY)
  desk = await openDossierDesk(centre)
  expect((await desk.one()).code.slice(-4)).toBe('0001')
})

test('forms.md §0.1: papers of residence are CT04, CT05 and CT06; on one receipt with others the general form', async () => {
  await centre.dispose()
  centre = await startDossierCentre({ settings: { 'slip.residenceFields': ['cu-tru'] } })
  desk = await openDossierDesk(centre)
  const rows = [...centre.centre.deps.store.catalogue().rows.values()]
  const other = rows.find(
    ({ fieldId, body }) => fieldId !== 'cu-tru' && body.limits.some(({ unit }) => unit !== 'other'),
  )
  if (!other) throw new Error('the demonstration has residence only')
  const organisation = { kind: 'organisation' as const, name: 'Công ty TNHH Mẫu', identity: '0101234567' }
  const set = async (slips: readonly { id: string }[]) => {
    const slip = await slipOf(slips)
    return slip && `${slip.formSet} ${slip.kind}`
  }
  const { slips, dossiers } = await desk.receive({ filer: organisation, channel: 'hired' })
  expect(await set(slips)).toBe('TT66-2023-BCA receipt')
  expect((await slipOf(slips))?.content).toMatchObject({ filer: { name: organisation.name, idNumber: '0101234567' } })
  const params = at(dossiers[0]?.id ?? '')
  const items = [{ no: 1, text: 'Tờ khai', verify: false }]
  const asked = must(await desk.client.call('requestSupplement', { ...params, body: { items, reason: 'Mờ.' } }))
  expect(await set(asked.slips)).toBe('TT66-2023-BCA supplement')
  const words = { cause: 'invalid' as const, words: 'Không hợp lệ.', channel: 'postal' as const, party: AN }
  const refused = must(await desk.client.call('refuseAtDesk', { body: { ...words, procedureId: LONG } }))
  expect(await set(refused.slips)).toBe('TT66-2023-BCA refusal')
  const [first] = receptionOf(centre).dossiers
  const mixed = receptionOf(centre, { dossier: { procedureId: other.view.id }, oneReceipt: true })
  if (!first) throw new Error('no dossier')
  const both = { ...mixed, dossiers: [first, ...mixed.dossiers] }
  expect(await set(must(await desk.client.call('receiveDossier', { body: both })).slips)).toBe('TT03-2025 receipt')
})
