import type { JournalEntry } from '../../../../shared/api/views.ts'
import { formatDate, stopwatch } from '../../../../shared/i18n/format.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

/** Names of officers, counters, services and devices by their id. */
export type Names = ReadonlyMap<string, string>

type Payload = Record<string, unknown>
const isRecord = (value: unknown): value is Payload =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What happened, in words. A type that this page does not know yet is shown as it is. */
export function typeWords({ type }: Pick<JournalEntry, 'type'>, words: Words): string {
  const known: Record<string, string> = words.journal.types
  return known[type] ?? type
}

/** Who did it: a person by name, else the device, else the system itself. */
export function whoWords(
  { actor, device }: Pick<JournalEntry, 'actor' | 'device'>,
  names: Names,
  words: Words,
): string {
  if (actor) return names.get(actor) ?? actor
  if (device) return names.get(device) ?? words.journal.device(device)
  return words.journal.system
}

/** The fields of an event that a reader needs, in words; who did it and the rest stand elsewhere in the line. */
export function contentWords(
  { type, payload, actor }: Pick<JournalEntry, 'type' | 'payload' | 'actor'>,
  names: Names,
  words: Words,
): string {
  const tables: Readonly<Record<string, Record<string, string>>> = words.journal.codes
  const labels: Record<string, string> = words.journal.fields
  const flat = isRecord(payload['slip']) ? { number: payload['slip']['number'], ...payload } : payload
  return Object.entries(flat)
    .flatMap(([field, value]) => {
      const label = labels[field]
      const text =
        label === undefined || (actor !== null && value === actor)
          ? null
          : (knownIn(tables[`${type} ${field}`], value) ?? valueWords(field, value, names, words))
      return text === null || text === '' ? [] : [`${label}: ${text}`]
    })
    .join('; ')
}

function valueWords(field: string, value: unknown, names: Names, words: Words): string | null {
  const coded = CODED[field]
  if (coded) return coded(value, words)
  if (field === 'serviceMs') return typeof value === 'number' ? stopwatch(value) : null
  if (typeof value === 'boolean') return value ? words.journal.yes : words.journal.no
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return null
  return DAY.test(value) ? formatDate(value) : (names.get(value) ?? value)
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Fields that carry a code inside an object. */
const CODED: Record<string, (value: unknown, words: Words) => string | null> = {
  reason: (value, words) => (isRecord(value) ? knownWords(words.reasonCodes, value['code']) : null),
  why: (value, words) =>
    isRecord(value) ? (knownWords(words.desk.why, value['rule'])?.replace(/\.$/, '') ?? null) : null,
  counts: (value, words) =>
    isRecord(value)
      ? Object.entries(value)
          .map(([kind, count]) => `${knownWords(words.journal.kept, kind) ?? kind} ${String(count)}`)
          .join(', ')
      : null,
}

function knownWords(table: Record<string, string>, code: unknown): string | null {
  return typeof code === 'string' ? (table[code] ?? code) : null
}

const knownIn = (table: Record<string, string> | undefined, code: unknown): string | null =>
  (table && typeof code === 'string' && table[code]) || null
