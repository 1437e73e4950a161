import type { BodyOf } from '../../../../../shared/api/operations.ts'

/** One thing that is asked for: a paper of the list by its number, or what its citation allows. */
export type Asked = BodyOf<'requestSupplementAtDesk'>['items'][number]

/** What was written in the question of a supplement that was left by Escape. */
export type LeftSupplement = { readonly items: readonly Asked[]; readonly reason: string }

/** What was written in the question of a refusal that was left by Escape. */
export type LeftRefusal = {
  readonly cause: BodyOf<'refuseAtDesk'>['cause']
  readonly words: string
  readonly subject: string
}

/**
 * The items of a supplement that is asked about again: papers that are missing now, in the words that were left, and
 * what was added by hand.
 */
export function itemsAgain(missing: readonly Asked[], left: LeftSupplement | null): readonly Asked[] {
  if (left === null) return missing
  const before = new Map(left.items.map((item) => [item.no, item]))
  return [
    ...missing.map((item) => before.get(item.no) ?? item),
    ...left.items.filter(({ no, text }) => no === undefined && text.trim() !== ''),
  ]
}
