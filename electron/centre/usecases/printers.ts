import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { PrinterView, QueueView } from '../../../shared/api/views.ts'
import { startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { divertWaiting, toldStates } from './diversion.ts'
import type { PrinterStates } from './diversion.ts'
import { neighbourOf } from './neighbours.ts'
import { paperOfRoll } from './paper-roll.ts'
import { isSheetPrinter } from './sheet-printers.ts'
import { paperOf } from './views.ts'

const TROUBLE_LIMIT = 20

/**
 * How a printer is now, as its station tells (product.md, invariant 7). Stations tell again what may have been lost on
 * the way, so a state that is known already is no event. Papers that wait go to a neighbour that is well. Only printers that a device is bound to are known.
 */
export const reportPrinter: UseCase<{ printerId: string; body: BodyOf<'reportPrinter'> }, AnswerOf<'reportPrinter'>> = (
  deps,
  { printerId, body },
  ctx,
) => {
  if (!boundPrinters(deps).has(printerId) && !isSheetPrinter(deps, printerId)) return refused('PRINTER_UNKNOWN')
  const { state, nearEnd = false } = body
  const cause = body.state === 'offline' ? body.cause : null
  const known = deps.store.desks.printer(printerId)
  if (known?.state === state && known.cause === cause && known.nearEnd === nearEnd) return {}
  const told = toldStates(deps)
  const now: PrinterStates = (id) => (id === printerId ? state : told(id))
  // Out before, well now, and not near its end: a new roll is in.
  const isNewRoll = state === 'ready' && !nearEnd && deps.store.technician.roll(printerId)?.isOut === 1
  return {
    events: [
      { type: 'printer.changed', payload: { printerId, state, cause, nearEnd } },
      ...(isNewRoll
        ? [{ type: 'printer.paperChanged' as const, payload: { printerId, by: 'printer' as const, rollMetres: null } }]
        : []),
      ...divertWaiting(deps, ctx, now),
    ],
  }
}

/** Names of the devices whose papers a printer prints, by printer id (decisions.md 12). */
export function boundPrinters({ store }: Deps): ReadonlyMap<string, string[]> {
  const names = new Map<string, string[]>()
  for (const { printerId, name } of store.config().devices.values()) {
    if (printerId !== null) names.set(printerId, [...(names.get(printerId) ?? []), name])
  }
  return names
}

/** The printer of the calling kiosk; null when it has none, nobody told of it yet, or the caller is something else. */
export function ownPrinter(deps: Deps, ctx: Ctx): (PrinterView & { neighbour?: string }) | null {
  const { caller } = ctx
  if (caller.kind !== 'device' || caller.device.role !== 'kiosk' || caller.device.printerId === null) return null
  const row = deps.store.desks.printer(caller.device.printerId)
  if (!row) return null
  const neighbour = neighbourOf(deps, ctx, caller.device.id)
  const stepsIn = row.state === 'offline' && neighbour?.printerId && toldStates(deps)(neighbour.printerId) === 'ready'
  const { state, cause, nearEnd } = row
  return { state, cause, nearEnd, ...(stepsIn ? { neighbour: neighbour.name } : {}) }
}

/**
 * Printers that somebody should look after: offline, or soon without paper by their own word or by what they have used.
 * @param counterId only those that concern this counter; null: all
 */
export function printersInNeed(deps: Deps, ctx: Ctx, counterId: string | null): QueueView['printers'] {
  return [...boundPrinters(deps)].flatMap(([printerId, devices]) => {
    const row = deps.store.desks.printer(printerId)
    if (!row || (counterId !== null && !isNear(deps, printerId, counterId))) return []
    const { low, remaining } = paperOfRoll(deps, ctx, printerId)
    if (row.state === 'ready' && !row.nearEnd && !low) return []
    const { id, state, cause, nearEnd, sinceMs } = row
    return [{ id, devices, state, cause, nearEnd: nearEnd || low, remaining, since: sinceMs }]
  })
}

/**
 * Whether the officer of a counter should see to a printer: its kiosk stands by that counter, or by none, or nobody works
 * at the counters that it stands by.
 */
function isNear({ store }: Deps, printerId: string, counterId: string): boolean {
  const kiosks = [...store.config().devices.values()].filter((device) => device.printerId === printerId)
  const near = kiosks.flatMap(({ counterIds }) => counterIds)
  return near.length === 0 || near.includes(counterId) || !near.some((id) => store.desks.counter(id)?.state === 'open')
}

/** Papers of today that did not come out, expired, or wait for a printer that is offline: each number once, newest first. */
export function printTrouble(deps: Deps, ctx: Ctx): QueueView['printTrouble'] {
  const { desks, tickets } = deps.store
  const since = startOfDay(ctx.businessDate)
  const jobs = [...desks.stuckPrintJobs(since, ctx.now, TROUBLE_LIMIT), ...desks.printTrouble(since, TROUBLE_LIMIT)]
  const ids = new Set(jobs.toSorted((a, b) => b.queuedMs - a.queuedMs).map(({ ticketId }) => ticketId))
  const papers = [...ids].flatMap((ticketId) => {
    const row = tickets.byId(ticketId)
    if (!row) return []
    const { print, printCause } = paperOf(deps, ctx, row)
    // A paper that was printed again since then is no trouble any more.
    const comes = print === 'printed' || ((print === 'queued' || print === 'taken') && printCause === null)
    return comes ? [] : [{ ticketId, number: row.number, state: print, cause: printCause }]
  })
  return papers.slice(0, TROUBLE_LIMIT)
}
