import type { StationDevices } from '../../../shared/domain/config/station-devices.ts'
import type { Deps } from './context.ts'
import { toldStations } from './display-health.ts'

/** An office printer and the counters whose slips it prints. */
export type SheetPrinterRow = { readonly id: string; readonly name: string; readonly counterIds: readonly string[] }

/** Office printers as they are configured for stations here; of a station with a file of its own, as it told last. */
export function sheetPrinters(deps: Deps): SheetPrinterRow[] {
  const { store } = deps
  const configured = [...store.config().devices.values()].flatMap(({ id, role }) => {
    const body = role === 'station' ? store.configuration.item('station', id) : null
    return body === null ? [] : ((JSON.parse(body) as StationDevices).sheets ?? [])
  })
  const told = toldStations(deps).flatMap(({ report }) =>
    report.source === 'file'
      ? report.printers.flatMap(({ id, name, sheetsFor }) => (sheetsFor ? [{ id, name, counterIds: sheetsFor }] : []))
      : [],
  )
  return [...configured, ...told]
}

/** The office printer of a counter; null: its slips are opened as PDF. */
export function sheetPrinterFor(deps: Deps, counterId: string | null): SheetPrinterRow | null {
  if (counterId === null) return null
  return sheetPrinters(deps).find(({ counterIds }) => counterIds.includes(counterId)) ?? null
}

export const isSheetPrinter = (deps: Deps, printerId: string): boolean =>
  sheetPrinters(deps).some(({ id }) => id === printerId)
