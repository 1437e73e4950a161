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
  /** Hash of the picture file; null: none. */
  picture: string | null
}
export type DeviceRow = { id: string; role: DeviceRole; name: string; printerId: string | null; counterIds: string[] }
export type AgencyContact = { id: string; name: string; address: string | null; phone: string | null }
export type SettingRow = { key: SettingKey; agencyId: string | null; from: string; value: unknown }

/** All configuration as it stands now; a value that is made anew when an event changed something. */
export type Config = {
  /** In the order of lists. */
  readonly services: ReadonlyMap<string, ServiceRow>
  /** With those out of use, whose numbers may still be shown. */
  readonly everyService: ReadonlyMap<string, ServiceRow>
  readonly everyCounter: ReadonlyMap<string, CounterConfig>
  /** By counter number. */
  readonly counters: ReadonlyMap<string, CounterConfig>
  readonly officers: ReadonlyMap<string, OfficerRow>
  readonly agencies: ReadonlyMap<string, string>
  /** Where agencies are found and called, those of this house and others. */
  readonly agencyContacts: ReadonlyMap<string, AgencyContact>
  readonly devicesByToken: ReadonlyMap<string, DeviceRow>
  readonly devices: ReadonlyMap<string, DeviceRow>
  readonly holidays: ReadonlyMap<string, Holiday>
  readonly settings: readonly SettingRow[]
  /** The value that applies on a day, the agency's before the centre's; undefined: "chưa cấu hình". */
  setting<K extends SettingKey>(key: K, date: string, agencyId?: string | null): SettingValue<K> | undefined
}

type BoundDevice = Omit<DeviceRow, 'counterIds'> & { tokenHash: string; counterIds: string | null }

/** Reads the configuration tables whole: a few hundred small rows. */
export function readConfig(db: Db): Config {
  const all = <T>(sql: string): T[] => db.prepare<[], T>(sql).all()
  const services = all<ServiceRow & Retirable>(
    `SELECT id, letter, name, name_en AS nameEn, kind, agency_id AS agencyId, usual_minutes AS usualMinutes, retired FROM service ORDER BY ord, letter`,
  )
  const counters = readCounters(db)
  const officers = all<OfficerRow>(
    `SELECT o.id, role, agency_id AS agencyId, position, COALESCE(p.body, '') AS name, credential_id AS credentialId,
       f.hash AS picture
     FROM officer o LEFT JOIN person p ON p.id = o.person_id LEFT JOIN officer_picture f ON f.officer_id = o.id
     WHERE o.retired = 0 ORDER BY o.id`,
  )
  const devices = all<BoundDevice>(
    `SELECT d.id, role, name, token_hash AS tokenHash, printer_id AS printerId, counter_ids AS counterIds
     FROM device d LEFT JOIN binding b ON b.device_id = d.id
     WHERE d.retired = 0 ORDER BY d.id`,
  ).map(({ tokenHash, counterIds, ...device }) => ({
    tokenHash,
    device: { ...device, counterIds: JSON.parse(counterIds ?? '[]') as string[] },
  }))
  const settings = all<{ key: SettingKey; agencyId: string; from: string; value: string }>(
    `SELECT key, agency_id AS agencyId, from_date AS "from", value FROM setting`,
  ).map((row): SettingRow => ({ ...row, agencyId: row.agencyId || null, value: JSON.parse(row.value) }))

  return {
    services: byId(services.filter(inUse)),
    everyService: byId(services),
    counters: byId(counters.filter(inUse)),
    everyCounter: byId(counters),
    officers: byId(officers),
    agencies: new Map(
      all<{ id: string; name: string }>('SELECT id, name FROM agency WHERE retired = 0').map((row) => [
        row.id,
        row.name,
      ]),
    ),
    agencyContacts: byId(
      all<AgencyContact>('SELECT id, name, address, phone FROM agency WHERE retired = 0 ORDER BY name'),
    ),
    devicesByToken: new Map(devices.map(({ tokenHash, device }) => [tokenHash, device])),
    devices: byId(devices.map(({ device }) => device)),
    holidays: new Map(
      all<Omit<Holiday, 'part'> & { part: Holiday['part'] | null }>(
        'SELECT date, kind, name, source, part FROM holiday',
      ).map(({ part, ...row }) => [row.date, part ? { ...row, part } : row]),
    ),
    settings,
    setting: <K extends SettingKey>(key: K, date: string, agencyId: string | null = null) =>
      settingAt(settings, key, date, agencyId)?.value as SettingValue<K> | undefined,
  }
}

/** Out of use: still named by old numbers, offered to nobody. */
type Retirable = { retired: 0 | 1 }
const inUse = ({ retired }: Retirable): boolean => retired === 0

function readCounters(db: Db): (CounterConfig & Retirable)[] {
  const served = db.prepare<[string], { serviceId: string; weight: number }>(
    `SELECT service_id AS serviceId, weight FROM counter_service JOIN service ON service.id = service_id
     WHERE counter_id = ? AND retired = 0 ORDER BY ord`,
  )
  return db
    .prepare<[], { id: string; number: number; name: string } & Retirable>(
      'SELECT id, number, name, retired FROM counter ORDER BY number',
    )
    .all()
    .map((row) => ({ ...row, services: served.all(row.id) }))
}

const byId = <T extends { id: string }>(rows: T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]))
