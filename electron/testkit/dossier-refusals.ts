import type { RefusalCode } from '../../shared/api/codes.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { AN, CODES, LONG, SHORT, leaderOf, openDossierDesk, receptionOf, startDossierCentre } from './dossiers.ts'
import { must } from './hall.ts'
import type { DossierDesk } from './dossiers.ts'
import { NO_LIMITS } from './start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from './start-test-centre.ts'

const DAY = 86_400_000
const ITEM = { no: 1, text: 'Bản rõ', verify: false }
const REQUEST = { items: [ITEM], reason: 'Bản đã nộp bị mờ' }
const RESULT = { paper: true, electronic: false }
const SIGNER = { title: 'TRƯỞNG PHÒNG', name: 'Người Ký Thử' }

type Scene = {
  readonly centre: TestCentre
  readonly desk: DossierDesk
  post(path: string, body: object): Promise<Answered>
}

/** A refusal in a centre of its own, which is gone afterwards. */
const scene =
  (play: (scene: Scene) => Promise<Answered>, settings: TestCentreOptions['settings'] = {}) =>
  async (): Promise<Answered> => {
    const centre = await startDossierCentre({ settings, allowances: NO_LIMITS })
    const desk = await openDossierDesk(centre)
    const post = (path: string, body: object): Promise<Answered> =>
      ask(centre.url, { method: 'POST', path: `/v1${path}`, token: desk.token, key: crypto.randomUUID(), body })
    try {
      return await play({ centre, desk, post })
    } finally {
      await centre.dispose()
    }
  }

const received = (more: Parameters<typeof receptionOf>[1], settings: TestCentreOptions['settings'] = {}) =>
  scene(({ centre, post }) => post('/dossiers', receptionOf(centre, more)), settings)

/** A step of a dossier that was just received, which is refused. */
const step = (path: string, body: (dueAt: number) => object, settings: TestCentreOptions['settings'] = {}) =>
  scene(async ({ desk, post }) => {
    const { id, dueAt } = await desk.one()
    return post(`/dossiers/${id}/${path}`, body(dueAt))
  }, settings)

/** Steps one after the other; the last one is refused. */
const steps = (...taken: readonly (readonly [path: string, body: object])[]) =>
  scene(async ({ desk, post }) => {
    const { id } = await desk.one()
    let answer: Answered | undefined
    for (const [path, body] of taken) answer = await post(`/dossiers/${id}/${path}`, body)
    if (!answer) throw new Error('no step')
    return answer
  })

const apology = (dueAt: number) => ({ dueAt, cause: 'agency', words: 'Chờ xác minh', signer: SIGNER })

