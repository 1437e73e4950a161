import type { DeviceRole, PersonRole } from '../../../shared/api/roles.ts'
import type { ServiceKind } from '../../../shared/api/views.ts'
import { settingAt } from '../../../shared/domain/calendar/setting-at.ts'
import type { Holiday, SettingKey, SettingValue } from '../../../shared/domain/events/config-events.ts'
import type { Db } from './open-database.ts'

export type ServiceRow = {
  id: string
  letter: string
  name: string
  nameEn: string | null
  kind: ServiceKind
  agencyId: string | null
  usualMinutes: number
}
export type CounterConfig = {
  id: string
  number: number
  name: string
  services: { serviceId: string; weight: number }[]
}
export type OfficerRow = {
  id: string
  role: PersonRole
  agencyId: string | null
  position: string
  name: string
  credentialId: string | null
}
export type DeviceRow = { id: string; role: DeviceRole; name: string; printerId: string | null; counterIds: string[] }
export type SettingRow = { key: SettingKey; agencyId: string | null; from: string; value: unknown }

/** All configuration as it stands now; a value that is made anew when an event changed something. */
export type Config = {
  /** In the order of lists. */
  readonly services: ReadonlyMap<string, ServiceRow>
  /** By counter number. */
  readonly counters: ReadonlyMap<string, CounterConfig>
  readonly officers: ReadonlyMap<string, OfficerRow>
  readonly agencies: ReadonlyMap<string, string>
  readonly devicesByToken: ReadonlyMap<string, DeviceRow>
  readonly devices: ReadonlyMap<string, DeviceRow>
  readonly holidays: ReadonlyMap<string, Holiday>
  /** The value that applies on a day, the agency's before the centre's; undefined: "chưa cấu hình". */
  setting<K extends SettingKey>(key: K, date: string, agencyId?: string | null): SettingValue<K> | undefined
}

type BoundDevice = Omit<DeviceRow, 'counterIds'> & { tokenHash: string; counterIds: string | null }

/** Reads the configuration tables whole: a few hundred small rows. */
export function readConfig(db: Db): Config {
  const all = <T>(sql: string): T[] => db.prepare<[], T>(sql).all()
  const services = all<ServiceRow>(
    `SELECT id, letter, name, name_en AS nameEn, kind, agency_id AS agencyId, usual_minutes AS usualMinutes FROM service ORDER BY ord, letter`,
  )
  const officers = all<OfficerRow>(
    `SELECT o.id, role, agency_id AS agencyId, position, COALESCE(p.body, '') AS name, credential_id AS credentialId
     FROM officer o LEFT JOIN person p ON p.id = o.person_id ORDER BY o.id`,
  )
  const devices = all<BoundDevice>(
    `SELECT d.id, role, name, token_hash AS tokenHash, printer_id AS printerId, counter_ids AS counterIds
     FROM device d LEFT JOIN binding b ON b.device_id = d.id ORDER BY d.id`,
  ).map(({ tokenHash, counterIds, ...device }) => ({
    tokenHash,
    device: { ...device, counterIds: JSON.parse(counterIds ?? '[]') as string[] },
  }))
  const settings = all<{ key: SettingKey; agencyId: string; from: string; value: string }>(
    `SELECT key, agency_id AS agencyId, from_date AS "from", value FROM setting`,
  ).map((row): SettingRow => ({ ...row, agencyId: row.agencyId || null, value: JSON.parse(row.value) }))

  return {
    services: byId(services),
    counters: byId(readCounters(db)),
    officers: byId(officers),
    agencies: new Map(
      all<{ id: string; name: string }>('SELECT id, name FROM agency').map((row) => [row.id, row.name]),
    ),
    devicesByToken: new Map(devices.map(({ tokenHash, device }) => [tokenHash, device])),
    devices: byId(devices.map(({ device }) => device)),
    holidays: new Map(all<Holiday>('SELECT date, kind, name, source FROM holiday').map((row) => [row.date, row])),
    setting: <K extends SettingKey>(key: K, date: string, agencyId: string | null = null) =>
      settingAt(settings, key, date, agencyId)?.value as SettingValue<K> | undefined,
  }
}

function readCounters(db: Db): CounterConfig[] {
  const served = db.prepare<[string], { serviceId: string; weight: number }>(
    `SELECT service_id AS serviceId, weight FROM counter_service JOIN service ON service.id = service_id
     WHERE counter_id = ? ORDER BY ord`,
  )
  return db
    .prepare<[], { id: string; number: number; name: string }>('SELECT id, number, name FROM counter ORDER BY number')
    .all()
    .map((row) => ({ ...row, services: served.all(row.id) }))
}

const byId = <T extends { id: string }>(rows: T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]))
