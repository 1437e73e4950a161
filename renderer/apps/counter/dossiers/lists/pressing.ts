import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'

export type Pressing = { readonly what: PressingWhat; readonly at: number; readonly isBad: boolean }
export type PressingWhat = 'forward' | 'reply' | 'collect' | 'late' | 'due' | 'ready' | 'over'

type Timed = Pick<DossierLine, 'state' | 'forwardBy' | 'replyBy' | 'collectBy' | 'dueAt' | 'resultAt' | 'receivedAt'>

const OVER: ReadonlySet<DossierLine['state']> = new Set(['returned', 'stopped', 'archived', 'void'])

/** The one moment that presses in the present state, and whether it has passed. */
export function pressing(
  { state, forwardBy, replyBy, collectBy, dueAt, resultAt, receivedAt }: Timed,
  now: number,
): Pressing {
  if (OVER.has(state)) return { what: 'over', at: receivedAt, isBad: false }
  if (state === 'received' && forwardBy !== null) return { what: 'forward', at: forwardBy, isBad: now > forwardBy }
  if (state === 'supplement' && replyBy !== null) return { what: 'reply', at: replyBy, isBad: now > replyBy }
  if (resultAt !== null || state === 'refused') {
    if (collectBy !== null) return { what: 'collect', at: collectBy, isBad: now > collectBy }
    return { what: 'ready', at: resultAt ?? dueAt, isBad: false }
  }
  return { what: now > dueAt ? 'late' : 'due', at: dueAt, isBad: now > dueAt }
}
