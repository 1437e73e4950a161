import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { PrintJobRow } from '../store/desk-store.ts'
import type { Ctx, Deps } from './context.ts'
import { neighbourOf } from './neighbours.ts'
import { jobState } from './views.ts'

/** How printers are, by id: `null` for one of which nobody has told. */
export type PrinterStates = (printerId: string) => 'ready' | 'offline' | null

export const toldStates =
  ({ store }: Deps): PrinterStates =>
  (printerId) =>
    store.desks.printer(printerId)?.state ?? null

/**
 * Another printer for the papers of a device, one that is known to be well: its own, else the neighbour's.
 * @param than the printer that cannot print them now
 */
export function otherPrinter(
  deps: Deps,
  ctx: Ctx,
  deviceId: string | null,
  than: string,
  states: PrinterStates,
): string | null {
  if (deviceId === null) return null
  const own = deps.store.config().devices.get(deviceId)?.printerId ?? null
  const candidates = [own, neighbourOf(deps, ctx, deviceId)?.printerId ?? null]
  return candidates.find((id) => id !== null && id !== than && states(id) === 'ready') ?? null
}

/** The paper goes to another printer. Only for one of which surely nothing is on paper (product.md, invariant 1). */
export const diverted = ({ id: jobId, ticketId, printerId }: PrintJobRow, to: string): NewEvent => ({
  type: 'print.diverted',
  payload: { jobId, ticketId, fromPrinterId: printerId, printerId: to },
})

/** Papers that wait for a printer which is offline while another one of their kiosk is well. Taken ones stay. */
export function divertWaiting(deps: Deps, ctx: Ctx, states: PrinterStates): NewEvent[] {
  return deps.store.desks.openPrintJobs().flatMap((job) => {
    if (jobState(ctx, job) !== 'queued' || states(job.printerId) !== 'offline') return []
    const issuedBy = deps.store.tickets.byId(job.ticketId)?.issuedBy ?? null
    const to = otherPrinter(deps, ctx, issuedBy, job.printerId, states)
    return to === null ? [] : [diverted(job, to)]
  })
}
