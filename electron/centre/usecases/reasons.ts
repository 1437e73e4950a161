import type { AnswerOf } from '../../../shared/api/operations.ts'
import { DEFAULT_REASONS, OWN_WORDS } from '../../../shared/domain/desk/reasons.ts'
import type { PersonRef } from '../../../shared/domain/events/config-events.ts'
import { makePerson } from '../journal/persons.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { Ctx, Deps } from './context.ts'

export type Reason = { code: string; words: PersonRef | null }

/** The reasons of the centre, else the usual ones, which the pages have words for. */
export function listReasons(deps: Deps, ctx: Ctx): AnswerOf<'listReasons'> {
  const own = deps.store.config().setting('desk.reasons', ctx.businessDate)
  const usual = Object.entries(DEFAULT_REASONS).map(([code, uses]) => ({ code, text: null, for: [...uses] }))
  return { reasons: own ?? usual, now: ctx.now, through: deps.through() }
}

/** A code of the list as it is; an officer's own words become code `other` with an erasable row (decisions.md 2). */
export function takeReason(deps: Deps, ctx: Ctx, text: string): { reason: Reason; persons: PersonRow[] } {
  const isKnown = text === OWN_WORDS || listReasons(deps, ctx).reasons.some(({ code }) => code === text)
  if (isKnown) return { reason: { code: text, words: null }, persons: [] }
  const { row, ref } = makePerson(ctx.ids.next(), 'words', text)
  return { reason: { code: OWN_WORDS, words: ref }, persons: [row] }
}

/** Later than any setting begins. */
const NEWEST = '9999-12-31'

/** A reason for a screen: own words, the text of the centre's list with its English, else its code, which pages have words for. */
function reasonShown(
  { store }: Pick<Deps, 'store'>,
  code: string | null,
  words: string | null,
): { text: string | null; textEn?: string } {
  if (words !== null) return { text: words }
  const own = store
    .config()
    .setting('desk.reasons', NEWEST)
    ?.find((reason) => reason.code === code)
  return { text: own?.text ?? code, ...(own?.textEn ? { textEn: own.textEn } : {}) }
}

/** Why a counter is paused, as fields of a view. */
export function pauseFields(
  deps: Pick<Deps, 'store'>,
  code: string | null,
  words: string | null,
): { pauseReason: string | null; pauseReasonEn?: string } {
  const { text, textEn } = reasonShown(deps, code, words)
  return { pauseReason: text, ...(textEn === undefined ? {} : { pauseReasonEn: textEn }) }
}

/** Why somebody waits aside, as fields of a view. */
export function heldFields(
  deps: Pick<Deps, 'store'>,
  code: string | null,
  words: string | null,
): { heldReason: string | null; heldReasonEn?: string } {
  const { text, textEn } = reasonShown(deps, code, words)
  return { heldReason: text, ...(textEn === undefined ? {} : { heldReasonEn: textEn }) }
}
