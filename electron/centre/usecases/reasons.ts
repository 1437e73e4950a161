import { reasonCode } from '../../../shared/domain/events/queue-events.ts'
import type { ReasonCode } from '../../../shared/domain/events/queue-events.ts'
import type { PersonRef } from '../../../shared/domain/events/config-events.ts'
import { makePerson } from '../journal/persons.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { Ctx } from './context.ts'

export type Reason = { code: ReasonCode; words: PersonRef | null }

/** A code of the list as it is; an officer's own words become code `other` with an erasable row (decisions.md 2). */
export function takeReason(ctx: Ctx, text: string): { reason: Reason; persons: PersonRow[] } {
  const known = reasonCode.safeParse(text)
  if (known.success) return { reason: { code: known.data, words: null }, persons: [] }
  const { row, ref } = makePerson(ctx.ids.next(), 'words', text)
  return { reason: { code: 'other', words: ref }, persons: [row] }
}
