import type { ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { Db } from '../../store/open-database.ts'
import { retireProcedure } from './catalogue.ts'
import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'

type ConfigEvent =
  | 'journal.started'
  | 'agency.defined'
  | 'field.defined'
  | 'service.defined'
  | 'counter.defined'
  | 'officer.defined'
  | 'officer.pinSet'
  | 'device.paired'
  | 'device.bound'
  | 'setting.changed'
  | 'holiday.defined'
  | 'station.configured'
  | 'config.retired'
  | 'config.changed'
  | 'officer.unlocked'
  | 'retention.applied'
  | 'person.erased'

const FRESH_TURNS = JSON.stringify({ priorityRun: 0, passes: {} })

/** Configuration: a later event about the same thing replaces the earlier one, working state stays. */
export function configProjectors(db: Db): Pick<Projectors, ConfigEvent> {
  const agency = db.prepare('INSERT OR REPLACE INTO agency VALUES (?, ?, ?, ?, ?, 0, ?, ?)')
  const field = db.prepare('INSERT OR REPLACE INTO field VALUES (?, ?, ?, ?, 0)')
  // A letter or token that belongs to another one is an error: a REPLACE would remove that one without a word.
  const service = db.prepare(
    `INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET letter = excluded.letter,
       name = excluded.name, name_en = excluded.name_en, kind = excluded.kind, agency_id = excluded.agency_id,
       ord = excluded.ord, usual_minutes = excluded.usual_minutes, field_ids = excluded.field_ids,
       retired = 0`,
  )
  const counter = db.prepare(
    `INSERT INTO counter (id, number, name, retired, state, turns) VALUES (?, ?, ?, 0, 'closed', '${FRESH_TURNS}')
     ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name, retired = 0`,
  )
  const dropServices = db.prepare('DELETE FROM counter_service WHERE counter_id = ?')
  const addService = db.prepare('INSERT INTO counter_service VALUES (?, ?, ?)')
  const officer = db.prepare(
    `INSERT INTO officer (id, role, agency_id, position, person_id, retired) VALUES (?, ?, ?, ?, ?, 0)
     ON CONFLICT (id) DO UPDATE SET role = excluded.role, agency_id = excluded.agency_id,
       position = excluded.position, person_id = excluded.person_id, retired = 0`,
  )
  const pin = db.prepare('UPDATE officer SET credential_id = ? WHERE id = ?')
  const device = db.prepare(
    `INSERT INTO device VALUES (?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = excluded.name,
       token_hash = excluded.token_hash, retired = 0`,
  )
  const binding = db.prepare('INSERT OR REPLACE INTO binding VALUES (?, ?, ?)')
  const setting = db.prepare('INSERT OR REPLACE INTO setting VALUES (?, ?, ?, ?, ?)')
  const holiday = db.prepare('INSERT OR REPLACE INTO holiday VALUES (?, ?, ?, ?, ?)')

  const retire = retireStatements(db)
  const retireOne = retireProcedure(db)

  return {
    'journal.started': noTable,
    'agency.defined': ({ payload: p }) =>
      agency.run(
        ...[p.id, p.name, p.nameEn ?? null, p.shortName, p.inRotation ? 1 : 0],
        ...[p.address ?? null, p.phone ?? null],
      ),
    'field.defined': ({ payload: p }) => field.run(p.id, p.agencyId, p.name, p.nameEn ?? null),
    'service.defined': ({ payload: p }) =>
      service.run(
        p.id,
        p.letter,
        p.name,
        p.nameEn ?? null,
        p.kind,
        p.agencyId,
        p.order,
        p.usualMinutes,
        JSON.stringify(p.fieldIds),
      ),
    'counter.defined': ({ payload: p }) => {
      counter.run(p.id, p.number, p.name)
      dropServices.run(p.id)
      for (const served of p.services) addService.run(p.id, served.serviceId, served.weight)
    },
    'officer.defined': ({ payload: p }) => officer.run(p.id, p.role, p.agencyId, p.position, p.person.id),
    'officer.pinSet': ({ payload: p }) => pin.run(p.credential.id, p.officerId),
    'device.paired': ({ payload: p }) => device.run(p.id, p.role, p.name, p.tokenHash),
    'device.bound': ({ payload: p }) => binding.run(p.deviceId, p.printerId, JSON.stringify(p.counterIds)),
    'setting.changed': ({ payload: p }) =>
      setting.run(p.key, p.agencyId ?? '', p.from, JSON.stringify(p.value), p.source),
    'holiday.defined': ({ payload: p }) => holiday.run(p.date, p.kind, p.name, p.source, p.part ?? null),
    'config.retired': (event) => {
      const { kind, key } = event.payload
      if (kind === 'procedure') retireOne(event)
      else retire[kind](key)
    },
    // As an item only (config-items.ts): nothing in the centre works with it.
    'station.configured': noTable,
    'config.changed': noTable,
    'officer.unlocked': noTable,
    'retention.applied': noTable,
    'person.erased': noTable,
  }
}

/** How a thing leaves: what old numbers and events still name keeps its row, the rest goes. */
function retireStatements(db: Db): Readonly<Record<Exclude<ConfigKind, 'procedure'>, (key: string) => void>> {
  const mark = (table: string) => {
    const statement = db.prepare<[string]>(`UPDATE ${table} SET retired = 1 WHERE id = ?`)
    return (key: string) => void statement.run(key)
  }
  const drop = (from: string) => {
    const statement = db.prepare<string[]>(`DELETE FROM ${from}`)
    return (...keys: string[]) => void statement.run(...keys)
  }
  const setting = drop('setting WHERE key = ? AND agency_id = ? AND from_date = ?')
  return {
    agency: mark('agency'),
    field: mark('field'),
    service: mark('service'),
    counter: mark('counter'),
    officer: mark('officer'),
    device: mark('device'),
    binding: drop('binding WHERE device_id = ?'),
    setting: (key) => setting(...key.split('|')),
    holiday: drop('holiday WHERE date = ?'),
    station: () => {},
  }
}
