import type { DossierLine } from '../../api/dossier-views.ts'

export type PressingWhat = 'forward' | 'reply' | 'collect' | 'late' | 'due' | 'ready' | 'over'
/** The three steps of the clock: there is time, it is soon, it is late; `over`: nothing runs any more. */
export type Standing = 'todo' | 'soon' | 'late' | 'over'
export type Pressing = { readonly what: PressingWhat; readonly at: number; readonly standing: Standing }

type Timed = Pick<DossierLine, 'state' | 'forwardBy' | 'replyBy' | 'collectBy' | 'dueAt' | 'resultAt' | 'receivedAt'>

const OVER: ReadonlySet<DossierLine['state']> = new Set(['returned', 'stopped', 'archived', 'void', 'with-agency'])

/** The one moment that presses in the present state; null: none does any more. ms. */
export function momentOf(
  dossier: Omit<Timed, 'receivedAt'>,
): { what: 'forward' | 'reply' | 'collect' | 'due'; at: number } | null {
  const { state, forwardBy, replyBy, collectBy, dueAt, resultAt } = dossier
  if (OVER.has(state)) return null
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
  const { soonFrom, resultAt, receivedAt, state } = dossier
  if (!moment)
    return resultAt !== null && !OVER.has(state)
      ? { what: 'ready', at: resultAt, standing: 'todo' }
      : { what: 'over', at: receivedAt, standing: 'over' }
  const { what, at } = moment
  if (now > at) return { what: what === 'due' ? 'late' : what, at, standing: 'late' }
  return { what, at, standing: soonFrom !== null && now >= soonFrom ? 'soon' : 'todo' }
}
