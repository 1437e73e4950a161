import { afterEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import {
  AN,
  SHORT,
  leaderOf,
  openDossierDesk,
  receptionOf,
  startDossierCentre,
  stateOf,
} from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { codeOf, disposeSound, issue, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre, TestCentreOptions } from '../../../testkit/start-test-centre.ts'

const MINUTE = 60_000
const REASONS = [
  { code: 'no-account', text: 'Chưa có tài khoản' },
  { code: 'wishes', text: 'Muốn nộp tại quầy', textEn: 'Wishes to file here' },
]
const LAN = { rank: 'main' as const, name: 'Lê Thị Lan', position: 'Chuyên viên', phone: '0901 000 111' }
const MINH = { rank: 'reserve' as const, name: 'Phạm Minh', position: '', phone: '0901 000 222' }

let centre: TestCentre
let desk: DossierDesk
let leader: Client
let agencyId: string

async function start(settings: TestCentreOptions['settings'] = {}): Promise<void> {
  centre = await startDossierCentre({ settings })
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
  agencyId = centre.centre.deps.store.catalogue().rows.get(SHORT)?.agencyId ?? ''
}
afterEach(() => disposeSound(centre))

const contact = async (who: typeof LAN | typeof MINH): Promise<string> =>
  must(await leader.call('keepContact', { body: { agencyId, ...who } })).contactId
const receive = async (more: Parameters<typeof receptionOf>[1]) =>
  desk.client.call('receiveDossier', { body: receptionOf(centre, more) })
const short = { procedureId: SHORT }
const record = async () => {
  const { agencies } = must(await leader.call('getAgencyRecord', {}))
  return agencies.find((row) => row.agencyId === agencyId)
}

describe('who checks beside the officer', () => {
  test('TQ-7.2: his name, title and how he checked stay with the dossier, whoever is called there later', async () => {
    await start()
    const contactId = await contact(LAN)
    const coCheck = { how: 'phone' as const, contactId }
    const { id } = await desk.one({ dossier: { ...short, coCheck } })
    must(await leader.call('keepContact', { body: { agencyId, contactId, ...LAN, name: 'Người Khác' } }))
    expect((await stateOf(desk.client, id)).coCheck).toMatchObject({
      how: 'phone',
      by: { text: 'Lê Thị Lan, Chuyên viên' },
    })
    const named = await desk.one({
      channel: 'postal',
      dossier: { ...short, coCheck: { how: 'present', name: 'Đỗ Văn Tạm' } },
    })
    expect((await stateOf(desk.client, named.id)).coCheck?.by?.text).toBe('Đỗ Văn Tạm')
    expect(await record()).toMatchObject({ coChecks: { phone: 1, present: 1 } })
  })

  test('TQ-7.2: not asked unless the house asks; where it has to be, nothing is taken without, but what is filed online', async () => {
    await start()
    expect(must(await desk.client.call('getAgencyDesk', { params: { procedureId: SHORT } }))).toMatchObject({
      ...{ coCheck: null, offline: [], contacts: [], call: null },
    })
    expect((await stateOf(desk.client, (await desk.one()).id)).coCheck).toBeNull()
    await centre.dispose()
    await start({ 'dossier.coCheck': 'required' })
    expect(codeOf(await receive({ dossier: short }))).toBe('CO_CHECK_NEEDED')
    expect(codeOf(await receive({ dossier: { ...short, coCheck: { how: 'present', contactId: 'khong-co' } } }))).toBe(
      'CONTACT_UNKNOWN',
    )
    expect(codeOf(await receive({ channel: 'online', dossier: short }))).toBe('OK')
  })

  test('TQ-10.2: an agency that was called and did not come is written down as that, and only after it was called', async () => {
    await start({ 'dossier.coCheck': 'required' })
    const coCheck = { how: 'not-reached' as const }
    expect(codeOf(await receive({ dossier: { ...short, coCheck } }))).toBe('AGENCY_NOT_CALLED')
    must(await desk.client.call('callAgency', { body: { agencyId } }))
    const { id } = await desk.one({ dossier: { ...short, coCheck } })
    expect((await stateOf(desk.client, id)).coCheck).toEqual({ how: 'not-reached', by: null })
  })
})

describe('calls to an agency', () => {
  test('TQ-7.3: the time runs from the first call through the reserve; who comes late is counted for the leader', async () => {
    await start({ 'agency.comesMinutes': 15 })
    const [main, reserve] = [await contact(LAN), await contact(MINH)]
    const ticket = await issue(centre, 'ho-tich-chung-thuc')
    await desk.take()
    const first = must(
      await desk.client.call('callAgency', { body: { agencyId, contactId: main, ticketId: ticket.id } }),
    )
    expect(first.dueAt).toBe(centre.clock.now() + 15 * MINUTE)
    centre.clock.advance(10 * MINUTE)
    const again = must(await desk.client.call('callAgency', { body: { agencyId, contactId: reserve } }))
    expect(again).toEqual(first)
    const seen = must(await desk.client.call('getAgencyDesk', { params: { procedureId: SHORT } }))
    expect(seen).toMatchObject({ comesMinutes: 15, contacts: [{ name: 'Lê Thị Lan' }, { name: 'Phạm Minh' }] })
    expect(seen.call).toMatchObject({ calls: 2, isMine: true, contact: { name: 'Phạm Minh' }, endedAt: null })
    centre.clock.advance(6 * MINUTE)
    const end = { params: { callId: first.callId }, body: { outcome: 'came' as const } }
    expect(must(await desk.client.call('endAgencyCall', end)).late).toBe(true)
    expect(codeOf(await desk.client.call('endAgencyCall', end))).toBe('AGENCY_CALL_OVER')
    expect((await record())?.calls).toEqual({ called: 1, came: 1, late: 1, missed: 0, minutes: 16 })
  })

  test('TQ-7.3: without a limit its time is measured only; a call of yesterday is over with its day', async () => {
    await start()
    const first = must(await desk.client.call('callAgency', { body: { agencyId } }))
    expect(first.dueAt).toBeNull()
    centre.clock.advance(24 * 60 * MINUTE)
    desk = await openDossierDesk(centre)
    expect(must(await desk.client.call('listAgencyWork', {})).calls).toEqual([])
    const second = must(await desk.client.call('callAgency', { body: { agencyId } }))
    expect(second.callId).not.toBe(first.callId)
    must(
      await desk.client.call('endAgencyCall', { params: { callId: second.callId }, body: { outcome: 'not-coming' } }),
    )
    leader = await leaderOf(centre)
    expect((await record())?.calls).toMatchObject({ called: 2, came: 0, missed: 1, minutes: null })
  })

  test('a contact belongs to its agency and ends; another agency cannot be called by it', async () => {
    await start()
    const contactId = await contact(LAN)
    const other = must(await desk.client.call('listAgencies', {})).agencies.find(({ id }) => id !== agencyId)?.id ?? ''
    const call = (to: string) => desk.client.call('callAgency', { body: { agencyId: to, contactId } })
    expect(codeOf(await call(other))).toBe('CONTACT_UNKNOWN')
    must(await leader.call('endContact', { params: { contactId }, body: {} }))
    expect(codeOf(await call(agencyId))).toBe('CONTACT_UNKNOWN')
    expect(must(await desk.client.call('listContacts', {})).contacts).toEqual([])
  })
})

describe('why not online', () => {
  test('TQ-6.11: the first reason stands when the officer says nothing; the share online is told by agency', async () => {
    await start({ 'dossier.offlineReasons': REASONS })
    const { id } = await desk.one({ dossier: short })
    expect((await stateOf(desk.client, id)).offline).toBe('Chưa có tài khoản')
    await desk.one({ dossier: short, offline: 'wishes' })
    await desk.one({ dossier: short, channel: 'online' })
    expect(codeOf(await receive({ dossier: short, offline: 'khong-co' }))).toBe('BAD_REQUEST')
    expect(payloads(centre, 'dossier.received').map(({ offline }) => offline)).toEqual([
      'no-account',
      'wishes',
      undefined,
    ])
    expect(await record()).toMatchObject({
      received: 3,
      channels: { direct: 2, online: 1 },
      reasons: [
        { code: 'no-account', n: 1 },
        { code: 'wishes', n: 1 },
      ],
    })
  })

  test('TQ-6.11: where no list is kept, nothing is asked and nothing kept', async () => {
    await start()
    const { id } = await desk.one({ dossier: short, offline: 'wishes' })
    expect((await stateOf(desk.client, id)).offline).toBeNull()
  })
})

describe('questions to an agency', () => {
  const ask = (body: object) =>
    desk.client.call('askAgency', {
      body: { kind: 'before-reception', words: 'Có nhận bản sao điện tử không?', ...body },
    })
  const open = async () => must(await desk.client.call('listAgencyWork', {})).questions

  test('TT-7.1: before reception it waits with its time and list, and ends with the word of the agency', async () => {
    await start({ 'agency.answerMinutes': 30 })
    const { questionId, dueAt } = must(await ask({ procedureId: SHORT, party: AN }))
    expect(dueAt).toBe(centre.clock.now() + 30 * MINUTE)
    expect(await open()).toMatchObject([
      { id: questionId, agencyId, name: 'Nguyễn Thị Ánh', phone: '0912 345 678', answer: null, endedAt: null },
    ])
    centre.clock.advance(31 * MINUTE)
    const body = { words: 'Có, nếu đã chứng thực điện tử.', by: 'Lê Thị Lan' }
    const answered = await desk.client.call('answerQuestion', { params: { questionId }, body })
    expect(must(answered).late).toBe(true)
    expect(await open()).toMatchObject([{ answer: { text: body.words, by: 'Lê Thị Lan' }, late: true }])
    expect((await record())?.questions).toEqual({ asked: 1, answered: 1, late: 1, minutes: 31 })
    expect(codeOf(await desk.client.call('dropQuestion', { params: { questionId }, body: {} }))).toBe('QUESTION_OVER')
  })

  test('KT-6.1đ: why a supplement is wanted, with its answer, stands at the dossier', async () => {
    await start()
    const { id } = await desk.one()
    const { questionId } = must(await ask({ kind: 'explain', dossierId: id, words: 'Vì sao cần giấy xác nhận?' }))
    const body = { words: 'Theo Điều 7 Luật X.', by: 'Phạm Minh' }
    must(await desk.client.call('answerQuestion', { params: { questionId }, body }))
    expect((await stateOf(desk.client, id)).questions).toMatchObject([
      { kind: 'explain', words: { text: 'Vì sao cần giấy xác nhận?' }, answer: { text: body.words } },
    ])
  })

  test('what was asked for somebody goes with him; the journal stays whole', async () => {
    await start()
    const { questionId } = must(await ask({ agencyId, party: AN }))
    const row = centre.centre.deps.store.agencies.question(questionId)
    must(await leader.call('erasePerson', { params: { personId: row?.partyPerson ?? '' }, body: {} }))
    expect(await open()).toMatchObject([{ name: null, words: { text: null } }])
    must(await desk.client.call('dropQuestion', { params: { questionId }, body: {} }))
    expect(await open()).toMatchObject([{ answer: null, endedAt: centre.clock.now() }])
    expect(codeOf(await ask({ dossierId: 'khong-co' }))).toBe('DOSSIER_UNKNOWN')
    expect(codeOf(await ask({}))).toBe('AGENCY_UNKNOWN')
  })
})

describe('who may sign', () => {
  const LEADER = { kinds: ['apology' as const], from: '2026-11-01', decision: '12/QĐ-SXD', title: 'PHÓ GIÁM ĐỐC' }
  const keep = async (more: object = {}): Promise<string> =>
    must(await leader.call('keepSigner', { body: { ...LEADER, onBehalf: 'KT. GIÁM ĐỐC', name: 'Vũ Thị Ký', ...more } }))
      .signerId
  async function apologise(signer: object) {
    const { id, dueAt } = await desk.one()
    const body = { dueAt: dueAt + 7 * 24 * 60 * MINUTE, cause: 'agency' as const, words: 'Chờ xác minh' }
    return desk.client.call('issueApology', { params: { dossierId: id }, body: { ...body, signer: signer as never } })
  }
  const typed = { title: 'TRƯỞNG PHÒNG', name: 'Người Ký Thử' }

  test('KT-3.3, KT-11.2: once delegations are kept, only who may sign that slip on that day does, with decision and title', async () => {
    await start()
    expect(codeOf(await apologise(typed))).toBe('OK')
    const signerId = await keep()
    expect(codeOf(await apologise(typed))).toBe('SIGNER_MAY_NOT')
    const { slips } = must(await apologise({ signerId }))
    const slip = must(await desk.client.call('getSlip', { params: { slipId: slips[0]?.id ?? '' } }))
    expect(slip.content?.content).toMatchObject({
      signer: { onBehalf: 'KT. GIÁM ĐỐC', title: 'PHÓ GIÁM ĐỐC', name: 'Vũ Thị Ký' },
    })
  })

  test('KT-11.2: not before its first day, after its last, for another slip or agency, nor once it was ended', async () => {
    await start()
    const other = must(await desk.client.call('listAgencies', {})).agencies.find(({ id }) => id !== agencyId)?.id ?? ''
    const wrong = [
      await keep({ to: '2026-11-24' }),
      await keep({ from: '2026-11-26' }),
      await keep({ kinds: ['stop'] }),
    ]
    for (const signerId of wrong) expect(codeOf(await apologise({ signerId }))).toBe('SIGNER_MAY_NOT')
    const good = await keep({ from: '2026-11-25', to: '2026-11-25' })
    const offered = async () =>
      must(await desk.client.call('listSigners', { query: { agencyId, kind: 'apology', date: '2026-11-25' } }))
    expect((await offered()).signers.map(({ id, decision }) => [id, decision])).toEqual([[good, '12/QĐ-SXD']])
    must(await leader.call('endSigner', { params: { signerId: good }, body: {} }))
    expect(codeOf(await apologise({ signerId: good }))).toBe('SIGNER_MAY_NOT')
    expect(await offered()).toEqual({ signers: [], isKept: true })
    for (const signerId of wrong) must(await leader.call('endSigner', { params: { signerId }, body: {} }))
    await keep({ agencyId: other })
    expect(await offered()).toEqual({ signers: [], isKept: false })
  })
})
