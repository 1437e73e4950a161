import type { DeviceReport, DeviceState, Trouble } from '../../../shared/api/device-health-views.ts'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { SpeakerReport } from '../../../shared/api/speaker-views.ts'
import type { StationReport } from '../../../shared/api/station-views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { Fault } from '../../../shared/domain/events/health-events.ts'
import type { DeviceRow } from '../store/config-store.ts'
import type { DiskRow, TroubleRow } from '../store/health-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { newestOrders } from './device-orders.ts'
import { displayNews, displayRows, GONE_MS, scannerRows } from './display-health.ts'
import { keyboardScannerRows } from './keyboard-scanners.ts'
import { printerRows } from './printer-health.ts'
import { serviceOpening } from './service-opening.ts'

/** Under this much of a battery that is not being charged somebody should plug it in. */
const LOW_BATTERY_PERCENT = 20
/** Pages show the centre's time whatever their machine's is; more than this and its certificates and logs go wrong. */
const CLOCK_OFF_MS = 60_000
/** A year of a centre is under 2 GB; less than this and the next backup may not fit. */
const LOW_DISK_BYTES = 5e9
const LOW_DISK_PART = 0.05
/** A disk that hovers at the limit is one trouble, not one every quarter of a minute: so much more is room again. */
const ROOM_AGAIN = 1.25
const DISK_AGAIN_MS = 10 * 60_000

const troubled = (deviceId: string | null, trouble: Fault, cause?: SpeakerReport['cause']): NewEvent => ({
  type: 'device.troubled',
  payload: { deviceId, trouble, ...(cause ? { cause } : {}) },
})
const recovered = (deviceId: string | null, trouble: Fault): NewEvent => ({
  type: 'device.recovered',
  payload: { deviceId, trouble },
})

/**
 * How the calling device is (product.md, invariant 7). The report itself is operational, one row a device; only a
 * loudspeaker that falls silent, a display that dies and a device that was gone become events.
 */
export const reportDevice: UseCase<DeviceReport, AnswerOf<'reportDevice'>> = (deps, report, ctx) => {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  const { id, role } = ctx.caller.device
  if (report.station && role !== 'station') return refused('FORBIDDEN')
  const open = deps.store.health.troublesOf(id)
  return {
    events: [
      ...open.filter(({ trouble }) => trouble === 'gone').map(() => recovered(id, 'gone')),
      ...speakerNews(id, open, report.speaker),
      ...displayNews(deps, id, report),
    ],
    apply: (operational) => operational.setDeviceReport(id, JSON.stringify(report), ctx.now),
  }
}

function speakerNews(id: string, open: readonly TroubleRow[], speaker: SpeakerReport | undefined): NewEvent[] {
  if (!speaker) return []
  const known = open.find(({ trouble }) => trouble === 'speaker-silent')
  if (speaker.state !== 'silent') return known ? [recovered(id, 'speaker-silent')] : []
  const isKnown = known && known.cause === (speaker.cause ?? null)
  return isKnown ? [] : [troubled(id, 'speaker-silent', speaker.cause)]
}

/** Whether the centre works now, lunch and cut-off apart: then its devices are expected to be there. */
const isWorking = (deps: Deps, ctx: Ctx): boolean => serviceOpening(deps, ctx, { kind: 'result', agencyId: null }).open

/** Devices that told before and tell no more, while the centre works. At night a television may be dark. */
export const watchDevices: UseCase<{ disk: DiskRow | null }, void> = (deps, { disk }, ctx) => {
  const { health } = deps.store
  const open = health.troubles()
  const isOpen = (id: string, trouble: Fault): boolean =>
    open.some((row) => row.deviceId === id && row.trouble === trouble)
  const devices = deps.store.config().devices
  const gone = isWorking(deps, ctx)
    ? health.reports().filter((row) => devices.has(row.deviceId) && ctx.now - row.atMs > GONE_MS)
    : []
  return {
    events: [
      ...gone.filter((row) => !isOpen(row.deviceId, 'gone')).map((row) => troubled(row.deviceId, 'gone')),
      ...diskNews(disk, isOpen('', 'disk-low')),
    ],
    ...(disk && isNewDisk(health.disk(), disk)
      ? { apply: (operational) => operational.setDiskSpace(disk.freeBytes, disk.totalBytes, disk.atMs) }
      : {}),
  }
}

