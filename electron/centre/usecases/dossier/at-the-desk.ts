import type { RefusalCode } from '../../../../shared/api/codes.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused } from '../context.ts'

export type AtDesk = {
  readonly officerId: string
  readonly officerName: string
  readonly counterId: string | null
  readonly ticketId: string | null
}

/**
 * Who sits there, at which counter, with which number in service. Only a number at the officer's own counter can begin a
 * visit; post comes without one.
 */
export function atTheDesk(deps: Deps, ctx: Ctx, ticketId: string | undefined): AtDesk | Refused {
  const { officerId, counterId } = actorOf(ctx)
  const officerName = deps.store.config().officers.get(officerId)?.name ?? ''
  if (ticketId === undefined) return { officerId, officerName, counterId, ticketId: null }
  const ticket = deps.store.tickets.byId(ticketId)
  const problem: RefusalCode | null = !ticket
    ? 'TICKET_UNKNOWN'
    : ticket.state !== 'called' || ticket.counterId !== counterId || ticket.businessDate !== ctx.businessDate
      ? 'TICKET_NOT_AT_COUNTER'
      : null
  return problem ? refused(problem) : { officerId, officerName, counterId, ticketId }
}

/** Post, telecom and unions sit in the house but receive no dossiers (BD-1.2d, BD-15.1, BD-15.3): a counter that serves no reception. */
export function mayReceive(deps: Deps, counterId: string | null): boolean {
  if (counterId === null) return true
  const config = deps.store.config()
  const services = config.counters.get(counterId)?.services ?? []
  return services.some(({ serviceId }) => config.services.get(serviceId)?.kind === 'reception')
}
