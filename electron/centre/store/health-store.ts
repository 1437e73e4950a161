import type { DeviceReport } from '../../../shared/api/device-health-views.ts'
import type { SilentCause } from '../../../shared/api/speaker-views.ts'
import type { Fault } from '../../../shared/domain/events/health-events.ts'
import type { Db } from './open-database.ts'

export type ReportRow = { deviceId: string; atMs: number; report: DeviceReport }
/** `deviceId` is empty for the centre's own machine. */
export type TroubleRow = { deviceId: string; trouble: Fault; cause: SilentCause | null; sinceMs: number }
/** One of the two is empty: a kiosk, or a counter. */
export type KeyboardScanRow = { deviceId: string; counterId: string; atMs: number; inputMethod: 0 | 1 }
export type DiskRow = { freeBytes: number; totalBytes: number; atMs: number }

/** Reads of what devices told of themselves; as many rows as a centre has devices. (`+?`: see ticket-store.ts.) */
export function healthStore(db: Db) {
  const reports = db.prepare<[], { deviceId: string; atMs: number; body: string }>(
    'SELECT device_id AS deviceId, at_ms AS atMs, body FROM device_report',
  )
  const lastSeen = db.prepare<[string], number>('SELECT at_ms FROM device_report WHERE device_id = +?').pluck()
  const troubles = db.prepare<[], TroubleRow>(
    'SELECT device_id AS deviceId, trouble, cause, since_ms AS sinceMs FROM device_trouble',
  )
  const troublesOf = db.prepare<[string], TroubleRow>(
    'SELECT device_id AS deviceId, trouble, cause, since_ms AS sinceMs FROM device_trouble WHERE device_id = +?',
  )
  const keyboardScans = db.prepare<[], KeyboardScanRow>(
    'SELECT device_id AS deviceId, counter_id AS counterId, at_ms AS atMs, input_method AS inputMethod FROM keyboard_scan ORDER BY counter_id, device_id',
  )
  const disk = db.prepare<[], DiskRow>(
    'SELECT free_bytes AS freeBytes, total_bytes AS totalBytes, at_ms AS atMs FROM disk_space',
  )
  return {
    /** The newest report of every device that ever told. */
    reports: (): ReportRow[] =>
      reports.all().map(({ body, ...row }) => ({ ...row, report: JSON.parse(body) as DeviceReport })),
    /** When a device told last, ms; null: never. */
    lastSeen: (deviceId: string) => lastSeen.get(deviceId) ?? null,
    troubles: () => troubles.all(),
    troublesOf: (deviceId: string) => troublesOf.all(deviceId),
    /** When each scanner that types was heard last. */
    keyboardScans: () => keyboardScans.all(),
    /** Null until it was measured. */
    disk: () => disk.get() ?? null,
  }
}

export type HealthStore = ReturnType<typeof healthStore>
