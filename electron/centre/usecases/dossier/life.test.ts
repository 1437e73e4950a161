import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import { AN, LONG, SHORT, leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const ITEM = { text: 'Bản sao giấy tờ chứng minh chỗ ở', verify: false }
const REQUEST = { items: [{ ...ITEM, no: 1 }], reason: 'Bản đã nộp bị mờ.' }
const SIGNER = { title: 'TRƯỞNG PHÒNG', name: 'Người Ký Thử' }

let centre: TestCentre
let desk: DossierDesk
let leader: Client
beforeEach(async () => {
  centre = await startDossierCentre({ settings: { 'supplement.agencyDays': 3 } })
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
})
afterEach(() => disposeSound(centre))

const at = (dossierId: string) => ({ params: { dossierId } })
const view = (id: string) => stateOf(desk.client, id)

describe('supplements', () => {
  test('TT-4.3d, TT-4.3d*, TT-4.3a: the clock stands, and starts again from the beginning when all is there', async () => {
    const { id, dueAt } = await desk.one()
    const asked = must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    expect(asked.dossier.state).toBe('supplement')
    expect(asked.slips).toEqual([expect.objectContaining({ kind: 'supplement', number: '1/PBS-TTPVHCC(BPTNTKQ)' })])
    centre.clock.advance(2 * DAY)
    desk = await openDossierDesk(centre)
    const back = must(await desk.client.call('supplementReceived', { ...at(id), body: {} }))
    expect(back.dossier.state).toBe('in-process')
    expect(back.dossier.dueAt).toBeGreaterThan(dueAt)
    expect((await view(id)).dueDates.map(({ cause }) => cause)).toEqual(['received', 'supplemented'])
    const [event] = payloads(centre, 'dossier.supplemented')
    expect(event).toMatchObject({ counted: 'restarted', previousDueAt: dueAt })
    expect(Number(event?.['startedAt']) - Number(event?.['stoppedAt'])).toBe(2 * DAY)
  })

  test('KT-12.1c: once; more only by a leader with a reason, which is counted', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    must(await desk.client.call('supplementReceived', { ...at(id), body: {} }))
    expect(codeOf(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))).toBe('SUPPLEMENT_LIMIT')
    const beyond = { ...REQUEST, beyondLimit: 'Cơ quan phát hiện thiếu sau thẩm định' }
    expect(codeOf(await desk.client.call('requestSupplement', { ...at(id), body: beyond }))).toBe('SUPPLEMENT_LIMIT')
    expect(codeOf(await leader.call('requestSupplement', { ...at(id), body: REQUEST }))).toBe('SUPPLEMENT_LIMIT')
    must(await leader.call('requestSupplement', { ...at(id), body: beyond }))
    expect((await view(id)).supplements.map(({ forced }) => forced)).toEqual([false, true])
    expect(payloads(centre, 'dossier.supplementRequested').map(({ nth }) => nth)).toEqual([1, 2])
  })

  test('TQ-7.2a: what was asked at the desk counts until the dossier is received, not for the next one of that person', async () => {
    const body = { procedureId: LONG, channel: 'direct' as const, party: AN, ...REQUEST }
    const ask = async () => codeOf(await desk.client.call('requestSupplementAtDesk', { body }))
    expect([await ask(), await ask()]).toEqual(['OK', 'SUPPLEMENT_LIMIT'])
    await desk.one({ dossier: { procedureId: SHORT } })
    expect(await ask()).toBe('SUPPLEMENT_LIMIT')
    await desk.one({ dossier: { procedureId: LONG } })
    expect([await ask(), await ask()]).toEqual(['OK', 'SUPPLEMENT_LIMIT'])
  })

  test('law-facts §4: a procedure whose own law says more may be asked more often', async () => {
    const change = {
      kind: 'setting' as const,
      item: {
        key: 'supplement.byProcedure' as const,
        agencyId: null,
        from: '2026-11-25',
        value: [{ procedureId: LONG, max: 3, source: 'Luật chuyên ngành, Điều 1' }],
        source: 'thử',
      },
    }
    must(await leader.call('changeConfiguration', { body: { changes: [change] } }))
    const { id } = await desk.one()
    for (const _ of [1, 2, 3]) {
      must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
      must(await desk.client.call('supplementReceived', { ...at(id), body: {} }))
    }
    expect(codeOf(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))).toBe('SUPPLEMENT_LIMIT')
  })

  test('TT-4.3d: after the agency has had its days only with a ground', async () => {
    const { id } = await desk.one()
    centre.clock.set('2026-12-01T08:00')
    desk = await openDossierDesk(centre)
    expect(codeOf(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))).toBe('SUPPLEMENT_LATE')
    const ground = 'Luật chuyên ngành, Điều 2'
    must(await desk.client.call('requestSupplement', { ...at(id), body: { ...REQUEST, ground } }))
  })

  test('TV-3.2a, TT-9.1b, KT-5.1đ: what a database gave, and what no list has, is asked for with its citation only', async () => {
    const list = centre.centre.deps.store.catalogue().rows.get(LONG)?.body.components ?? []
    const lines = list.map((_, place) => ({ no: place + 1, originals: 1, certified: 0, copies: 0, electronic: 0 }))
    const { id } = await desk.one({
      dossier: { components: lines.map((line, place) => (place === 0 ? { ...line, mark: 'reused' as const } : line)) },
    })
    const ask = async (item: object) =>
      codeOf(
        await desk.client.call('requestSupplement', { ...at(id), body: { ...REQUEST, items: [{ ...ITEM, ...item }] } }),
      )
    expect(await ask({})).toBe('GROUND_NEEDED')
    expect(await ask({ no: 1 })).toBe('GROUND_NEEDED')
    expect(await ask({ no: 1, ground: 'NQ 66.7/2025: dữ liệu sai' })).toBe('OK')
    expect(payloads(centre, 'dossier.supplementRequested')[0]).toMatchObject({
      items: [{ no: 1, verify: true, outside: false }],
    })
  })

  test('TQ-7.2a, KT-12.1c: before acceptance there is no code; counted by person and procedure, not by post', async () => {
    const body = { procedureId: SHORT, channel: 'direct' as const, party: AN, ...REQUEST }
    const first = must(await desk.client.call('requestSupplementAtDesk', { body }))
    expect([first.nth, first.slips[0]?.number]).toEqual([1, '1/PBS-TTPVHCC(BPTNTKQ)'])
    expect(codeOf(await desk.client.call('requestSupplementAtDesk', { body }))).toBe('SUPPLEMENT_LIMIT')
    const other = { ...body, party: { ...AN, identity: '001185000999' } }
    expect(codeOf(await desk.client.call('requestSupplementAtDesk', { body: other }))).toBe('OK')
    expect(codeOf(await desk.client.call('requestSupplementAtDesk', { body: { ...body, procedureId: LONG } }))).toBe(
      'OK',
    )
    const posted = { ...body, procedureId: LONG, channel: 'postal' as const }
    expect(codeOf(await desk.client.call('requestSupplementAtDesk', { body: posted }))).toBe('SUPPLEMENT_CHANNEL')
    expect(centre.db.prepare('SELECT COUNT(*) FROM dossier').pluck().get()).toBe(0)
  })

  test('BD-10.3b: not supplemented within a time equal to the limit, it is filed at the agency; not before', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    expect(codeOf(await desk.client.call('archiveDossier', { ...at(id), body: {} }))).toBe('SUPPLEMENT_IN_TIME')
    centre.clock.advance(60 * DAY)
    desk = await openDossierDesk(centre)
    expect(must(await desk.client.call('archiveDossier', { ...at(id), body: {} })).dossier.state).toBe('archived')
  })
})

