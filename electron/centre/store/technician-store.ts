import type { OrderCause, OrderKind, OrderOutcome } from '../../../shared/api/order-views.ts'
import type { Db } from './open-database.ts'

/** A number display that answers no more. */
export type DeadDisplay = { deviceId: string; displayId: string; counterId: string; sinceMs: number }
export type OrderRow = {
  id: string
  kind: OrderKind
  deviceId: string
  printerId: string | null
  displayId: string | null
  number: string | null
  askedMs: number
  expiresMs: number
  outcome: OrderOutcome | null
  cause: OrderCause | null
  answeredMs: number | null
}
/** What a printer has used since its last new roll. `isOut`: it said that there is no paper, and has not been well since. */
export type RollRow = {
  printerId: string
  changedMs: number | null
  by: 'person' | 'printer' | null
  rollMetres: number | null
  printed: number
  sent: number
  unknown: number
  tests: number
  failed: number
  usedMm: number
  ticketMm: number
  isOut: 0 | 1
}

const ORDER = `id, kind, device_id AS deviceId, printer_id AS printerId, display_id AS displayId, number,
  asked_ms AS askedMs, expires_ms AS expiresMs, outcome, cause, answered_ms AS answeredMs FROM device_order`

/** Reads of dead displays, rolls and what technicians let devices do. (`+?`: see ticket-store.ts.) */
export function technicianStore(db: Db) {
  const dead = db.prepare<[], DeadDisplay>(
    `SELECT device_id AS deviceId, display_id AS displayId, counter_id AS counterId, since_ms AS sinceMs
     FROM display_dead`,
  )
  const order = db.prepare<[string], OrderRow>(`SELECT ${ORDER} WHERE id = +?`)
  const newest = db.prepare<[number], OrderRow>(`SELECT ${ORDER} ORDER BY asked_ms DESC LIMIT +?`)
  const open = db.prepare<[string, number], OrderRow>(
    `SELECT ${ORDER} INDEXED BY device_order_open WHERE outcome IS NULL AND device_id = +? AND expires_ms > +?
     ORDER BY asked_ms`,
  )
  const roll = db.prepare<[string], RollRow>(
    `SELECT printer_id AS printerId, changed_ms AS changedMs, by_whom AS "by", roll_m AS rollMetres, printed, sent, unknown,
       tests, failed, used_mm AS usedMm, ticket_mm AS ticketMm, is_out AS isOut
     FROM printer_roll WHERE printer_id = +?`,
  )
  const result = db.prepare<[string], string>('SELECT body FROM order_result WHERE order_id = +?').pluck()
  return {
    deadDisplays: () => dead.all(),
    order: (id: string) => order.get(id),
    /** The newest orders, newest first. */
    orders: (limit: number) => newest.all(limit),
    /** Orders for a device that nobody has answered and that have not expired, oldest first. */
    openOrders: (deviceId: string, nowMs: number) => open.all(deviceId, nowMs),
    roll: (printerId: string) => roll.get(printerId),
    /** What an order brought beside its outcome, JSON; null: nothing. */
    result: (orderId: string) => result.get(orderId) ?? null,
  }
}

export type TechnicianStore = ReturnType<typeof technicianStore>
