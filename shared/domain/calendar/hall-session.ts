import type { HallReason, HallScope } from '../../api/hall-views.ts'
import type { Opening, ServiceKind } from '../../api/views.ts'

/** A session that somebody closed or lengthened by hand; instants in ms. */
export type HandSession = {
  readonly state: 'closed' | 'extended' | 'planned'
  readonly reason: HallReason | null
  readonly words: string | null
  readonly scope: HallScope
  readonly untilMs: number | null
}

/** Whether a closing or a lengthening still holds; null when the hours alone decide. */
export function holding<S extends HandSession>(hand: S | undefined, now: number): S | null {
  if (!hand || hand.state === 'planned') return null
  return hand.untilMs !== null && now >= hand.untilMs ? null : hand
}

/**
 * Whether numbers of a service are given now, when the reception desk has closed or lengthened the session by hand
 * (BD-5.4: hours may be lengthened or shortened with the load). A closing of scope `reception` leaves the other kinds
 * alone. Outside the hours a closing changes only when numbers are given again.
 * @param plannedAt what the hours say of an instant (opening.ts)
 */
export function openingInSession(question: {
  readonly plannedAt: (at: number) => Opening
  readonly hand: HandSession | undefined
  readonly kind: ServiceKind
  readonly now: number
}): Opening {
  const { plannedAt, kind, now } = question
  const planned = plannedAt(now)
  const hand = holding(question.hand, now)
  if (!hand || planned.closedReason === 'not-configured') return planned
  if (hand.state === 'extended') return lengthened(planned, hand.untilMs)
  if (hand.scope === 'reception' && kind !== 'reception') return planned
  const { opensAt: _usual, ...closed } = planned
  const opensAt = reopening(plannedAt, planned, hand.untilMs)
  const again = opensAt === undefined ? {} : { opensAt }
  if (!planned.open) return { ...closed, ...again }
  const suspension = { reason: hand.reason ?? 'other', words: hand.words }
  return { open: false, closedReason: 'suspended', suspension, ...again }
}

function lengthened(planned: Opening, untilMs: number | null): Opening {
  if (untilMs === null) return planned
  if (!planned.open) return { open: true, closesAt: untilMs }
  return planned.closesAt === undefined ? planned : { open: true, closesAt: Math.max(planned.closesAt, untilMs) }
}

/** When numbers are given again: not before the closing ends, and then as the hours say. */
function reopening(plannedAt: (at: number) => Opening, planned: Opening, untilMs: number | null): number | undefined {
  if (untilMs === null) return undefined
  if (!planned.open && planned.opensAt !== undefined && planned.opensAt >= untilMs) return planned.opensAt
  const then = plannedAt(untilMs)
  return then.open ? untilMs : then.opensAt
}
