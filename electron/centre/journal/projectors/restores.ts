import type { Db } from '../../store/open-database.ts'
import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'
import { ticketWrites } from './tickets.ts'

type RestoreEvent = 'journal.restored' | 'backup.keyMade' | 'backup.formerSettled'

/** The journal goes on from a backup: numbers that may have been given since are passed over. */
export function restoreProjectors(db: Db): Pick<Projectors, RestoreEvent> {
  const add = db.prepare('INSERT INTO restore VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const floor = db.prepare('INSERT OR IGNORE INTO number_floor VALUES (?, ?, ?)')
  const { series } = ticketWrites(db)
  return {
    'journal.restored': ({ seq, atMs, businessDate, payload: p }) => {
      add.run(seq, p.restoreId, businessDate, atMs, p.backupAt, p.how, p.lostUntil, p.lostEvents)
      for (const one of p.floors) {
        if (one.kind === 'ticket') series.run(businessDate, one.series, one.no)
        else floor.run(one.kind, one.series, one.no)
      }
    },
    'backup.keyMade': noTable,
    'backup.formerSettled': noTable,
  }
}