describe('refusals', () => {
  test('KT-8.1, KT-7.2d: at the desk without a code, with a slip, directed to who is competent', async () => {
    const { agencies } = must(await leader.call('getConfiguration', {}))
    const known = agencies.find(({ id }) => id === 'cong-an-phuong')
    const item = { ...known, address: 'số 3 Phố Thử', phone: '0200 000 000' }
    must(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'agency', item }] } }))
    const listed = must(await desk.client.call('listAgencies', {})).agencies.find(({ id }) => id === 'cong-an-phuong')
    expect(listed).toMatchObject({ name: 'Công an phường', address: item.address })
    const body = {
      ...{ channel: 'direct' as const, party: AN, cause: 'out-of-scope' as const, subject: 'Cấp đổi giấy phép lái xe' },
      words: 'Không thuộc phạm vi tiếp nhận của Trung tâm.',
      redirectTo: 'cong-an-phuong',
    }
    const { slips } = must(await desk.client.call('refuseAtDesk', { body }))
    expect(slips).toEqual([expect.objectContaining({ kind: 'refusal', number: '1/PTC-TTPVHCC(BPTNTKQ)' })])
    const printed = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } })).content
    expect(printed?.content).toMatchObject({
      reason: `${body.words} Đề nghị ông/bà liên hệ Công an phường, số 3 Phố Thử, điện thoại 0200 000 000.`,
    })
    expect(centre.db.prepare('SELECT dossier_id, redirect_to FROM refusal').get()).toEqual({
      dossier_id: null,
      redirect_to: 'cong-an-phuong',
    })
    const { subject: _, ...nothing } = body
    expect(codeOf(await desk.client.call('refuseAtDesk', { body: nothing }))).toBe('BAD_REQUEST')
    const nowhere = { ...body, redirectTo: 'khong-co' }
    expect(codeOf(await desk.client.call('refuseAtDesk', { body: nowhere }))).toBe('AGENCY_UNKNOWN')
  })

  test('TT-4.3đ: after acceptance it is the result, and is handed out like one', async () => {
    const { id } = await desk.one()
    const refused = must(
      await desk.client.call('refuseDossier', {
        ...at(id),
        body: { cause: 'not-eligible', words: 'Không đủ điều kiện.' },
      }),
    )
    expect([refused.dossier.state, refused.slips[0]?.kind]).toEqual(['refused', 'refusal'])
    expect((await view(id)).nationalState).toBe(9)
    const body = { proof: 'receipt' as const, receiver: { name: AN.name } }
    expect(must(await desk.client.call('returnResult', { ...at(id), body })).dossier.state).toBe('returned')
    const other = await desk.one()
    const words = { cause: 'not-eligible' as const, words: 'Không đủ điều kiện.' }
    must(await desk.client.call('refuseDossier', { ...at(other.id), body: words }))
    centre.clock.advance(63 * DAY)
    desk = await openDossierDesk(centre)
    const { agencyId } = await stateOf(desk.client, other.id)
    const list = { direction: 'back' as const, agencyId, receiver: 'Người Nhận Thử', dossierIds: [other.id] }
    must(await desk.client.call('handOverPapers', { body: list }))
    expect((await stateOf(desk.client, other.id)).state).toBe('with-agency')
  })
})

