import type { LiveEvent } from '../../../shared/api/live.ts'
import { EVENTS } from '../../../shared/domain/events/catalogue.ts'
import type { Centre } from '../centre.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { Caller } from '../usecases/context.ts'
import { roleOf } from '../usecases/context.ts'

/** Callers who see the same share one list; a tablet sees only its counters. */
export const audienceKey = (caller: Caller): string =>
  caller.kind === 'device' && caller.device.role === 'rating' ? `rating:${caller.device.id}` : String(roleOf(caller))

/** The events that a caller sees, by the catalogue's `live` column; a tablet only those of its own counters. */
export function visibleTo({ deps }: Centre, caller: Caller, events: readonly Recorded[]): LiveEvent[] {
  const role = roleOf(caller)
  const ownCounters = caller.kind === 'device' && caller.device.role === 'rating' ? caller.device.counterIds : null
  const isShown = (event: Recorded): boolean => {
    if (role === null || !(EVENTS[event.type].live as readonly string[]).includes(role)) return false
    return (
      ownCounters === null || !('counterId' in event.payload) || ownCounters.includes(event.payload.counterId ?? '')
    )
  }
  return events.filter(isShown).map((event) => ({
    seq: event.seq,
    at: event.atMs,
    type: event.type,
    // The tablet of the counter gets the one-use token with the end of the service.
    payload:
      ownCounters !== null && event.type === 'ticket.finished'
        ? { ...event.payload, ratingToken: deps.secrets.rating(event.payload.ticketId) }
        : event.payload,
  }))
}
