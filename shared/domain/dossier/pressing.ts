import type { DossierLine } from '../../api/dossier-views.ts'

export type PressingWhat = 'forward' | 'reply' | 'collect' | 'late' | 'due' | 'posted' | 'ready' | 'ended' | 'over'
/** The three steps of the clock: there is time, it is soon, it is late; `over`: nothing runs any more. */
export type Standing = 'todo' | 'soon' | 'late' | 'over'
export type Pressing = { readonly what: PressingWhat; readonly at: number; readonly standing: Standing }

type Timed = Pick<
  DossierLine,
  'state' | 'forwardBy' | 'replyBy' | 'collectBy' | 'dueAt' | 'resultAt' | 'receivedAt' | 'postedAt' | 'endedAt'
>

const OVER: ReadonlySet<DossierLine['state']> = new Set(['returned', 'stopped', 'archived', 'void', 'with-agency'])

/** The one moment that presses in the present state; null: none does any more. ms. */
export function momentOf(
  dossier: Omit<Timed, 'receivedAt' | 'endedAt'>,
): { what: 'forward' | 'reply' | 'collect' | 'due'; at: number } | null {
  const { state, forwardBy, replyBy, collectBy, dueAt, resultAt, postedAt } = dossier
  // What the post has waits for nobody here.
  if (OVER.has(state) || postedAt !== null) return null
  if (state === 'received' && forwardBy !== null) return { what: 'forward', at: forwardBy }
  if (state === 'supplement') return replyBy === null ? null : { what: 'reply', at: replyBy }
  if (resultAt !== null || state === 'refused') return collectBy === null ? null : { what: 'collect', at: collectBy }
  return { what: 'due', at: dueAt }
}

/**
 * The moment that presses, and which step of the clock it stands on: every list, slip and report asks here.
 * @param soonFrom from when it counts as soon, ms; null: it is never only soon
 */
export function pressing(dossier: Timed & Pick<DossierLine, 'soonFrom'>, now: number): Pressing {
  const moment = momentOf(dossier)
  const { soonFrom } = dossier
  if (!moment) return atRest(dossier)
  const { what, at } = moment
  if (now > at) return { what: what === 'due' ? 'late' : what, at, standing: 'late' }
  return { what, at, standing: soonFrom !== null && now >= soonFrom ? 'soon' : 'todo' }
}

/** Where nothing presses: the last thing that happened. */
function atRest({ state, resultAt, postedAt, endedAt, receivedAt }: Timed): Pressing {
  if (endedAt !== null) return { what: 'ended', at: endedAt, standing: 'over' }
  if (OVER.has(state)) return { what: 'over', at: receivedAt, standing: 'over' }
  if (postedAt !== null) return { what: 'posted', at: postedAt, standing: 'todo' }
  if (resultAt !== null) return { what: 'ready', at: resultAt, standing: 'todo' }
  return { what: 'over', at: receivedAt, standing: 'over' }
}
