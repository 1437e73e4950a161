import type { ScanTarget } from '../../../shared/api/operations/scans.ts'
import type { StationDevices } from '../../../shared/domain/config/station-devices.ts'
import type { Caller, Deps } from './context.ts'

/**
 * Which devices a station answers for (KT-5.1d: what a slip or a card says goes only where it is printed or scanned): those
 * that are configured for it at the centre. For a station whose devices stand in a file of its own the centre knows them
 * not: it may do what no other station is configured for. Callers that are no station are not asked.
 */
function serves({ store }: Deps, caller: Caller, has: (devices: StationDevices) => boolean): boolean {
  if (caller.kind !== 'device' || caller.device.role !== 'station') return true
  const read = (id: string): StationDevices | null => {
    const body = store.configuration.item('station', id)
    return body === null ? null : (JSON.parse(body) as StationDevices)
  }
  const own = read(caller.device.id)
  if (own !== null) return has(own)
  const stations = [...store.config().devices.values()].filter(({ role }) => role === 'station')
  return stations.every(({ id }) => {
    const other = read(id)
    return other === null || !has(other)
  })
}

/** Whether a caller may take and read what is printed there. */
export const servesPrinter = (deps: Deps, caller: Caller, printerId: string): boolean =>
  serves(deps, caller, ({ printers, sheets = [] }) => [...printers, ...sheets].some(({ id }) => id === printerId))

/** Whether a caller may hand scans to this kiosk or counter. */
export const servesScans = (deps: Deps, caller: Caller, to: ScanTarget): boolean =>
  serves(deps, caller, ({ scanners }) => scanners.some((one) => JSON.stringify(one.to) === JSON.stringify(to)))
