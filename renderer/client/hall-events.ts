import type { EventType } from '../../shared/domain/events/catalogue.ts'

/** Events after which tickets, counters or their configuration stand otherwise: what a hall and its desks look at. */
export const HALL_EVENTS: readonly EventType[] = [
  'service.defined',
  'counter.defined',
  'device.bound',
  'setting.changed',
  'ticket.issued',
  'ticket.called',
  'ticket.recalled',
  'ticket.noShow',
  'ticket.held',
  'ticket.resumed',
  'ticket.transferred',
  'ticket.finished',
  'ticket.lapsed',
  'ticket.enteredFromPaper',
  'ticket.prioritySet',
  'ticket.moved',
  'ticket.returned',
  'ticket.cancelled',
  'hall.sessionClosed',
  'hall.sessionOpened',
  'counter.opened',
  'counter.paused',
  'counter.closed',
]
