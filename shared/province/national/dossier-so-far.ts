import { readPart } from '../../domain/digitise/parts.ts'
import type { FilingChannel, ResultChannel } from '../../domain/slips/parts.ts'
import type { SentEvent } from '../wire.ts'
import type { PartyKind, PayMethod } from './codes.ts'
import { STATUS_OF_ROW } from './statuses.ts'
import type { NationalStatus } from './statuses.ts'

/** A party as a row has it; without a name it was erased. */
export type SentParty = {
  readonly personId: string
  readonly kind?: PartyKind
  readonly name?: string
  readonly identity?: string
  readonly birthDate?: string
  readonly address?: string
  readonly phone?: string
  readonly email?: string
}
type Words = { readonly words: string | null } | null

export type SentFee = {
  readonly no: number
  readonly kind: 'fee' | 'charge'
  readonly amount: number
  readonly when: 'reception' | 'result'
  readonly taken?: number
  readonly exempt?: string | null
  readonly tariff?: { readonly code: string; readonly name: string } | null
}
type SentPaper = {
  readonly no: number
  readonly name: string | null
  readonly originals: number
  readonly certified: number
  readonly copies: number
  readonly electronic: number
}
export type ReceivedBody = {
  readonly procedureId: string
  readonly agencyId: string
  readonly fieldId: string
  readonly channel: FilingChannel
  readonly filer: SentParty
  readonly owner: SentParty | null
  readonly components: readonly SentPaper[]
  readonly fees: readonly SentFee[]
  readonly delivery: { readonly how: ResultChannel; readonly where: Words }
  readonly summary: Words
  readonly dueAt: number
}

export type Supplement = {
  readonly id: string
  readonly words: string | null
  readonly askedAt: number
  readonly broughtAt: number | null
  readonly dueBefore: number | null
  readonly dueAfter: number | null
}
export type SentFile = {
  readonly fileId: string
  readonly sha256: string
  /** Line of the procedure's list that it belongs to; null: another paper. */
  readonly no: number | null
  readonly pages: number
  /** Pages that do not belong to the dossier any more. */
  readonly gone: ReadonlySet<number>
}

/** A dossier as its rows tell it, one after the other. */
export type DossierSoFar = {
  readonly code: string
  readonly received: ReceivedBody
  readonly receivedAt: number
  /** Business day of its reception. */
  readonly day: string
  readonly dueAt: number
  readonly status: NationalStatus
  /** Where it was before somebody wished to withdraw it. */
  readonly before: NationalStatus | null
  readonly supplements: readonly Supplement[]
  readonly fees: readonly SentFee[]
  readonly paid: ReadonlyMap<number, PayMethod>
  readonly files: readonly SentFile[]
  readonly finishedAt: number | null
  readonly returnedAt: number | null
  readonly resultNote: string | null
}

/**
 * What a dossier is after its rows. Rows of kinds that are not named here change nothing of it.
 * @param rows of one dossier, in the order of their numbers, none that was rejected
 * @param refusedAs how a refusal after appraisal is told: 8 or 9, practice varies (national-data §3.1)
 * @returns null when it was never received
 */
export function dossierSoFar(rows: readonly SentEvent[], refusedAs: 8 | 9): DossierSoFar | null {
  return rows.reduce<DossierSoFar | null>(
    (so, row) => (so === null ? begin(row) : { ...so, ...statusAfter(so, row, refusedAs), ...more(so, row) }),
    null,
  )
}

function begin({ type, subject, at, day, body }: SentEvent): DossierSoFar | null {
  if (type !== 'dossier.received' || subject === null) return null
  const received = body as unknown as ReceivedBody
  return {
    ...{ code: subject, received, receivedAt: at, day, dueAt: received.dueAt, status: 2, before: null },
    ...{ supplements: [], fees: received.fees, paid: new Map(), files: [] },
    ...{ finishedAt: null, returnedAt: null, resultNote: null },
  }
}

function statusAfter(so: DossierSoFar, { type }: SentEvent, refusedAs: 8 | 9): Partial<DossierSoFar> {
  const move = STATUS_OF_ROW[type]
  if (move === undefined) return {}
  if (move === 'back') return { status: so.before ?? so.status, before: null }
  if (move === 7) return { status: 7, before: so.status === 7 ? so.before : so.status }
  return { status: move === 'refused' ? refusedAs : move, before: null }
}

type Body = { readonly [name: string]: unknown }
const READERS: Readonly<Record<string, (so: DossierSoFar, body: Body, at: number) => Partial<DossierSoFar>>> = {
  'dossier.apologised': (_, { dueAt }) => ({ dueAt: dueAt as number }),
  'dossier.appointed': (_, { dueAt }) => ({ dueAt: dueAt as number }),
  'dossier.supplementRequested': ({ supplements }, { supplementId, words }, askedAt) => ({
    supplements: [
      ...supplements,
      {
        ...{ id: supplementId as string, words: (words as Words)?.words ?? null, askedAt },
        ...{ broughtAt: null, dueBefore: null, dueAfter: null },
      },
    ],
  }),
  'dossier.supplemented': ({ supplements }, { supplementId, previousDueAt, dueAt }, at) => ({
    dueAt: dueAt as number,
    supplements: supplements.map((one) =>
      one.id === supplementId
        ? { ...one, broughtAt: at, dueBefore: previousDueAt as number, dueAfter: dueAt as number }
        : one,
    ),
  }),
  'dossier.resultRecorded': (_, { kind }, at) => ({
    finishedAt: at,
    resultNote: kind === 'refused' ? 'Từ chối giải quyết' : null,
  }),
  'dossier.refused': (_, __, at) => ({ finishedAt: at, resultNote: 'Từ chối giải quyết' }),
  'dossier.stopped': (_, __, at) => ({ finishedAt: at }),
  'dossier.archived': (_, __, at) => ({ finishedAt: at }),
  'dossier.resultReturned': (_, __, at) => ({ returnedAt: at }),
  'fee.changed': (_, { fees }) => ({ fees: fees as readonly SentFee[] }),
  'dossier.feePaid': ({ paid }, { no, method }) => ({
    paid: new Map([...paid, [no as number, method as PayMethod]]),
  }),
  'digital.attached': ({ files }, { fileId, sha256, part, pages }) => ({
    files: [
      ...files.filter((one) => one.fileId !== fileId),
      {
        ...{ fileId: fileId as string, sha256: sha256 as string, no: lineOf(part as string) },
        ...{ pages: pages as number, gone: new Set() },
      },
    ],
  }),
  'digital.removed': ({ files }, { pages }) => ({
    files: files.map((one) => {
      const gone = (pages as readonly { fileId: string; page: number }[]).filter(({ fileId }) => fileId === one.fileId)
      return gone.length === 0 ? one : { ...one, gone: new Set([...one.gone, ...gone.map(({ page }) => page)]) }
    }),
  }),
  'dossier.partyCorrected': ({ received }, { role, person }) =>
    role === 'filer' || role === 'owner' ? { received: { ...received, [role]: person as SentParty } } : {},
}
function lineOf(part: string): number | null {
  const read = readPart(part)
  return read.kind === 'component' ? read.no : null
}
const more = (so: DossierSoFar, { type, body, at }: SentEvent): Partial<DossierSoFar> =>
  READERS[type]?.(so, body, at) ?? {}
