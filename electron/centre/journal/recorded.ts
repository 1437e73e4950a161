import type { KeyObject } from 'node:crypto'
import type { EventType, NewEvent, PayloadOf } from '../../../shared/domain/events/catalogue.ts'
import { hmac } from '../../platform/keys.ts'

/** Who caused an event: ids only. */
export type Origin = { readonly actor: string | null; readonly device: string | null }

/** An event as it stands in the journal. */
export type Recorded = NewEvent & {
  readonly seq: number
  readonly atMs: number
  readonly businessDate: string
  readonly actor: string | null
  readonly device: string | null
}
export type RecordedOf<T extends EventType> = Omit<Recorded, 'type' | 'payload'> & {
  readonly type: T
  readonly payload: PayloadOf<T>
}

/** A row of the `event` table, byte for byte. */
export type EventRow = {
  seq: number
  at_ms: number
  business_date: string
  type: string
  v: number
  actor: string | null
  device: string | null
  payload: string
  prev_hash: string
  hash: string
}

/** Version of payload shapes written now; older rows pass an upcaster before they reach a projector. */
export const EVENT_VERSION = 1

/** `prev_hash` of the first event. */
export const GENESIS = '0'.repeat(64)

/**
 * Hash of a row: HMAC-SHA256 over the stored text of every other column, each with its length before it so that no
 * two rows give the same bytes (decisions.md 3).
 * @returns lower-case hex
 */
export function hashRow(key: KeyObject, row: Omit<EventRow, 'hash'>): string {
  const origin = `${part(row.actor)}|${part(row.device)}`
  const text = `${row.seq}|${row.at_ms}|${row.business_date}|${row.type}|${row.v}|${origin}|${part(row.payload)}|${row.prev_hash}`
  return hmac(key, text)
}

const part = (text: string | null): string => (text === null ? '-' : `${text.length}:${text}`)

/** The event in a stored row. */
export function toRecorded(row: EventRow): Recorded {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    businessDate: row.business_date,
    type: row.type as EventType,
    payload: JSON.parse(row.payload),
    actor: row.actor,
    device: row.device,
  } as Recorded
}
