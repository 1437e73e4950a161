import { randomBytes } from 'node:crypto'
import { EVENTS } from '../../../shared/domain/events/catalogue.ts'
import type { PersonRef } from '../../../shared/domain/events/config-events.ts'
import { hmac } from '../../platform/keys.ts'
import type { Db } from '../store/open-database.ts'
import type { EventRow } from './recorded.ts'

/** What a `person` row holds: names, words, groups, credentials. Everything in it can be erased (decisions.md 2). */
export type PersonKind =
  | 'name'
  /** Somebody of an agency: whom desks call, as JSON; who signs, by name. */
  | 'staff'
  | 'credential'
  | 'group'
  | 'words'
  | 'comment'
  | 'contact'
  /** A citizen or organisation of a dossier, as JSON. */
  | 'party'
  /** What was said about a dossier: requests, reasons, notes. */
  | 'dossier'
  /** What a slip says, as JSON. */
  | 'slip'
  /** The hash of a digitised paper: the file goes with it. */
  | 'digital'
  /** What a bank listed of a month, with words about who paid, as JSON. */
  | 'bank'
  /** Address and text of a message to a citizen, as JSON. */
  | 'message'

export type PersonRow = { readonly id: string; readonly kind: PersonKind; readonly body: string; readonly key: string }

/**
 * A row to be written together with the event that points at it. The key of the hash is random and lies in the row:
 * when the row is erased, the hash that stays in the event tells nothing any more.
 */
export function makePerson(id: string, kind: PersonKind, body: string): { row: PersonRow; ref: PersonRef } {
  const key = randomBytes(16).toString('base64url')
  return { row: { id, kind, body, key }, ref: { id, mac: hmac(key, body) } }
}

type Held = { body: string | null; key: string | null; erased_ms: number | null }

/**
 * Compares every erasable row with the keyed hash in its event, or with the event that erased it.
 * @returns the first event whose row is missing or was changed, or null; seq 0 for a row that no event knows
 */
export function checkPersons(db: Db): { seq: number; reason: string } | null {
  const held = db.prepare<[string], Held>('SELECT body, key, erased_ms FROM person WHERE id = ?')
  const erased = new Set(
    db
      .prepare<[], string>(`SELECT json_extract(payload, '$.personId') FROM event WHERE type = 'person.erased'`)
      .pluck()
      .all(),
  )
  const types = Object.entries(EVENTS)
    .filter(([, kind]) => kind.privacy !== 'none')
    .map(([type]) => `'${type}'`)
  const events = db.prepare<[], EventRow>(`SELECT * FROM event WHERE type IN (${types.join(', ')}) ORDER BY seq`)
  const known = new Set<string>()
  for (const row of events.iterate()) {
    for (const ref of refsIn(JSON.parse(row.payload))) {
      known.add(ref.id)
      const fault = refFault(ref, held.get(ref.id), erased.has(ref.id))
      if (fault) return { seq: row.seq, reason: fault }
    }
  }
  const rows = db.prepare<[], string>('SELECT id FROM person').pluck().all()
  return rows.every((id) => known.has(id)) ? null : { seq: 0, reason: 'there is a personal row that no event knows' }
}

function refFault(ref: PersonRef, row: Held | undefined, erased: boolean): string | null {
  if (erased) return row?.body == null ? null : 'an erased row has content again'
  if (!row || row.body === null || row.key === null) return 'the personal row of the event is missing'
  return hmac(row.key, row.body) === ref.mac ? null : 'the personal row of the event was changed'
}

/** Every pointer at an erasable row in a payload, wherever it stands. */
export function refsIn(value: unknown): PersonRef[] {
  if (typeof value !== 'object' || value === null) return []
  if ('id' in value && 'mac' in value) return [value as PersonRef]
  return Object.values(value).flatMap(refsIn)
}
