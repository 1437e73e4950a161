import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { TicketSlip } from '../../../shared/api/views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { DeviceRow } from '../store/config-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { otherPrinter, toldStates } from './diversion.ts'
import { waitFor } from './told-wait.ts'
import { aheadOfTicket, centreView, DEFAULTS, paperOf, stateOf, ticketView } from './views.ts'

const MS_PER_MINUTE = 60_000

/**
 * The printer of the calling device. A person chooses the device whose printer is wanted; else it is the one of the
 * machine where the person is logged in, else the first kiosk's that has one.
 */
export function printerFor(deps: Deps, ctx: Ctx, printAt?: string): string | null {
  const { caller } = ctx
  const { devices } = deps.store.config()
  if (caller.kind === 'device') return ownOrNeighbour(deps, ctx, caller.device)
  if (printAt !== undefined) return devices.get(printAt)?.printerId ?? null
  const own = caller.kind === 'person' && caller.deviceId !== null ? devices.get(caller.deviceId)?.printerId : null
  if (own) return own
  for (const device of devices.values()) if (device.role === 'kiosk' && device.printerId) return device.printerId
  return null
}

/** A kiosk whose printer is known to be offline prints at its neighbour's, when that is well. */
function ownOrNeighbour(deps: Deps, ctx: Ctx, { id, printerId }: DeviceRow): string | null {
  const states = toldStates(deps)
  if (printerId === null || states(printerId) !== 'offline') return printerId
  return otherPrinter(deps, ctx, id, printerId, states) ?? printerId
}

type TicketFacts = Omit<TicketSlip, 'kind' | 'centreName' | 'footer' | 'demo'> & { ticketId: string }

/** The job of a ticket's paper, with the slip as a value; null when nothing prints here. */
export function ticketPrint(deps: Deps, ctx: Ctx, printerId: string | null, facts: TicketFacts): NewEvent | null {
  if (printerId === null) return null
  const { setting } = deps.store.config()
  const { ticketId, ...rest } = facts
  const minutes = setting('print.expiresMinutes', ctx.businessDate) ?? DEFAULTS.printExpiresMinutes
  const slip: TicketSlip = {
    kind: 'ticket',
    centreName: centreView(deps, ctx).name,
    ...rest,
    footer: setting('centre.slipFooter', ctx.businessDate) ?? '',
    demo: deps.demo,
  }
  const payload = { jobId: ctx.ids.next(), ticketId, printerId, slip, expiresAt: ctx.now + minutes * MS_PER_MINUTE }
  return { type: 'print.queued', payload }
}

/**
 * Prints the same number again, marked IN LẠI (product.md, invariants 1 and 6). Refused while the paper before it is
 * still on its way: that would make two.
 */
export const reprintTicket: UseCase<{ ticketId: string; printAt?: string | undefined }, AnswerOf<'reprintTicket'>> = (
  deps,
  { ticketId, printAt },
  ctx,
) => {
  const row = deps.store.tickets.byId(ticketId)
  if (!row) return refused('TICKET_UNKNOWN')
  if (stateOf(ctx, row) === 'expired') return refused('TICKET_EXPIRED')
  const { print: state } = paperOf(deps, ctx, row)
  if (state === 'queued' || state === 'taken') return refused('PRINT_STATE', { state })
  const service = deps.store.config().everyService.get(row.serviceId)
  const ahead = aheadOfTicket(deps, ctx, row)
  const place = { ahead, ...(service ? waitFor(deps, ctx, service, ahead) : { estimate: null }) }
  const print = ticketPrint(deps, ctx, printerFor(deps, ctx, printAt), {
    ticketId,
    number: row.number,
    serviceName: service?.name ?? '',
    priority: row.priority === 1,
    ...place,
    issuedAt: row.issuedMs,
    copy: deps.store.desks.copies(ticketId) + 1,
  })
  if (!print) return refused('NO_PRINTER')
  const again = () => deps.store.tickets.byId(ticketId) ?? row
  return { events: [print], answer: () => ({ ticket: ticketView(deps, ctx, again(), place) }) }
}
