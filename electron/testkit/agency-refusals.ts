import type { RefusalCode } from '../../shared/api/codes.ts'
import { ask } from './ask.ts'
import type { Answered } from './ask.ts'
import { AN, LONG, openDossierDesk, receptionOf, startDossierCentre } from './dossiers.ts'
import { NO_LIMITS } from './start-test-centre.ts'
import type { TestCentreOptions } from './start-test-centre.ts'

type Scene = {
  readonly agencyId: string
  readonly reception: ReturnType<typeof receptionOf>
  post(path: string, body: object): Promise<Answered>
  lead(path: string, body: object): Promise<Answered>
  receive(): Promise<string>
}

/** A refusal in a centre of its own, which is gone afterwards. */
const scene =
  (play: (scene: Scene) => Promise<Answered>, settings: TestCentreOptions['settings'] = {}) =>
  async (): Promise<Answered> => {
    const centre = await startDossierCentre({ settings, allowances: NO_LIMITS })
    const desk = await openDossierDesk(centre)
    const leading = await centre.logIn('leader')
    const send = (token: string) => (path: string, body: object) =>
      ask(centre.url, { method: 'POST', path: `/v1${path}`, token, key: crypto.randomUUID(), body })
    try {
      return await play({
        agencyId: centre.centre.deps.store.catalogue().rows.get(LONG)?.agencyId ?? '',
        reception: receptionOf(centre),
        post: send(desk.token),
        lead: send(leading),
        receive: async () => (await desk.one()).id,
      })
    } finally {
      await centre.dispose()
    }
  }

const SIGNED = { kinds: ['stop'], from: '2026-11-01', decision: '1/QĐ', title: 'GIÁM ĐỐC', name: 'Người Ký Thử' }
const questionIn = ({ json }: Answered): string => String(json.questionId)

/** How the refusals about the work with agencies come about. */
export const AGENCY_REFUSALS = {
  CONTACT_UNKNOWN: scene(({ agencyId, post }) => post('/agency-calls', { agencyId, contactId: 'khong-co' })),
  SIGNER_UNKNOWN: scene(({ lead }) => lead('/signers/khong-co/end', {})),
  CO_CHECK_NEEDED: scene(({ reception, post }) => post('/dossiers', reception), { 'dossier.coCheck': 'required' }),
  AGENCY_NOT_CALLED: scene(({ reception, post }) => {
    const dossiers = reception.dossiers.map((one) => ({ ...one, coCheck: { how: 'not-reached' } }))
    return post('/dossiers', { ...reception, dossiers })
  }),
  AGENCY_CALL_OVER: scene(({ post }) => post('/agency-calls/khong-co/end', { outcome: 'came' })),
  QUESTION_OVER: scene(async ({ agencyId, post }) => {
    const asked = await post('/agency-questions', { kind: 'before-reception', agencyId, party: AN, words: 'Hỏi thử' })
    const path = `/agency-questions/${questionIn(asked)}/drop`
    await post(path, {})
    return post(path, {})
  }),
  SIGNER_MAY_NOT: scene(async ({ lead, post, receive }) => {
    await lead('/signers', SIGNED)
    const dossierId = await receive()
    await post(`/dossiers/${dossierId}/withdrawal`, { how: 'desk', words: 'Xin rút' })
    return post(`/dossiers/${dossierId}/stop`, { signer: { title: 'GIÁM ĐỐC', name: 'Người Khác' } })
  }),
} as const satisfies Partial<Record<RefusalCode, () => Promise<Answered>>>
