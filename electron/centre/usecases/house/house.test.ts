import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import { verifyCentre } from '../../journal/verify.ts'
import { AN, SHORT, leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const REQUEST = { items: [{ no: 1, text: 'Bản rõ', verify: false }], reason: 'Bản đã nộp bị mờ' }
const BINH = { ...AN, name: 'Trần Văn Bình', identity: '001090000777', phone: '0987 654 321' }

let centre: TestCentre
let desk: DossierDesk
let leader: Client
beforeEach(async () => {
  centre = await startDossierCentre({ settings: { 'supplement.agencyDays': 3 } })
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
})
afterEach(() => centre.dispose())

async function goTo(time: string): Promise<void> {
  centre.clock.set(time)
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
}
const at = (dossierId: string) => ({ params: { dossierId } })
const list = async (name: string) =>
  must(await desk.client.call('listDossiers', { params: { list: name }, query: {} })).dossiers.map(({ id }) => id)
const slipOf = async (slipId: string) =>
  must(await desk.client.call('reprintSlip', { params: { slipId }, body: {} })).content?.content

describe('the control slip', () => {
  test('TT-4.2c*: has the title that the regulation of the house gives it; without one, that of the form', async () => {
    const titleOf = async (): Promise<string | undefined> => {
      const { id } = await desk.one()
      const { slips } = must(await desk.client.call('issueControlSlip', { ...at(id), body: {} }))
      const { content } = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
      const choice = { copy: 'original', cancelled: false } as const
      return content ? centre.centre.deps.composeSlip(content, choice).title : undefined
    }
    expect(await titleOf()).toMatch(/^PHIẾU KIỂM.SOÁT QUÁ/)
    await centre.dispose()
    centre = await startDossierCentre({ settings: { 'slip.controlTitle': 'Phiếu kiểm soát thủ tục hành chính' } })
    desk = await openDossierDesk(centre)
    expect(await titleOf()).toBe('PHIẾU KIỂM SOÁT THỦ TỤC HÀNH CHÍNH')
  })
})

describe('lists in time', () => {
  test('TT-4.3e: who has to apologise is on a list two working days before the date, and the last day is told', async () => {
    const { id, dueAt } = await desk.one()
    expect(new Date(dueAt + 7 * 3_600_000).toISOString()).toBe('2026-12-04T17:00:00.000Z')
    expect(await list('to-apologise')).toEqual([])
    await goTo('2026-12-02T08:00')
    expect(await list('to-apologise')).toEqual([id])
    expect((await stateOf(desk.client, id)).apologyBy).toBe(Date.parse('2026-12-03T17:00+07:00'))
    await goTo('2026-12-03T17:01')
    expect(await list('to-apologise')).toEqual([])
    expect(await list('due-soon')).toEqual([id])
  })

  test('TT-4.3e*, BD-8.3: after the one apology nothing is asked for any more; its cause is in print', async () => {
    const { id, dueAt } = await desk.one()
    await goTo('2026-12-02T08:00')
    const signer = { title: 'TRƯỞNG PHÒNG', name: 'Người Ký Thử' }
    const body = { dueAt: dueAt + 7 * DAY, cause: 'verification' as const, words: 'Chờ xác minh nơi ở cũ.', signer }
    const { slips } = must(await desk.client.call('issueApology', { ...at(id), body }))
    expect(await slipOf(slips[0]?.id ?? '')).toMatchObject({ reason: 'Phải xác minh: Chờ xác minh nơi ở cũ.' })
    expect(await list('to-apologise')).toEqual([])
    expect((await stateOf(desk.client, id)).apologyBy).toBeNull()
  })

  test("TT-4.3d: the end of the agency's three working days is on a list the day before and on it", async () => {
    const { id } = await desk.one()
    expect(await list('agency-window')).toEqual([])
    await goTo('2026-11-27T08:00')
    expect(await list('agency-window')).toEqual([id])
    expect((await stateOf(desk.client, id)).agencyBy).toBe(Date.parse('2026-11-30T17:00+07:00'))
    await goTo('2026-11-30T17:01')
    expect(await list('agency-window')).toEqual([])
  })

  test('BD-10.3b: what was not supplemented goes to be filed at the agency on a list with two signatures', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    const { agencyId } = await stateOf(desk.client, id)
    const body = { direction: 'archive' as const, agencyId, receiver: 'Lê Văn Nhận', counted: 1, dossierIds: [id] }
    expect(codeOf(await desk.client.call('handOverPapers', { body }))).toBe('HAND_OVER_DOSSIER')
    centre.clock.advance(60 * DAY)
    await goTo(new Date(centre.clock.now() + 7 * 3_600_000).toISOString().slice(0, 16))
    expect(await list('to-archive')).toEqual([id])
    const { slips } = must(await desk.client.call('handOverPapers', { body }))
    expect(await stateOf(desk.client, id)).toMatchObject({ state: 'archived', endedAt: centre.clock.now() })
    expect(slips.map(({ kind }) => kind)).toEqual(['dossier-handover'])
  })
})

