import type { DeviceRow } from '../store/config-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import type { Ctx, Deps } from './context.ts'

/** The kiosk whose printer steps in for a kiosk's (setting `print.neighbours`), if it has another one. */
export function neighbourOf({ store }: Deps, ctx: Ctx, deviceId: string): DeviceRow | null {
  const config = store.config()
  const own = config.devices.get(deviceId)
  const neighbourId = config.setting('print.neighbours', ctx.businessDate)?.[deviceId]
  const neighbour = neighbourId === undefined ? undefined : config.devices.get(neighbourId)
  return neighbour?.printerId && neighbour.printerId !== own?.printerId ? neighbour : null
}

/** Name of the kiosk at whose printer a ticket's paper comes out, when that is not the one that gave the number. */
export function paperElsewhere(
  deps: Deps,
  ctx: Ctx,
  { printerId, issuedBy }: Pick<TicketRow, 'printerId' | 'issuedBy'>,
): string | null {
  const { devices } = deps.store.config()
  const giver = issuedBy === null ? undefined : devices.get(issuedBy)
  if (giver?.role !== 'kiosk' || printerId === null || giver.printerId === printerId) return null
  const neighbour = neighbourOf(deps, ctx, giver.id)
  if (neighbour?.printerId === printerId) return neighbour.name
  return [...devices.values()].find((device) => device.printerId === printerId)?.name ?? null
}
