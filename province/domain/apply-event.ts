import type { CodeRanges } from '../../shared/domain/dossier/code.ts'
import type { EventRefusal } from '../../shared/province/codes.ts'
import type { SentEvent } from '../../shared/province/wire.ts'
import type { Dossier, Figure, Rating, Slip } from './rows.ts'

/** The province's tables as far as a batch touches them. */
export type World = {
  readonly epochNo: number
  readonly dossiers: Map<string, Dossier>
  /** Codes of `dossiers` that were changed. */
  readonly changed: Set<string>
  /** Hashes of files that are here whole. */
  readonly files: ReadonlySet<string>
  /** Codes that the centre may give; empty: the province has granted none, and does not judge. */
  readonly grants: readonly {
    readonly codes: CodeRanges
    readonly from: string
    readonly until: string | null
    readonly revoked: boolean
  }[]
  readonly slips: Slip[]
  readonly cancelledSlips: string[]
  readonly ratings: Rating[]
  readonly figures: Map<string, Figure>
  readonly erased: string[]
}

type Body = Record<string, never>
type Move = (dossier: Dossier, event: SentEvent) => Partial<Dossier>

const DONE: ReadonlySet<number> = new Set([8, 10])
const to =
  (status: number): Move =>
  () => ({ status, before: null })
const ends =
  (status: number): Move =>
  (_, { at }) => ({ status, before: null, endedAt: at })
const due = ({ body }: SentEvent): Partial<Dossier> => ({ dueAt: (body as Body)['dueAt'] ?? 0 })

/** How a row moves the state of its dossier, in the national codes (national-data §3.1). */
const MOVES: Readonly<Record<string, Move>> = {
  'dossier.forwarded': to(4),
  'dossier.supplementRequested': (dossier) => ({ status: 5, before: null, supplements: dossier.supplements + 1 }),
  'dossier.supplemented': (_, event) => ({ status: 2, before: null, ...due(event) }),
  'dossier.paymentRequired': to(6),
  'dossier.paymentMet': to(4),
  'dossier.withdrawalRequested': ({ status, before }) => ({ status: 7, before: status === 7 ? before : status }),
  'dossier.continued': ({ before, status }) => ({ status: before ?? status, before: null }),
  'dossier.stopped': ends(8),
  'dossier.archived': ends(8),
  'dossier.voided': ends(8),
  'dossier.refused': to(9),
  'dossier.resultRecorded': to(9),
  'dossier.resultReturned': ends(10),
}

/** Rows that say something of a dossier and leave its state as it is. */
const NOTES: Readonly<Record<string, Move>> = {
  'dossier.apologised': (dossier, event) => ({ ...due(event), apologies: dossier.apologies + 1 }),
  'dossier.appointed': (_, event) => due(event),
  'digital.attached': (dossier) => ({ files: dossier.files + 1 }),
}

/**
 * Applies a row to the tables.
 * @returns why it cannot be taken; then nothing has changed
 */
export function applyEvent(world: World, event: SentEvent): EventRefusal | null {
  if (isOfAnother(world, event)) return null
  const refusal = refusalOf(world, event)
  if (refusal !== null) return refusal
  if (event.type === 'dossier.received') return receive(world, event)
  const dossier = event.subject === null ? undefined : world.dossiers.get(event.subject)
  const move = MOVES[event.type] ?? NOTES[event.type]
  if (move && dossier) keep(world, { ...dossier, ...move(dossier, event), updatedAt: event.at })
  TAKEN[event.type]?.(world, event, event.body as Body)
  return null
}

/**
 * Whether the code of a row is another dossier's here: its own reception was refused (`DOSSIER_EXISTS`) and closed with a note.
 * Such a row is kept, and moves nothing: least of all the dossier that has the code.
 */
function isOfAnother({ dossiers }: World, { type, subject, body }: SentEvent): boolean {
  if (subject === null || type === 'dossier.received' || !/^(dossier|digital)\./.test(type)) return false
  const dossier = dossiers.get(subject)
  return dossier !== undefined && ((body as Body)['dossierId'] ?? dossier.dossierId) !== dossier.dossierId
}

function refusalOf(world: World, { type, subject, body }: SentEvent): EventRefusal | null {
  const ofDossier = /^(dossier|digital)\./.test(type)
  // A refusal at the desk has no code, and no dossier.
  if (subject === null) return ofDossier && (body as Body)['dossierId'] != null ? 'SUBJECT_MISSING' : null
  if (type === 'dossier.received') return null
  const dossier = world.dossiers.get(subject)
  if (!dossier) return ofDossier ? 'DOSSIER_UNKNOWN' : null
  if (Object.hasOwn(MOVES, type) && DONE.has(dossier.status)) return 'DOSSIER_OVER'
  if (type === 'digital.attached' && !world.files.has((body as Body)['sha256'] ?? '')) return 'FILE_MISSING'
  return null
}