describe('mishaps', () => {
  test('TT-7.3, BD-10.6: lost papers get minutes, stand on a list, and are settled with what it cost and who bears it', async () => {
    const { id } = await desk.one()
    const body = { kind: 'damaged' as const, place: 'carrier' as const, words: 'Túi hồ sơ bị ướt mưa.' }
    const { slips } = must(await desk.client.call('reportHarm', { ...at(id), body }))
    expect(slips).toEqual([expect.objectContaining({ kind: 'harm', number: '1/BBGN-TTPVHCC(BPTNTKQ)' })])
    expect(await list('harmed')).toEqual([id])
    const [harm] = (await stateOf(desk.client, id)).harms
    const settle = (more: object) =>
      desk.client.call('settleHarm', {
        params: { dossierId: id, harmId: harm?.id ?? '' },
        body: { how: 'reissued', cost: 8_000, words: 'Đã cấp lại trích lục.', ...more },
      })
    expect(codeOf(await settle({}))).toBe('BAD_REQUEST')
    must(await settle({ borneBy: 'carrier' }))
    expect(await list('harmed')).toEqual([])
    const [settled] = (await stateOf(desk.client, id)).harms
    expect(settled).toMatchObject({ how: 'reissued', cost: 8_000, borneBy: 'carrier' })
    expect(codeOf(await settle({ borneBy: 'carrier' }))).toBe('HARM_UNKNOWN')
  })

  test('KT-6.2b: who has lost the receipt gets the result against identity papers and a statement that is signed', async () => {
    const { id } = await desk.one()
    const result = { kind: 'granted' as const, paper: true, electronic: false }
    must(await desk.client.call('recordResult', { ...at(id), body: result }))
    const back = (receiver: { name: string; identity?: string }) =>
      desk.client.call('returnResult', { ...at(id), body: { proof: 'lost-receipt', receiver } })
    expect(codeOf(await back({ name: AN.name }))).toBe('RETURN_PROOF')
    const { slips } = must(await back({ name: AN.name, identity: '001185000123' }))
    expect(slips.map(({ kind }) => kind)).toEqual(['lost-receipt'])
    expect(await slipOf(slips[0]?.id ?? '')).toMatchObject({ taker: { name: AN.name, idNumber: '001185000123' } })
  })

  test('a dossier that was entered twice names the right one, and the right one names it', async () => {
    const [right, wrong] = [await desk.one(), await desk.one()]
    const cancel = (twinCode: string) =>
      desk.client.call('voidDossier', { ...at(wrong.id), body: { cause: 'entered-twice', twinCode } })
    expect(codeOf(await cancel('H42.12-261125-9999'))).toBe('TWIN_UNKNOWN')
    expect(codeOf(await cancel(wrong.code))).toBe('TWIN_UNKNOWN')
    must(await cancel(right.code.toLowerCase()))
    expect((await stateOf(desk.client, wrong.id)).twins).toEqual([{ id: right.id, code: right.code, isRight: true }])
    expect((await stateOf(desk.client, right.id)).twins).toEqual([{ id: wrong.id, code: wrong.code, isRight: false }])
  })

  test('records 2.000908 ff.: same-day work that is not done the same day gets a note with hour and day', async () => {
    const { id, dueAt } = await desk.one({ dossier: { procedureId: SHORT } })
    const dueDay = Date.parse('2026-11-26T10:00+07:00')
    const ask = (dossierId: string, when: number) =>
      desk.client.call('issueAppointment', { ...at(dossierId), body: { dueAt: when, words: 'Bản chính nhiều trang.' } })
    expect(codeOf(await ask(id, dueAt))).toBe('APOLOGY_DATE')
    expect(codeOf(await ask((await desk.one()).id, dueDay))).toBe('NOT_SAME_DAY')
    const { slips, dossier } = must(await ask(id, dueDay))
    expect([slips[0]?.kind, dossier.dueAt]).toEqual(['appointment', dueDay])
    expect((await stateOf(desk.client, id)).dueDates.map(({ cause }) => cause)).toEqual(['received', 'appointed'])
  })
})

