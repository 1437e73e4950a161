import type { Db } from '../../store/open-database.ts'
import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'

type UpdateEvent = 'update.taken' | 'rollOut.started' | 'rollOut.stopped' | 'program.changed' | 'program.wentBack'

/** What version the machines of the building are to come to, and since when the centre runs its own. */
export function updateProjectors(db: Db): Pick<Projectors, UpdateEvent> {
  const start = db.prepare('INSERT OR REPLACE INTO roll_out VALUES (1, ?, ?, ?, ?, 0, ?)')
  const stop = db.prepare('UPDATE roll_out SET is_stopped = 1 WHERE version = ?')
  const run = db.prepare('INSERT OR REPLACE INTO program_run VALUES (1, ?, ?)')
  return {
    // Whether it still lies there whole is asked of the folder.
    'update.taken': noTable,
    'rollOut.started': ({ payload: p, businessDate }) =>
      start.run(p.version, p.from, p.pilotId, p.isBack ? 1 : 0, businessDate),
    'rollOut.stopped': ({ payload: p }) => stop.run(p.version),
    'program.wentBack': noTable,
    'program.changed': ({ payload: p, businessDate }) => run.run(p.to, businessDate),
  }
}