function receive(world: World, event: SentEvent): EventRefusal | null {
  const { subject, day } = event
  if (subject === null) return 'SUBJECT_MISSING'
  const dossier = begunBy(event, subject)
  const there = world.dossiers.get(subject)
  const isAgain = world.epochNo > 1 && there !== undefined && isCameAnew(there, dossier)
  if (there && !isAgain) return 'DOSSIER_EXISTS'
  if (!isGranted(world, subject, day)) return 'CODE_OUT_OF_RANGE'
  keep(world, dossier)
  if (isAgain) return null
  count(world, event, dossier.procedureId, 0)
  const { offline, coCheck } = event.body as { offline?: string; coCheck?: { how: string } }
  if (offline !== undefined) count(world, event, offline, 0, 'dossier.offline')
  if (coCheck) count(world, event, coCheck.how, 0, 'dossier.coCheck')
  return null
}

/**
 * The very same reception was cut away by an epoch that began before it, and comes anew: the dossier begins again, and is counted
 * once. A corrected one has another time, and does not: what was done since stays.
 */
const isCameAnew = (there: Dossier, { dossierId, receivedAt }: Dossier): boolean =>
  there.dossierId === dossierId && there.receivedAt === receivedAt

function begunBy({ at, day, body: said }: SentEvent, code: string): Dossier {
  const body = said as Record<string, string> & { dueAt: number }
  return {
    code,
    dossierId: body['dossierId'] ?? '',
    procedureId: body['procedureId'] ?? '',
    agencyId: body['agencyId'] ?? '',
    fieldId: body['fieldId'] ?? '',
    channel: body['channel'] ?? '',
    status: 2,
    before: null,
    unit: null,
    receivedAt: at,
    receivedDay: day,
    dueAt: body.dueAt,
    endedAt: null,
    supplements: 0,
    apologies: 0,
    files: 0,
    updatedAt: at,
  }
}

/** A code is judged only by the ranges of its own identifier that held on its day. */
function isGranted({ grants }: World, code: string, day: string): boolean {
  const dash = code.indexOf('-')
  const identifier = code.slice(0, dash)
  const mine = grants.filter(({ codes }) => codes.identifier === identifier)
  if (mine.length === 0) return true
  const digits = code.slice(code.lastIndexOf('-') + 1)
  return mine.some(({ codes, from, until, revoked }) => {
    const owner = codes.owner ?? ''
    if (revoked || day < from || (until !== null && day > until) || !digits.startsWith(owner)) return false
    const no = Number(digits.slice(owner.length))
    return codes.ranges.some((range) => range.from <= no && no <= range.to)
  })
}

function keep(world: World, dossier: Dossier): void {
  world.dossiers.set(dossier.code, dossier)
  world.changed.add(dossier.code)
}

function count(world: World, { type, day }: SentEvent, of: string, total: number, name = type): void {
  const key = `${day} ${name} ${of}`
  const { n, total: sum } = world.figures.get(key) ?? { n: 0, total: 0 }
  world.figures.set(key, { day, name, of, n: n + 1, total: sum + total })
}

/** What rows that are about no dossier's state leave behind. */
const TAKEN: Readonly<Record<string, (world: World, event: SentEvent, body: Body) => void>> = {
  'slip.issued': (world, { day, at }, body) =>
    world.slips.push({
      slipId: body['slipId'] ?? '',
      kind: body['kind'] ?? '',
      number: body['number'] ?? '',
      day,
      issuedAt: at,
    }),
  'slip.cancelled': (world, _, body) => world.cancelledSlips.push(body['slipId'] ?? ''),
  'rating.given': (world, event, body) => {
    const { seq, day, at } = event
    const { counterId, level, scale, process, source } = body as unknown as Rating
    // What an officer could have given about himself counts in no figure (KT-5.2e).
    if (source !== 'other')
      world.ratings.push({
        epochNo: world.epochNo,
        seq,
        day,
        counterId,
        level,
        scale,
        process: process ?? null,
        source,
        at,
      })
  },
  'rating.declined': (world, event, body) => count(world, event, body['counterId'] ?? '', 0),
  'ticket.issued': (world, event, body) => count(world, event, body['serviceId'] ?? '', 0),
  'ticket.called': (world, event, body) => count(world, event, body['counterId'] ?? '', 0),
  'ticket.noShow': (world, event, body) => count(world, event, body['counterId'] ?? '', 0),
  'ticket.finished': (world, event, body) => count(world, event, body['counterId'] ?? '', body['serviceMs'] ?? 0),
  'fee.collected': (world, event) => {
    const { method, lines } = event.body as { method: string; lines: { amount: number }[] }
    const sum = lines.reduce((all, { amount }) => all + amount, 0)
    count(world, event, method, sum)
  },
  'person.erased': (world, _, body) => world.erased.push(body['personId'] ?? ''),
}