describe('papers of the house', () => {
  test('TQ-6.8c, TQ-8.2b, forms.md §7.2: the book of a period is made from the data, of one field or of all', async () => {
    const { id } = await desk.one()
    await desk.one({ dossier: { procedureId: SHORT }, filer: BINH })
    const result = { kind: 'granted' as const, paper: true, electronic: false }
    must(await desk.client.call('recordResult', { ...at(id), body: result }))
    const receiver = { name: 'Phạm Thị Nhận' }
    must(await desk.client.call('returnResult', { ...at(id), body: { proof: 'receipt', receiver } }))
    const period = { from: '2026-11-25', to: '2026-11-25', volume: '01' }
    const { rows, slips } = must(await desk.client.call('issueBook', { body: period }))
    expect(rows).toBe(2)
    expect(await slipOf(slips[0]?.id ?? '')).toMatchObject({
      rows: [
        { no: 1, party: AN.name, returnedAt: centre.clock.now(), signed: 'Phạm Thị Nhận' },
        { no: 2, party: BINH.name, returnedAt: null, signed: '' },
      ],
    })
    const { fieldId } = centre.centre.deps.store.catalogue().rows.get(SHORT) ?? { fieldId: '' }
    const one = must(await desk.client.call('issueBook', { body: { ...period, fieldId } }))
    expect(one.rows).toBe(1)
    const empty = { ...period, from: '2026-11-24', to: '2026-11-24' }
    expect(codeOf(await desk.client.call('issueBook', { body: empty }))).toBe('BOOK_EMPTY')
  })

  test('KT-8.1, TQ-7.2a: refusals at the desk are on a list with their slips, though no dossier knows of them', async () => {
    const body = {
      channel: 'direct' as const,
      party: AN,
      cause: 'invalid' as const,
      subject: 'Cấp đổi giấy phép lái xe',
    }
    must(await desk.client.call('refuseAtDesk', { body: { ...body, words: 'Thiếu giấy khám.' } }))
    const { id, code } = await desk.one()
    must(await desk.client.call('refuseDossier', { ...at(id), body: { cause: 'not-eligible', words: 'Không đủ.' } }))
    const { refusals, total } = must(await desk.client.call('listRefusals', { query: {} }))
    expect(refusals).toMatchObject([
      { code, cause: 'not-eligible', slipNumber: '2/PTC-TTPVHCC(BPTNTKQ)' },
      { code: null, cause: 'invalid', name: AN.name, words: 'Thiếu giấy khám.', slipNumber: '1/PTC-TTPVHCC(BPTNTKQ)' },
    ])
    expect(total).toBe(2)
    const past = { from: '2026-11-20', to: '2026-11-24' }
    expect(must(await desk.client.call('listRefusals', { query: past })).total).toBe(0)
  })

  test('BD-14.3, BD-8.6: a request for work has a number, is taken on with a day, and is followed until it is done', async () => {
    const body = { kind: 'device' as const, severity: 'hinders' as const, asset: 'TB-0031', wish: '' }
    const raised = must(
      await desk.client.call('raiseWorkRequest', { body: { ...body, description: 'Máy in kẹt giấy.' } }),
    )
    expect(raised.slips).toEqual([expect.objectContaining({ number: '1/PĐN-TTPVHCC(BPTNTKQ)' })])
    const settle = (done: boolean, words: string) =>
      leader.call('settleWorkRequest', {
        params: { requestId: raised.requestId },
        body: { words, done, partner: '', ...(done ? {} : { dueAt: centre.clock.now() + DAY }) },
      })
    must(await settle(false, 'Đã báo bên bảo hành.'))
    const open = async () => must(await desk.client.call('listWorkRequests', {})).requests
    expect(await open()).toMatchObject([{ dueAt: centre.clock.now() + DAY, doneAt: null, words: 'Máy in kẹt giấy.' }])
    const { slips } = must(await settle(true, 'Đã thay trục cuốn.'))
    expect(await slipOf(slips[0]?.id ?? '')).toMatchObject({
      outcome: 'Đã thay trục cuốn.',
      description: 'Máy in kẹt giấy.',
    })
    expect(codeOf(await settle(true, 'Lần nữa'))).toBe('WORK_REQUEST_UNKNOWN')
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })
})