/** How the refusals about dossiers come about. */
export const DOSSIER_REFUSALS = {
  DOSSIER_UNKNOWN: scene(({ post }) => post('/dossiers/khong-co/forward', {})),
  SLIP_UNKNOWN: scene(({ post }) => post('/slips/khong-co/reprint', {})),
  SLIP_ERASED: scene(async ({ centre, desk, post }) => {
    const [slip] = (await desk.receive()).slips
    const personId = centre.centre.deps.store.slips.byId(slip?.id ?? '')?.contentPerson ?? ''
    must(await (await leaderOf(centre)).call('erasePerson', { params: { personId }, body: {} }))
    return post(`/slips/${slip?.id}/render`, {})
  }),
  DOSSIER_STATE: step('forward', () => ({})),
  DOSSIER_CODES_NOT_CONFIGURED: received({}, { 'dossier.codes': null }),
  DOSSIER_CODES_USED_UP: received({ times: 2 }, { 'dossier.codes': { ...CODES, ranges: [{ from: 1, to: 1 }] } }),
  COUNTER_CANNOT_RECEIVE: scene(async ({ centre, post }) => {
    const item = { id: 'C1', number: 1, name: 'Quầy 1', services: [{ serviceId: 'nhan-ket-qua', weight: 1 }] }
    await ask(centre.url, {
      ...{ method: 'POST', path: '/v1/configuration/changes', token: await centre.logIn('leader') },
      ...{ key: crypto.randomUUID(), body: { changes: [{ kind: 'counter', item }] } },
    })
    return post('/dossiers', receptionOf(centre))
  }),
  CHECKLIST_INCOMPLETE: received({ dossier: { components: [] } }),
  PRINCIPAL_NEEDED: received({ channel: 'authorised' }),
  DUE_DATE_NEEDED: scene(({ centre, post }) => {
    const rows = [...centre.centre.deps.store.catalogue().rows.values()]
    const wordy = rows.find(({ body }) => body.limits.length > 0 && body.limits.every(({ unit }) => unit === 'other'))
    return post('/dossiers', receptionOf(centre, { dossier: { procedureId: wordy?.view.id ?? '' } }))
  }),
  GROUND_NEEDED: step('supplement', () => ({ ...REQUEST, items: [{ text: 'Giấy khác' }] })),
  SUPPLEMENT_LIMIT: steps(['supplement', REQUEST], ['supplied', {}], ['supplement', REQUEST]),
  SUPPLEMENT_LATE: scene(
    async ({ centre, desk }) => {
      const { id } = await desk.one()
      centre.clock.advance(10 * DAY)
      const { token } = await openDossierDesk(centre)
      const path = `/v1/dossiers/${id}/supplement`
      return ask(centre.url, { method: 'POST', path, token, key: crypto.randomUUID(), body: REQUEST })
    },
    { 'supplement.agencyDays': 3 },
  ),
  SUPPLEMENT_CHANNEL: scene(({ post }) =>
    post('/supplements', { procedureId: SHORT, channel: 'postal', party: AN, ...REQUEST }),
  ),
  SUPPLEMENT_IN_TIME: steps(['supplement', REQUEST], ['archive', {}]),
  APOLOGY_ONCE: scene(async ({ desk, post }) => {
    const { id, dueAt } = await desk.one()
    await post(`/dossiers/${id}/apology`, apology(dueAt + 7 * DAY))
    return post(`/dossiers/${id}/apology`, apology(dueAt + 14 * DAY))
  }),
  APOLOGY_LATE: scene(async ({ centre, desk }) => {
    const { id, dueAt } = await desk.one({ dossier: { procedureId: LONG } })
    centre.clock.advance(dueAt - centre.clock.now() - 60_000)
    const { token } = await openDossierDesk(centre)
    const path = `/v1/dossiers/${id}/apology`
    const body = apology(dueAt + 7 * DAY)
    return ask(centre.url, { method: 'POST', path, token, key: crypto.randomUUID(), body })
  }),
  APOLOGY_DATE: step('apology', (dueAt) => apology(dueAt)),
  LATE_CAUSE_NEEDED: scene(async ({ centre, desk }) => {
    const { id, dueAt } = await desk.one()
    centre.clock.advance(dueAt - centre.clock.now() + DAY)
    const { token } = await openDossierDesk(centre)
    const path = `/v1/dossiers/${id}/result`
    return ask(centre.url, { method: 'POST', path, token, key: crypto.randomUUID(), body: RESULT })
  }),
  FEES_UNPAID: scene(async ({ desk, post }) => {
    const { id } = await desk.one({ dossier: { fees: [{ kind: 'charge', amount: 5_000, when: 'result' }] } })
    await post(`/dossiers/${id}/result`, RESULT)
    return post(`/dossiers/${id}/return`, { proof: 'receipt', receiver: { name: AN.name } })
  }),
  LOOK_UP_FACTOR: scene(async ({ desk, post }) =>
    post('/dossier-look-ups', { code: (await desk.one()).code, factor: '0000' }),
  ),
  RETURN_PROOF: steps(['result', RESULT], ['return', { proof: 'lost-receipt', receiver: { name: AN.name } }]),
  HAND_OVER_COUNT: scene(async ({ centre, desk, post }) => {
    const { id } = await desk.one()
    const agencyId = centre.centre.deps.store.dossiers.byId(id)?.agencyId
    return post('/hand-overs', { direction: 'out', agencyId, receiver: 'Người Nhận Thử', counted: 2, dossierIds: [id] })
  }),
  HAND_OVER_UNKNOWN: scene(({ post }) => post('/hand-overs/khong-co/signatures', {})),
  HAND_OVER_SIGNED: scene(async ({ centre, desk, post }) => {
    const { id } = await desk.one()
    const agencyId = centre.centre.deps.store.dossiers.byId(id)?.agencyId ?? ''
    const body = { direction: 'out' as const, agencyId, receiver: 'Người Nhận Thử', dossierIds: [id] }
    const { handOverId } = must(await desk.client.call('handOverPapers', { body }))
    await post(`/hand-overs/${handOverId}/signatures`, {})
    return post(`/hand-overs/${handOverId}/cancel`, {})
  }),
  TWIN_UNKNOWN: step('void', () => ({ cause: 'entered-twice', twinCode: 'H42.12-261125-9999' })),
  HARM_UNKNOWN: step('harms/khong-co/settle', () => ({ how: 'found', words: 'Đã tìm thấy' })),
  NOT_SAME_DAY: step('appointment', (dueAt) => ({ dueAt: dueAt + DAY, words: 'Nhiều trang' })),
  BOOK_EMPTY: scene(({ post }) => post('/books', { from: '2026-11-25', to: '2026-11-25' })),
  BOOK_TOO_LONG: scene(async ({ centre, desk, post }) => {
    await desk.one()
    const { house } = centre.centre.deps.store
    const [line] = house.bookOf('2026-11-25', '2026-11-25', null, 1)
    if (!line) throw new Error('no dossier')
    house.bookOf = () => Array.from({ length: 1_001 }, () => line)
    return post('/books', { from: '2026-11-25', to: '2026-11-25' })
  }),
  WORK_REQUEST_UNKNOWN: scene(async ({ centre }) => {
    const token = await centre.logIn('leader')
    const body = { words: 'Đã thay', done: true }
    const path = '/v1/work-requests/khong-co/settle'
    return ask(centre.url, { method: 'POST', path, token, key: crypto.randomUUID(), body })
  }),
  HAND_OVER_DOSSIER: scene(async ({ desk, post }) => {
    const dossierIds = [(await desk.one()).id]
    return post('/hand-overs', { direction: 'out', agencyId: 'so-tai-chinh', receiver: 'Người Nhận Thử', dossierIds })
  }),
} satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
