import type { DeviceReport, DisplayHealthRow, ScannerHealthRow } from '../../../shared/api/device-health-views.ts'
import type { StationDisplay, StationReport } from '../../../shared/api/station-views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { DeviceRow } from '../store/config-store.ts'
import type { ReportRow } from '../store/health-store.ts'
import type { Ctx, Deps } from './context.ts'

/** A device tells every ten seconds; after so many ms without a word it is not there. */
export const GONE_MS = 45_000

/** What a station told last, and which one it is. */
export type ToldStation = { readonly device: DeviceRow; readonly atMs: number; readonly report: StationReport }

/** Stations in use that ever told of their devices. */
export function toldStations({ store }: Deps): ToldStation[] {
  const { devices } = store.config()
  return store.health.reports().flatMap(({ deviceId, atMs, report }: ReportRow) => {
    const device = devices.get(deviceId)
    return device?.role === 'station' && report.station ? [{ device, atMs, report: report.station }] : []
  })
}

/**
 * Number displays that died or live again, by what their station tells now. One that it has no more, or that belongs to
 * another counter now, is no trouble of before.
 */
export function displayNews({ store }: Deps, deviceId: string, { station }: DeviceReport): NewEvent[] {
  if (!station) return []
  const known = store.technician.deadDisplays().filter((row) => row.deviceId === deviceId)
  const dead = station.displays.filter(({ state }) => state === 'dead')
  const isSame = (row: { displayId: string; counterId: string }, display: StationDisplay): boolean =>
    row.displayId === display.id && row.counterId === display.counterId
  const revived = known.filter((row) => !dead.some((display) => isSame(row, display)))
  const died = dead.filter((display) => !known.some((row) => isSame(row, display)))
  return [
    ...revived.map(({ displayId, counterId }): NewEvent => ({
      type: 'display.revived',
      payload: { deviceId, displayId, counterId },
    })),
    ...died.map(({ id, counterId }): NewEvent => ({
      type: 'display.died',
      payload: { deviceId, displayId: id, counterId },
    })),
  ]
}

/** Every number display of the centre, as its station told last. */
export function displayRows(deps: Deps, ctx: Ctx): DisplayHealthRow[] {
  const { counters } = deps.store.config()
  const dead = new Map(deps.store.technician.deadDisplays().map((row) => [`${row.deviceId} ${row.displayId}`, row]))
  return toldStations(deps).flatMap(({ device, atMs, report }) =>
    report.displays.map((display) => ({
      id: display.id,
      stationId: device.id,
      stationName: device.name,
      line: display.line,
      model: display.model,
      counterId: display.counterId,
      counterNumber: counters.get(display.counterId)?.number ?? null,
      state: ctx.now - atMs > GONE_MS ? ('away' as const) : display.state,
      deadSince: dead.get(`${device.id} ${display.id}`)?.sinceMs ?? null,
      shows: display.shows,
      shown: display.good?.number ?? null,
      lastGoodAt: display.good ? atMs - display.good.msAgo : null,
    })),
  )
}

/** Every code scanner on a port of a station, as it told last. */
export const scannerRows = (deps: Deps, ctx: Ctx): ScannerHealthRow[] =>
  toldStations(deps).flatMap(({ device, atMs, report }) =>
    report.scanners.map(({ id, name, state }) => ({
      id,
      stationId: device.id,
      stationName: device.name,
      name,
      state: ctx.now - atMs > GONE_MS ? ('away' as const) : state,
    })),
  )
