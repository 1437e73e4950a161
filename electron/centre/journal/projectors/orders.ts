import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type OrderEvent = 'display.died' | 'display.revived' | 'device.ordered' | 'device.orderAnswered'

/** Dead number displays, and what technicians let devices do. */
export function orderProjectors(db: Db): Pick<Projectors, OrderEvent> {
  const died = db.prepare('INSERT OR REPLACE INTO display_dead VALUES (?, ?, ?, ?)')
  const revived = db.prepare('DELETE FROM display_dead WHERE device_id = ? AND display_id = ?')
  const ordered = db.prepare('INSERT INTO device_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)')
  const answered = db.prepare('UPDATE device_order SET outcome = ?, cause = ?, answered_ms = ? WHERE id = ?')
  return {
    'display.died': ({ payload: p, atMs }) => died.run(p.deviceId, p.displayId, p.counterId, atMs),
    'display.revived': ({ payload: p }) => revived.run(p.deviceId, p.displayId),
    'device.ordered': ({ payload: p, atMs }) =>
      ordered.run(p.orderId, p.kind, p.deviceId, p.printerId, p.displayId, p.number, atMs, p.expiresAt),
    'device.orderAnswered': ({ payload: p, atMs }) => answered.run(p.outcome, p.cause, atMs, p.orderId),
  }
}
