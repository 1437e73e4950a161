import type { EventType } from '../domain/events/catalogue.ts'
import { sentOf } from './sent-fields.ts'
import type { PartyField } from './sent-fields.ts'

/** What an erasable row holds now; null: it was erased. */
export type ReadPerson = (personId: string) => string | null

/** What leaves of an event. */
export type Picked = {
  /** A citizen is `{personId, name, …}`, words are `{personId, words}`. */
  readonly body: Record<string, unknown>
  /** The erasable rows in it. */
  readonly personIds: readonly string[]
  /** Whether one of them was erased in the meantime. */
  readonly isErased: boolean
}

/**
 * The part of an event that leaves, by the table of sent fields. Of who was erased since only the id of the row is left, so
 * that the erasure, which is sent too, can name it.
 * @returns null when the kind of event stays in the building
 */
export function pickSent(
  { type, payload }: { readonly type: EventType; readonly payload: unknown },
  readPerson: ReadPerson,
): Picked | null {
  const sent = sentOf(type)
  if (sent === null) return null
  const body: Record<string, unknown> = {}
  const personIds: string[] = []
  let isErased = false
  const read = (ref: unknown): { personId: string; held: string | null } => {
    const personId = (ref as { id: string }).id
    const held = readPerson(personId)
    isErased ||= held === null
    personIds.push(personId)
    return { personId, held }
  }
  for (const path of sent.fields) copy(payload, body, path.split('.'), (value) => value)
  for (const [path, fields] of Object.entries(sent.parties ?? {}))
    copy(payload, body, path.split('.'), (ref) => {
      const { personId, held } = read(ref)
      return { personId, ...(held === null ? {} : partyOf(held, fields)) }
    })
  for (const path of sent.words ?? [])
    copy(payload, body, path.split('.'), (ref) => {
      const { personId, held } = read(ref)
      return { personId, words: held }
    })
  return { body, personIds, isErased }
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

function partyOf(held: string, fields: readonly PartyField[]): Record<string, unknown> {
  const party = JSON.parse(held) as Partial<Record<PartyField, string>>
  return Object.fromEntries(fields.flatMap((field) => (party[field] === undefined ? [] : [[field, party[field]]])))
}
