import type { Db } from '../../store/open-database.ts'
import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'

/** Troubles that last. The centre's own machine has the empty id. */
export function healthProjectors(
  db: Db,
): Pick<Projectors, 'device.troubled' | 'device.recovered' | 'printer.paperChanged'> {
  const begin = db.prepare('INSERT OR REPLACE INTO device_trouble VALUES (?, ?, ?, ?)')
  const end = db.prepare('DELETE FROM device_trouble WHERE device_id = ? AND trouble = ?')
  return {
    'device.troubled': ({ payload: p, atMs }) => begin.run(p.deviceId ?? '', p.trouble, p.cause ?? null, atMs),
    'device.recovered': ({ payload: p }) => end.run(p.deviceId ?? '', p.trouble),
    // What a roll has given is counted beside all projectors (rolls.ts).
    'printer.paperChanged': noTable,
  }
}