describe('how agencies keep their time', () => {
  test('TQ-6.3, TV-3.2d, law-facts §6.2: late by the index is what was asked for twice, though it came in time', async () => {
    const { id } = await desk.one()
    must(await desk.client.call('requestSupplement', { ...at(id), body: REQUEST }))
    must(await desk.client.call('supplementReceived', { ...at(id), body: {} }))
    const second = { ...REQUEST, beyondLimit: 'Cơ quan phát hiện thiếu sau thẩm định' }
    must(await leader.call('requestSupplement', { ...at(id), body: second }))
    must(await desk.client.call('supplementReceived', { ...at(id), body: {} }))
    const result = { kind: 'granted' as const, paper: true, electronic: false }
    must(await desk.client.call('recordResult', { ...at(id), body: result }))
    must(await desk.client.call('recordResult', { ...at(id), body: { ...result, shelf: 'K2' } }))
    const { agencies, procedures } = must(await leader.call('getDossierRecord', { query: {} }))
    expect(agencies).toHaveLength(1)
    expect(agencies[0]?.counted).toMatchObject({ received: 1, supplement: 2, early: 1, late: 0, 'index-late': 1 })
    expect(agencies[0]?.open).toMatchObject({ results: 1, late: 0 })
    expect(procedures).toEqual([])
  })

  test('TQ-7.2b, TT-4.2b: what should have gone and still lies here is seen before it is counted as missed', async () => {
    await centre.dispose()
    const settings = { 'forward.minutes': 30, 'forward.runs': [{ at: '09:00' }] }
    centre = await startDossierCentre({ settings })
    desk = await openDossierDesk(centre)
    await desk.one()
    await goTo('2026-11-25T09:20')
    const { agencies, procedures } = must(await leader.call('getDossierRecord', { query: {} }))
    expect(agencies[0]?.open).toMatchObject({ 'forward-overdue': 1, 'run-overdue': 1, late: 0 })
    expect(agencies[0]?.counted).toMatchObject({ 'forward-missed': 0, 'run-missed': 0 })
    expect(procedures).toHaveLength(1)
  })

  test('TQ-6.3: what is late now is named by agency and procedure, the worst first', async () => {
    await desk.one({ dossier: { procedureId: SHORT } })
    await desk.one()
    await goTo('2026-11-27T08:00')
    const { agencies, procedures } = must(await leader.call('getDossierRecord', { query: {} }))
    expect(agencies.map(({ open }) => open['late'])).toEqual([1, 0])
    expect(procedures).toMatchObject([{ code: SHORT, open: { late: 1 } }])
    expect(codeOf(await desk.client.call('getDossierRecord', { query: {} }))).toBe('FORBIDDEN')
  })
})

describe('law-facts §7: right to deletion', () => {
  const erase = async (dossierId: string) => {
    const { parties } = await stateOf(leader, dossierId)
    must(await leader.call('erasePerson', { params: { personId: parties[0]?.personId ?? '' }, body: {} }))
  }
  const kept = (): string =>
    centre.db.prepare('SELECT body FROM person WHERE body IS NOT NULL').pluck().all().join('\n')

  test('erasing one citizen takes the own lines out of lists and books, and leaves those of others', async () => {
    const [one, other] = [await desk.one(), await desk.one({ filer: BINH })]
    const { agencyId } = await stateOf(desk.client, one.id)
    const body = { direction: 'out' as const, agencyId, receiver: 'Lê Văn Nhận', dossierIds: [one.id, other.id] }
    const [slip] = must(await desk.client.call('handOverPapers', { body })).slips
    const period = { from: '2026-11-25', to: '2026-11-25', volume: '' }
    const [book] = must(await desk.client.call('issueBook', { body: period })).slips
    await erase(one.id)
    expect(kept()).not.toMatch(/Nguyễn Thị Ánh|001185000123/)
    expect(await slipOf(slip?.id ?? '')).toMatchObject({
      dossiers: [
        { code: one.code, owner: '(đã xóa)' },
        { code: other.code, owner: BINH.name },
      ],
    })
    expect(await slipOf(book?.id ?? '')).toMatchObject({
      rows: [{ party: '(đã xóa)', addressPhone: '' }, { party: BINH.name }],
    })
    await erase(other.id)
    expect(kept()).not.toContain(BINH.name)
    expect(kept()).toContain(one.code)
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('words of apologies, results, payments, mishaps and cancellations go with whose dossier it is', async () => {
    const { id, dueAt } = await desk.one()
    const signer = { title: 'TRƯỞNG PHÒNG', name: 'Người Ký Thử' }
    const apology = { dueAt: dueAt + 7 * DAY, cause: 'agency' as const, words: 'Lời xin lỗi', signer }
    must(await desk.client.call('issueApology', { ...at(id), body: apology }))
    must(await desk.client.call('requirePayment', { ...at(id), body: { words: 'Lời nộp thuế' } }))
    must(await desk.client.call('paymentMade', { ...at(id), body: {} }))
    const harm = { kind: 'lost' as const, place: 'agency' as const, words: 'Lời mất giấy' }
    must(await desk.client.call('reportHarm', { ...at(id), body: harm }))
    const result = { kind: 'granted' as const, paper: true, electronic: false, words: 'Lời kết quả' }
    must(await desk.client.call('recordResult', { ...at(id), body: result }))
    expect(kept()).toMatch(/Lời xin lỗi[^]*Lời nộp thuế[^]*Lời mất giấy[^]*Lời kết quả/)
    await erase(id)
    expect(kept()).not.toMatch(/Lời (xin lỗi|nộp thuế|mất giấy|kết quả)|Người Ký Thử/)
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })
})