/** Written seldom: an idle centre leaves its disk alone. */
const isNewDisk = (known: DiskRow | null, now: DiskRow): boolean =>
  !known ||
  Math.abs(known.freeBytes - now.freeBytes) > known.totalBytes / 100 ||
  Math.abs(now.atMs - known.atMs) > DISK_AGAIN_MS

function diskNews(disk: DiskRow | null, isKnown: boolean): NewEvent[] {
  if (!disk) return []
  const limit = Math.min(LOW_DISK_BYTES, disk.totalBytes * LOW_DISK_PART)
  const isLow = disk.freeBytes < (isKnown ? limit * ROOM_AGAIN : limit)
  if (isLow === isKnown) return []
  return [isLow ? troubled(null, 'disk-low') : recovered(null, 'disk-low')]
}

/** Roles that tell of themselves as soon as their page is open; the others are listed once they have told. */
const EXPECTED: ReadonlySet<string> = new Set(['kiosk', 'board', 'rating'])

/** Every device with what it told last, printers, and the centre's own machine. */
export function listDeviceHealth(deps: Deps, ctx: Ctx): AnswerOf<'listDeviceHealth'> {
  const { health } = deps.store
  const reports = new Map(health.reports().map((row) => [row.deviceId, row]))
  const open = Map.groupBy(health.troubles(), (row) => row.deviceId)
  const devices = [...deps.store.config().devices.values()].filter(
    ({ id, role }) => EXPECTED.has(role) || reports.has(id),
  )
  return {
    devices: devices.map((device) => deviceRow(deps, ctx, device, reports.get(device.id), open.get(device.id) ?? [])),
    printers: printerRows(deps, ctx),
    displays: displayRows(deps, ctx),
    scanners: scannerRows(deps, ctx),
    keyboardScanners: keyboardScannerRows(deps),
    orders: newestOrders(deps, ctx),
    centre: { disk: diskView(health.disk()), troubles: (open.get('') ?? []).map(lasting) },
    now: ctx.now,
    through: deps.through(),
  }
}

const diskView = (row: DiskRow | null) => row && { freeBytes: row.freeBytes, totalBytes: row.totalBytes, at: row.atMs }

const lasting = ({ trouble, sinceMs }: TroubleRow): { trouble: Trouble; since: number | null } => ({
  trouble,
  since: sinceMs,
})

type Told = { readonly atMs: number; readonly report: DeviceReport }

function deviceRow(deps: Deps, ctx: Ctx, device: DeviceRow, told: Told | undefined, open: readonly TroubleRow[]) {
  const { counters } = deps.store.config()
  const report = told?.report
  const troubles = [...open.map(lasting), ...passing(deps, report)]
  return {
    id: device.id,
    name: device.name,
    role: device.role,
    state: stateOf(ctx, told, troubles.length),
    troubles,
    counters: device.counterIds.flatMap((id) => counters.get(id)?.number ?? []),
    lastSeenAt: told?.atMs ?? null,
    painted: report?.painted ?? null,
    speaker: report?.speaker ?? null,
    battery: report?.battery ?? null,
    clockOffsetMs: report?.clockOffsetMs ?? null,
    station: stationView(report?.station),
  }
}

const stationView = (report: StationReport | undefined) =>
  report
    ? {
        source: report.source,
        printers: report.printers.length,
        displays: report.displays.length,
        problems: report.problems,
      }
    : null

function stateOf(ctx: Ctx, told: Told | undefined, troubles: number): DeviceState {
  if (!told) return 'never'
  if (ctx.now - told.atMs > GONE_MS && troubles === 0) return 'away'
  return troubles > 0 ? 'troubled' : 'good'
}

/** Whether the battery in a report is nearly empty and nobody charges it. */
export const lowBattery = (report: DeviceReport | undefined): boolean =>
  report?.battery !== undefined && !report.battery.charging && report.battery.percent < LOW_BATTERY_PERCENT

/** Troubles that stand in the report itself. The clock of a demonstration is another one on purpose. */
function passing({ demo }: Deps, report: DeviceReport | undefined): { trouble: Trouble; since: null }[] {
  const { clockOffsetMs = 0 } = report ?? {}
  const isOff = !demo && Math.abs(clockOffsetMs) > CLOCK_OFF_MS
  return [
    ...(lowBattery(report) ? [{ trouble: 'battery-low' as const, since: null }] : []),
    ...(isOff ? [{ trouble: 'clock-off' as const, since: null }] : []),
    ...(report?.inputMethod ? [{ trouble: 'input-method' as const, since: null }] : []),
  ]
}
