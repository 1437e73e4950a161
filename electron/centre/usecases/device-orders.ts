import type { DeviceOrder, OrderAnswer, OrderKind, OrderOutcome, OrderView } from '../../../shared/api/order-views.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { OrderRow } from '../store/technician-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, Refused, UseCase } from './context.ts'
import { GONE_MS, toldStations } from './display-health.ts'
import { boundPrinters } from './printers.ts'
import { printersOfStations } from './printer-health.ts'

/** How long a device may begin with an order, and by when it has answered, ms. */
const PATIENCE_MS: Record<OrderKind, number> = {
  'test-print': 30_000,
  'probe-printer': 20_000,
  'test-number': 10_000,
  'test-voice': 30_000,
  'find-devices': 15_000,
}
const ORDERS_SHOWN = 60
const RESULTS_KEPT_MS = 24 * 3_600_000

type Target = Pick<OrderRow, 'deviceId' | 'printerId' | 'displayId' | 'number'>

/**
 * Lets a device do something for the technician. The order is an event: it reaches the device by the live channel and
 * says for ever who printed or showed a test. Refused at once when the device that would do it is not there.
 */
export const orderDevice: UseCase<DeviceOrder, AnswerOf<'orderDevice'>> = (deps, order, ctx) => {
  const target = targetOf(deps, order)
  if ('refusal' in target) return target
  const seen = deps.store.health.lastSeen(target.deviceId)
  if (seen === null || ctx.now - seen > GONE_MS) return refused('DEVICE_AWAY')
  const orderId = ctx.ids.next()
  const expiresAt = ctx.now + PATIENCE_MS[order.kind]
  return {
    events: [{ type: 'device.ordered', payload: { orderId, kind: order.kind, ...target, expiresAt } }],
    answer: () => ({ order: orderView(ctx, mustBeOrder(deps, orderId)) }),
  }
}

/** The station or board that is to do it, and with what. */
function targetOf(deps: Deps, order: DeviceOrder): Target | Refused {
  const nothing = { printerId: null, displayId: null, number: null }
  const { devices } = deps.store.config()
  switch (order.kind) {
    case 'test-print':
    case 'probe-printer': {
      const held = printersOfStations(deps).get(order.printerId)
      if (held) return { ...nothing, deviceId: held.device.id, printerId: order.printerId }
      return refused(boundPrinters(deps).has(order.printerId) ? 'DEVICE_AWAY' : 'PRINTER_UNKNOWN')
    }
    case 'test-number': {
      const { stationId: deviceId, displayId, number } = order
      const told = toldStations(deps).find(({ device }) => device.id === deviceId)
      const isThere = told?.report.displays.some(({ id }) => id === displayId)
      return isThere ? { ...nothing, deviceId, displayId, number } : refused('DISPLAY_UNKNOWN')
    }
    case 'test-voice':
      return devices.get(order.boardId)?.role === 'board'
        ? { ...nothing, deviceId: order.boardId }
        : refused('DEVICE_UNKNOWN')
    case 'find-devices':
      return devices.get(order.stationId)?.role === 'station'
        ? { ...nothing, deviceId: order.stationId }
        : refused('DEVICE_UNKNOWN')
  }
}

/** Orders for the calling device that still want doing: what the live channel may have lost on its way. */
export function listDeviceOrders(deps: Deps, ctx: Ctx): AnswerOf<'listDeviceOrders'> {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  const rows = deps.store.technician.openOrders(ctx.caller.device.id, ctx.now)
  return { orders: rows.map((row) => orderView(ctx, row)), through: deps.through() }
}

/** One order, with what it found. */
export const getDeviceOrder: UseCase<{ orderId: string }, AnswerOf<'getDeviceOrder'>> = (deps, { orderId }, ctx) => {
  const row = deps.store.technician.order(orderId)
  if (!row) return refused('ORDER_UNKNOWN')
  const result = deps.store.technician.result(orderId)
  const { findings = null } = (result === null ? {} : JSON.parse(result)) as Pick<OrderAnswer, 'findings'>
  return { answer: () => ({ order: orderView(ctx, row), findings }) }
}

const ENDED: ReadonlySet<OrderOutcome> = new Set(['done', 'sent'])

/**
 * How an order ended. A paper that comes out after its fault is a late success; what has ended well stays so, and the
 * same answer again is no news.
 */
export const answerDeviceOrder: UseCase<
  { orderId: string; body: BodyOf<'answerDeviceOrder'> },
  AnswerOf<'answerDeviceOrder'>
> = (deps, { orderId, body }, ctx) => {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  const row = deps.store.technician.order(orderId)
  if (row?.deviceId !== ctx.caller.device.id) return refused('ORDER_UNKNOWN')
  const { outcome, cause = null, paperMm, findings } = body
  if (row.outcome !== null && (ENDED.has(row.outcome) || row.outcome === outcome)) return {}
  return {
    events: [
      {
        type: 'device.orderAnswered',
        payload: { orderId, outcome, cause, ...(paperMm === undefined ? {} : { paperMm }) },
      },
    ],
    ...(findings
      ? {
          apply: (operational) =>
            operational.setOrderResult(orderId, JSON.stringify({ findings }), ctx.now, ctx.now - RESULTS_KEPT_MS),
        }
      : {}),
  }
}

/** The newest orders, newest first. */
export const newestOrders = (deps: Deps, ctx: Ctx): OrderView[] =>
  deps.store.technician.orders(ORDERS_SHOWN).map((row) => orderView(ctx, row))

function mustBeOrder(deps: Deps, orderId: string): OrderRow {
  const row = deps.store.technician.order(orderId)
  if (!row) throw new Error(`no order ${orderId}`)
  return row
}

/** An order nobody has answered in time has no answer: by rule on read, and a late one still counts. */
const orderView = (ctx: Ctx, row: OrderRow): OrderView => ({
  id: row.id,
  kind: row.kind,
  deviceId: row.deviceId,
  printerId: row.printerId,
  displayId: row.displayId,
  number: row.number,
  askedAt: row.askedMs,
  expiresAt: row.expiresMs,
  state: row.outcome ?? (ctx.now > row.expiresMs ? 'no-answer' : 'asked'),
  cause: row.cause,
  answeredAt: row.answeredMs,
})