describe('apologies', () => {
  const apology = (dueAt: number) => ({ dueAt, cause: 'verification' as const, words: 'Chờ xác minh.', signer: SIGNER })

  test('TT-4.3e, TT-4.3e*: once, a day before the date, to a later day', async () => {
    const { id, dueAt } = await desk.one()
    const ask = async (client: Client, when: number) =>
      codeOf(await client.call('issueApology', { ...at(id), body: apology(when) }))
    expect(await ask(desk.client, dueAt)).toBe('APOLOGY_DATE')
    expect(await ask(desk.client, dueAt + 7 * DAY)).toBe('OK')
    expect(await ask(leader, dueAt + 14 * DAY)).toBe('APOLOGY_ONCE')
    const shown = await view(id)
    expect([shown.dueAt, shown.dueDates.at(-1)?.cause]).toEqual([dueAt + 7 * DAY, 'apologised'])
    expect(shown.slips.at(-1)?.number).toBe('1/PXL')
  })

  test('TT-4.3e: later than that only by a leader, and flagged', async () => {
    const { id, dueAt } = await desk.one()
    centre.clock.advance(dueAt - centre.clock.now() - 60_000)
    desk = await openDossierDesk(centre)
    leader = await leaderOf(centre)
    const body = apology(dueAt + 7 * DAY)
    expect(codeOf(await desk.client.call('issueApology', { ...at(id), body }))).toBe('APOLOGY_LATE')
    must(await leader.call('issueApology', { ...at(id), body }))
    expect(payloads(centre, 'dossier.apologised')).toEqual([expect.objectContaining({ late: true })])
  })
})

describe('withdrawal', () => {
  const wish = { how: 'desk' as const, words: 'Không còn nhu cầu' }

  test('Điều 21 NĐ 118/2025: without a decision it is stopped with a notice; else it goes on where it was', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('requestWithdrawal', { ...at(id), body: wish }))
    expect((await view(id)).nationalState).toBe(7)
    expect(must(await desk.client.call('continueDossier', { ...at(id), body: {} })).dossier.state).toBe('in-process')
    must(await desk.client.call('requestWithdrawal', { ...at(id), body: wish }))
    const stopped = must(await desk.client.call('stopDossier', { ...at(id), body: { signer: SIGNER } }))
    expect([stopped.dossier.state, stopped.slips[0]?.number]).toEqual(['stopped', '1/TBD'])
    const slip = must(await desk.client.call('getSlip', { params: { slipId: stopped.slips[0]?.id ?? '' } }))
    expect(slip.content?.content).toMatchObject({ reason: 'Không còn nhu cầu', state: 'Đang xử lý' })
    expect(codeOf(await desk.client.call('continueDossier', { ...at(id), body: {} }))).toBe('DOSSIER_STATE')
  })

  test('TT-4.3d: who wishes to while a supplement is awaited is not late by that, for nobody', async () => {
    const { id, code, dueAt } = await desk.one()
    must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    must(await desk.client.call('requestWithdrawal', { ...at(id), body: { how: 'desk', words: 'Không cần nữa' } }))
    centre.clock.advance(dueAt - centre.clock.now() + DAY)
    desk = await openDossierDesk(centre)
    const { counts } = must(await desk.client.call('countDossiers', { query: {} }))
    expect(counts).toMatchObject({ late: 0, 'to-archive': 1 })
    const { dossier } = must(await desk.client.call('lookUpDossier', { body: { code, factor: '5678' } }))
    expect(dossier.more?.isLate).toBe(false)
    const result = { paper: true, electronic: false, kind: 'granted' as const }
    expect(codeOf(await desk.client.call('recordResult', { ...at(id), body: result }))).toBe('OK')
  })

  test('from a supplement it comes back to the supplement', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    must(await desk.client.call('requestWithdrawal', { ...at(id), body: wish }))
    expect(must(await desk.client.call('continueDossier', { ...at(id), body: {} })).dossier.state).toBe('supplement')
  })
})

test('a payment to the state stands between and processing goes on (national state 6)', async () => {
  const { id } = await desk.one()
  must(await desk.client.call('requirePayment', { ...at(id), body: { words: 'Nộp thuế trước bạ' } }))
  expect((await view(id)).nationalState).toBe(6)
  expect(must(await desk.client.call('paymentMade', { ...at(id), body: {} })).dossier.state).toBe('in-process')
})
