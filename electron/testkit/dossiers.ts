import type { Client } from '../../shared/api/client.ts'
import type { DossierInput, PartyInput } from '../../shared/api/dossier-inputs.ts'
import type { AnswerOf, BodyOf } from '../../shared/api/operations.ts'
import { must, openDesk } from './hall.ts'
import type { Desk } from './hall.ts'
import { startTestCentre } from './start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from './start-test-centre.ts'

/** Identifier of the receiving unit in tests. */
export const IDENTIFIER = 'H42.12'

/** Procedures of the demonstration that tests use: 1 working day or the like, and a long one. */
export const SHORT = '2.000908'
export const LONG = '1.004222'

export const CODES = { identifier: IDENTIFIER, ranges: [{ from: 1, to: 9_999 }] }

/** A centre with the demonstration's procedures, office hours, and codes to give; a setting of `null` is left out. */
export function startDossierCentre(options: TestCentreOptions = {}): Promise<TestCentre> {
  const settings = Object.entries({ 'dossier.codes': CODES, ...options.settings }).filter(([, value]) => value !== null)
  return startTestCentre({
    catalogue: 'demo',
    preset: 'binh-duong',
    now: '2026-11-25T08:00',
    ...options,
    settings: Object.fromEntries(settings),
  })
}

export const AN: PartyInput = {
  kind: 'person',
  name: 'Nguyễn Thị Ánh',
  identity: '001185000123',
  address: 'Số 5, Phố Thử, Phường Mẫu',
  phone: '0912 345 678',
}

/** The check-list of a procedure with one original of everything. */
export function fullList(centre: TestCentre, procedureId: string): DossierInput['components'] {
  const body = centre.centre.deps.store.catalogue().rows.get(procedureId)?.body
  if (!body) throw new Error(`no procedure ${procedureId}`)
  return body.components.map((_, place) => ({ no: place + 1, originals: 1, certified: 0, copies: 0, electronic: 0 }))
}

export type Reception = AnswerOf<'receiveDossier'>

/** A body that is in order, for one dossier unless told. */
export function receptionOf(
  centre: TestCentre,
  more: Partial<Omit<BodyOf<'receiveDossier'>, 'dossiers'>> & { dossier?: Partial<DossierInput>; times?: number } = {},
): BodyOf<'receiveDossier'> {
  const { dossier = {}, times = 1, ...rest } = more
  const procedureId = dossier.procedureId ?? LONG
  const one: DossierInput = {
    procedureId,
    components: fullList(centre, procedureId),
    outside: [],
    sets: 1,
    delivery: { how: 'counter' },
    fees: [],
    ...dossier,
  }
  return {
    channel: 'direct',
    filer: AN,
    oneReceipt: false,
    told: [],
    dossiers: Array.from({ length: times }, () => one),
    ...rest,
  }
}

/** A desk that receives: what it does with dossiers, one word each. */
export type DossierDesk = Desk & {
  receive(more?: Parameters<typeof receptionOf>[1]): Promise<Reception>
  /** Receives one and gives its id and code. */
  one(more?: Parameters<typeof receptionOf>[1]): Promise<Reception['dossiers'][number]>
}

/** Opens counter `n` for receiving. */
export async function openDossierDesk(centre: TestCentre, n = 1): Promise<DossierDesk> {
  const desk = await openDesk(centre, n)
  const receive = async (more?: Parameters<typeof receptionOf>[1]): Promise<Reception> =>
    must(await desk.client.call('receiveDossier', { body: receptionOf(centre, more) }))
  return {
    ...desk,
    receive,
    async one(more) {
      const [first] = (await receive(more)).dossiers
      if (!first) throw new Error('nothing was received')
      return first
    },
  }
}

/** The leader's client. */
export const leaderOf = async (centre: TestCentre): Promise<Client> => centre.client(await centre.logIn('leader'))

/** State of a dossier as an officer sees it. */
export const stateOf = async (client: Client, dossierId: string): Promise<AnswerOf<'getDossier'>['dossier']> =>
  must(await client.call('getDossier', { params: { dossierId } })).dossier
