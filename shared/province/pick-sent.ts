import type { EventType } from '../domain/events/catalogue.ts'
import { sentOf } from './sent-fields.ts'

/** What an erasable row holds now; null: it was erased. */
export type ReadPerson = (personId: string) => string | null

/**
 * The part of an event that leaves, by the table of sent fields. What was erased since is absent; a citizen keeps the id of
 * the row, so that an erasure can name it.
 * @returns null when the kind of event stays in the building
 */
export function pickSent(
  { type, payload }: { readonly type: EventType; readonly payload: unknown },
  readPerson: ReadPerson,
): Record<string, unknown> | null {
  const sent = sentOf(type)
  if (sent === null) return null
  const out: Record<string, unknown> = {}
  for (const path of sent.fields) copy(payload, out, path.split('.'), (value) => value)
  for (const [path, fields] of Object.entries(sent.parties ?? {}))
    copy(payload, out, path.split('.'), (ref) => party(ref, fields, readPerson))
  for (const path of sent.words ?? []) copy(payload, out, path.split('.'), (ref) => wordsOf(ref, readPerson))
  return out
}

/** Copies one place; lists are gone through side by side, so that several places of their rows end in the same row. */
function copy(from: unknown, into: Record<string, unknown>, path: string[], change: (value: unknown) => unknown): void {
  const [head = '', ...rest] = path
  const isList = head.endsWith('[]')
  const name = isList ? head.slice(0, -2) : head
  const value = (from as Record<string, unknown> | null | undefined)?.[name]
  if (value === undefined) return
  if (rest.length === 0 || value === null) {
    into[name] = value === null ? null : change(value)
    return
  }
  if (!isList) {
    into[name] ??= {}
    copy(value, into[name] as Record<string, unknown>, rest, change)
    return
  }
  const rows = value as readonly unknown[]
  into[name] ??= rows.map(() => ({}))
  for (const [place, row] of rows.entries())
    copy(row, (into[name] as Record<string, unknown>[])[place] ?? {}, rest, change)
}

const idOf = (ref: unknown): string => (ref as { id: string }).id

function party(ref: unknown, fields: readonly string[], readPerson: ReadPerson): Record<string, unknown> {
  const body = readPerson(idOf(ref))
  const held = body === null ? {} : (JSON.parse(body) as Record<string, unknown>)
  const left = fields.filter((field) => held[field] !== undefined).map((field) => [field, held[field]])
  return { personId: idOf(ref), ...Object.fromEntries(left) }
}

const wordsOf = (ref: unknown, readPerson: ReadPerson): string | null => readPerson(idOf(ref))
