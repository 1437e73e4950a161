import type { JournalEntry } from '../../../../shared/api/views.ts'

/**
 * Joins older pages of the journal with a newer one, newest first. When so much was written that lines between them
 * were never read, the older ones are left out, so that no line of the list is missing silently.
 * @param newer newest first, without gaps; `older` likewise
 */
export function joinPages(newer: readonly JournalEntry[], older: readonly JournalEntry[]): readonly JournalEntry[] {
  const last = newer.at(-1)?.seq
  if (last === undefined) return older
  const rest = older.filter((entry) => entry.seq < last)
  const touches = rest.length === 0 || rest[0]?.seq === last - 1
  return touches ? [...newer, ...rest] : newer
}
