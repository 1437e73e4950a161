import { hash } from 'node:crypto'
import type { EventType, PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import { hashedText } from '../../../../shared/province/hashed-text.ts'
import { pickSent } from '../../../../shared/province/pick-sent.ts'
import { CLOSED_WITH_NOTE, LIMITS } from '../../../../shared/province/wire.ts'
import type { SentEvent } from '../../../../shared/province/wire.ts'
import type { Recorded } from '../../journal/recorded.ts'
import type { NewDelivery } from '../../store/delivery-writes.ts'
import type { Deps } from '../context.ts'

/** An event by its number; undefined: there is none. */
export type ReadEvent = (seq: number) => Recorded | undefined

/** Kind of a row that is too long for the line: the province notes its number and refuses it, and people find out why. */
const TOO_LONG = 'delivery.tooLong'

type Composed = {
  readonly row: SentEvent
  readonly dossierId: string | null
  readonly personIds: readonly string[]
  readonly isErased: boolean
}

/**
 * The row that an event sends to the province; null for what stays in the building. A digitised paper is told of when the
 * province has its file, not before; a corrected row has the kind of the one whose place it takes.
 */
export function composeRow(deps: Deps, event: Recorded, readEvent: ReadEvent): NewDelivery | null {
  const composed = compose(deps, event, readEvent)
  if (composed === null) return null
  const short = isShort(composed.row) ? composed.row : { ...composed.row, type: TOO_LONG, body: {} }
  const body = JSON.stringify(short)
  return {
    ...{ seq: event.seq, type: short.type, subject: short.subject, dossierId: composed.dossierId },
    ...{ body, hash: rowHash(short), bytes: Buffer.byteLength(body), isErased: composed.isErased ? 1 : 0 },
    ...{ settles: short.settles ?? null, madeMs: event.atMs, personIds: composed.personIds },
  }
}

const isShort = ({ body }: SentEvent): boolean => JSON.stringify(body).length <= LIMITS.eventBytes

/** What the province compares rows by. */
export const rowHash = (row: SentEvent): string => hash('sha256', hashedText(row), 'hex')

function compose(deps: Deps, event: Recorded, readEvent: ReadEvent): Composed | null {
  const { seq, atMs: at, businessDate: day } = event
  if (event.type === 'digital.attached') return null
  if (event.type === 'delivery.fileTaken') {
    const attached = readEvent(deps.store.deliveries.attachedBy(event.payload.fileId) ?? 0)
    return attached ? pick(deps, { ...attached, seq, atMs: at, businessDate: day }) : null
  }
  if (event.type === 'delivery.corrected') return corrected(deps, event.payload, { seq, at, day }, readEvent)
  if (event.type === 'delivery.closed') {
    const { seq: settles, dossierId } = event.payload
    // A paper that was gone before it was ever sent: the province knows nothing of it.
    if (readEvent(settles)?.type === 'digital.attached') return null
    const row = { seq, type: CLOSED_WITH_NOTE, at, day, subject: subjectOf(deps, event), settles, body: {} }
    return { row, dossierId, personIds: [], isErased: false }
  }
  return pick(deps, event)
}

function pick(deps: Deps, event: Recorded): Composed | null {
  const picked = pickSent(event, (personId) => deps.store.desks.person(personId))
  if (picked === null) return null
  const { seq, type, atMs: at, businessDate: day } = event
  // As it comes out of a file again: the hash must not depend on what JSON leaves out.
  const body = JSON.parse(JSON.stringify(picked.body)) as SentEvent['body']
  const row = { seq, type, at, day, subject: subjectOf(deps, event), body }
  return { row, dossierId: dossierIdOf(event), personIds: picked.personIds, isErased: picked.isErased }
}

type Corrected = PayloadOf<'delivery.corrected'>

/** The refused row as the dossier is now, with one place of it put right. */
function corrected(
  deps: Deps,
  { seq: settles, change }: Corrected,
  own: Pick<SentEvent, 'seq' | 'at' | 'day'>,
  readEvent: ReadEvent,
): Composed | null {
  const refused = readEvent(settles)
  const whole = refused && compose(deps, refused, readEvent)
  if (!whole) return null
  const body = structuredClone(whole.row.body)
  const row = { ...whole.row, ...own, settles, body }
  if (change === null) return { ...whole, row }
  const { value, personIds } = typedOf(deps, change.value)
  if (value !== undefined) put(body, change.field.replace(/^body\./, '').split('.'), value)
  return {
    ...{ ...whole, row, personIds: [...whole.personIds, ...personIds] },
    isErased: whole.isErased || value === undefined,
  }
}

type Typed = { readonly value: unknown; readonly personIds: readonly string[] }

/** What an officer typed; undefined: it was erased since. */
function typedOf({ store }: Deps, value: NonNullable<Corrected['change']>['value']): Typed {
  if (typeof value !== 'object' || value === null) return { value, personIds: [] }
  const held = store.desks.person(value.id)
  return { value: held === null ? undefined : (JSON.parse(held) as unknown), personIds: [value.id] }
}

/** Sets a place that is there; another one is left out, as everything that no line of sent-fields.ts names. */
function put(body: unknown, [head = '', ...rest]: string[], value: unknown): void {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, head)) return
  const here = body as Record<string, unknown>
  if (rest.length === 0) here[head] = value
  else put(here[head], rest, value)
}

const dossierIdOf = ({ payload }: Pick<Recorded, 'payload'>): string | null =>
  'dossierId' in payload ? (payload.dossierId ?? null) : null

/** The code of the dossier whose order matters. */
function subjectOf({ store }: Deps, event: { type: EventType; payload: Recorded['payload'] }): string | null {
  if (event.type === 'dossier.received') return (event.payload as PayloadOf<'dossier.received'>).code
  const dossierId = dossierIdOf(event)
  return dossierId === null ? null : (store.dossiers.byId(dossierId)?.code ?? null)
}
