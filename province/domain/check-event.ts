import { z } from 'zod'
import { SENT } from '../../shared/province/sent-fields.ts'
import type { Sent } from '../../shared/province/sent-fields.ts'
import type { EventRefusal } from '../../shared/province/codes.ts'
import { CLOSED_WITH_NOTE, LIMITS, key, sentEvent, sentParty, sentWords, sha256 } from '../../shared/province/wire.ts'
import type { SentEvent } from '../../shared/province/wire.ts'

export type Refused = { readonly code: EventRefusal; readonly field: string | null }

const instant = z.number().int()
const of = (shape: z.ZodRawShape) => z.looseObject(shape)
const due = of({ dueAt: instant })

/** Shapes of what the province itself reads in a body; the rest is kept as it came. */
const READ: Readonly<Record<string, z.ZodType>> = {
  'dossier.received': of({
    dossierId: key,
    procedureId: key,
    agencyId: key,
    fieldId: key,
    channel: z.string().max(40),
    dueAt: instant,
    coCheck: of({ how: z.string().max(40) }).optional(),
    offline: z.string().max(40).optional(),
  }),
  'dossier.supplemented': due,
  'dossier.apologised': due,
  'dossier.appointed': due,
  'digital.attached': of({ sha256, bytes: z.number().int().positive() }),
  'slip.issued': of({ slipId: key, kind: z.string().max(60), number: z.string().max(120) }),
  'slip.cancelled': of({ slipId: key }),
  'rating.given': of({
    counterId: key,
    level: z.number().int().min(1).max(5),
    scale: z.number().int().min(3).max(5),
    process: z.number().int().min(1).max(5).nullish(),
    source: z.string().max(20),
  }),
  'ticket.issued': of({ serviceId: key }),
  'ticket.called': of({ counterId: key }),
  'ticket.noShow': of({ counterId: key }),
  'ticket.finished': of({ counterId: key, serviceMs: instant.min(0) }),
  'fee.collected': of({ method: z.string().max(20), lines: z.array(of({ amount: instant })) }),
  'person.erased': of({ personId: key }),
}

/** What may stand at a place of a body. */
type Place = 'any' | 'party' | 'words' | { [name: string]: Place }

const PLACES = new Map<string, { place: Place; parties: Readonly<Record<string, readonly string[]>> }>(
  Object.entries(SENT as Record<string, Sent>).map(([type, sent]) => [type, placesOf(sent)]),
)

function placesOf(sent: Sent): { place: Place; parties: Readonly<Record<string, readonly string[]>> } {
  const place: Place = {}
  for (const path of sent.fields) put(place, path, 'any')
  for (const path of Object.keys(sent.parties ?? {})) put(place, path, 'party')
  for (const path of sent.words ?? []) put(place, path, 'words')
  return { place, parties: sent.parties ?? {} }
}

function put(root: { [name: string]: Place }, path: string, leaf: Place): void {
  const names = path.replaceAll('[]', '').split('.')
  let here = root
  for (const name of names.slice(0, -1)) here = (here[name] ??= {}) as { [name: string]: Place }
  here[names.at(-1) ?? ''] = leaf
}

/**
 * As JSON: the character that ends strings in C, and halves of characters, which PostgreSQL does not keep; and the two
 * that stand between values on their way to it (pg-writes.ts).
 */
const UNKEEPABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|001[ef]|d[89a-f][0-9a-f]{2})/

/** A text that a database can keep, cut to a length; null for anything else. */
export function keepable(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null
  return UNKEEPABLE.test(JSON.stringify(value)) ? null : value.slice(0, most)
}

/**
 * Reads one row of a batch: its own shape, its size, and that its body has no field but those that may leave the building
 * (sent-fields.ts).
 * @param text its `hashedText`: all that it says
 */
export function checkEvent(
  raw: unknown,
  text: string,
): { ok: true; event: SentEvent } | { ok: false; refused: Refused } {
  const parsed = sentEvent.safeParse(raw)
  if (!parsed.success) return no('EVENT_INVALID', parsed.error.issues[0]?.path.join('.') ?? null)
  const event = parsed.data
  if (text.length > LIMITS.eventBytes) return no('EVENT_TOO_LARGE', null)
  if (UNKEEPABLE.test(text)) return no('EVENT_INVALID', null)
  if (event.type === CLOSED_WITH_NOTE)
    return event.settles === undefined ? no('EVENT_INVALID', 'settles') : { ok: true, event }
  const allowed = PLACES.get(event.type)
  if (!allowed) return no('TYPE_UNKNOWN', 'type')
  const stray = strayField(event.body, allowed.place, 'body', allowed.parties)
  if (stray !== null) return no('EVENT_INVALID', stray)
  const read = READ[event.type]?.safeParse(event.body)
  if (read && !read.success) return no('EVENT_INVALID', ['body', ...(read.error.issues[0]?.path ?? [])].join('.'))
  return { ok: true, event }
}

const no = (code: EventRefusal, field: string | null) => ({ ok: false as const, refused: { code, field } })

/** The first place of a body that the table of sent fields does not name; null: there is none. */
function strayField(
  value: unknown,
  place: Place,
  path: string,
  parties: Record<string, readonly string[]>,
): string | null {
  if (place === 'any' || value === null) return null
  if (place === 'party') return strayParty(value, path, parties)
  if (place === 'words') return sentWords.safeParse(value).success ? null : path
  if (Array.isArray(value)) {
    for (const one of value) {
      const stray = strayField(one, place, path, parties)
      if (stray !== null) return stray
    }
    return null
  }
  if (typeof value !== 'object') return path
  for (const name of Object.keys(value)) {
    const next = Object.hasOwn(place, name) ? place[name] : undefined
    // Most places may hold anything: they are not gone into.
    if (next === 'any') continue
    const stray =
      next === undefined
        ? `${path}.${name}`
        : strayField((value as Record<string, unknown>)[name], next, `${path}.${name}`, parties)
    if (stray !== null) return stray
  }
  return null
}

function strayParty(value: unknown, path: string, parties: Record<string, readonly string[]>): string | null {
  const party = sentParty.safeParse(value)
  if (!party.success) return path
  const fields = parties[path.slice('body.'.length)] ?? []
  const stray = Object.keys(party.data).find((name) => name !== 'personId' && !fields.includes(name))
  return stray === undefined ? null : `${path}.${stray}`
}

/** What is known of people stands in rows of their own, so that it can be erased; the body keeps their ids. */
export function splitPersons(event: SentEvent): {
  event: SentEvent
  persons: { id: string; fields: Record<string, unknown> }[]
} {
  const persons: { id: string; fields: Record<string, unknown> }[] = []
  const allowed = HAS_PERSONS.has(event.type) ? PLACES.get(event.type)?.place : undefined
  if (allowed === undefined) return { event, persons }
  const split = (value: unknown, place: Place): unknown => {
    if (value === null || typeof value !== 'object' || place === 'any') return value
    if (place === 'party' || place === 'words') {
      const { personId, ...fields } = value as { personId: string }
      if (Object.values(fields).some((field) => field !== null)) persons.push({ id: personId, fields })
      return { personId }
    }
    if (Array.isArray(value)) return value.map((one) => split(one, place))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, split(inner, place[name] ?? 'any')]))
  }
  return { event: { ...event, body: split(event.body, allowed) as SentEvent['body'] }, persons }
}

const HAS_PERSONS: ReadonlySet<string> = new Set(
  Object.entries(SENT as Record<string, Sent>)
    .filter(([, sent]) => sent.parties !== undefined || sent.words !== undefined)
    .map(([type]) => type),
)
