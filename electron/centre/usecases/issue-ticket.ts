import type { BodyOf, AnswerOf } from '../../../shared/api/operations.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { aheadOf } from '../../../shared/domain/queue/estimate.ts'
import type { Forecast } from '../../../shared/domain/queue/pace.ts'
import { formatNumber } from '../../../shared/domain/queue/ticket-number.ts'
import { makePerson } from '../journal/persons.ts'
import type { ServiceRow } from '../store/config-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { nextNo } from './paper-numbers.ts'
import { printerFor, ticketPrint } from './print-ticket.ts'
import { forecastFor, toldWait } from './told-wait.ts'
import { givingNumbers } from './service-opening.ts'
import { priorityGroups, priorityMaxRun, ticketView } from './views.ts'
import type { Place } from './views.ts'

/**
 * Gives the next number of a service's letter on this business day (product.md, invariant 1) and queues its paper.
 * Refused when the day's numbers are used up and outside the reception hours (BD-5.2); services of kind `result` go on
 * to the end of working hours.
 */
export const issueTicket: UseCase<BodyOf<'issueTicket'>, AnswerOf<'issueTicket'>> = (deps, command, ctx) => {
  const config = deps.store.config()
  const service = config.services.get(command.serviceId)
  if (!service) return refused('SERVICE_UNKNOWN')
  if (command.priority && !priorityGroups(config, ctx).includes(command.priority))
    return refused('BAD_REQUEST', { field: 'priority' })
  const opening = givingNumbers(deps, ctx, service)
  if (!opening.open) return closed(opening)

  const ticketId = ctx.ids.next()
  const no = nextNo(deps, ctx, service.letter)
  const number = formatNumber(service.letter, no)
  const priority = command.priority !== undefined
  const group = command.priority ? makePerson(ctx.ids.next(), 'group', command.priority) : null
  const issuedBy = ctx.caller.kind === 'device' ? ctx.caller.device.id : null
  const { forecast, ...place } = placeAtIssue(deps, ctx, service, priority)
  const issued: NewEvent = {
    type: 'ticket.issued',
    payload: {
      ticketId,
      serviceId: service.id,
      letter: service.letter,
      no,
      number,
      priority,
      group: group?.ref ?? null,
      issuedBy,
      // What nobody was told is held against no wait.
      ...(forecast.open ? { forecast } : {}),
    },
  }
  const print = ticketPrint(deps, ctx, printerFor(deps, ctx, command.printAt), {
    ticketId,
    number,
    serviceName: service.name,
    priority,
    ...place,
    issuedAt: ctx.now,
    copy: 1,
  })
  return {
    events: print ? [issued, print] : [issued],
    ...(group ? { persons: [group.row] } : {}),
    answer: () => {
      const row = deps.store.tickets.byId(ticketId)
      if (!row) throw new Error('a ticket that was just issued is not there')
      return { ticket: ticketView(deps, ctx, row, place) }
    },
  }
}

function closed(opening: { closedReason?: string | undefined; opensAt?: number | undefined }) {
  if (opening.closedReason === 'not-configured') return refused('CENTRE_NOT_CONFIGURED')
  if (opening.closedReason === 'full')
    return refused('SERVICE_FULL_TODAY', opening.opensAt === undefined ? {} : { opensAt: opening.opensAt })
  return refused('OUTSIDE_RECEPTION_HOURS', {
    reason: opening.closedReason ?? 'after-hours',
    ...(opening.opensAt === undefined ? {} : { opensAt: opening.opensAt }),
  })
}

/** Everybody waiting now stands before the new ticket, so the line's counts are enough. */
function placeAtIssue(deps: Deps, ctx: Ctx, service: ServiceRow, priority: boolean): Place & { forecast: Forecast } {
  const waiting = deps.store.tickets.waiting(ctx.businessDate, service.id)
  const ahead = aheadOf({
    priority,
    sameBefore: priority ? waiting.priority : waiting.normal,
    otherWaiting: priority ? waiting.normal : waiting.priority,
    priorityMaxRun: priorityMaxRun(deps, ctx),
  })
  const forecast = forecastFor(deps, ctx, service, ahead)
  return { ahead, ...toldWait(deps, ctx, service, forecast), forecast }
}
