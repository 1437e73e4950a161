import { testSlip } from '../../hardware/contract/test-paper.ts'
import type { PrinterStatus, TicketPrinter } from '../../hardware/ports.ts'
import type { SheetPrinter } from '../../hardware/sheet-ports.ts'
import type { Client } from '../../shared/api/client.ts'
import type { OrderAnswer, OrderView, StationFindings } from '../../shared/api/order-views.ts'
import type { PrintCause } from '../../shared/api/views.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCoalesced } from './coalesced.ts'
import type { DisplayFollower } from './display-follower.ts'
import { paperLength } from './paper-length.ts'
import { factsOf } from './printer-rack.ts'
import type { PrinterRack } from './printer-rack.ts'
import type { SheetRack } from './sheet-rack.ts'
import type { StationStore } from './station-store.ts'
import { testSheet } from './test-sheet.ts'
import { untilAnswered } from './until-answered.ts'

export type OrderRunnerOptions = {
  readonly client: Client
  readonly rack: Pick<PrinterRack, 'find'>
  readonly sheets: Pick<SheetRack, 'find'>
  readonly displays: Pick<DisplayFollower, 'test'>
  readonly store: Pick<StationStore, 'beginOrder' | 'setTorn'>
  /** Looks for devices at this machine; never rejects. */
  findDevices(): Promise<StationFindings>
  /** Whether an instant of the centre's clock is past. */
  readonly isPast: (instant: number) => boolean
  readonly ids: Ids
  readonly timers: Timers
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * Does what a technician orders from the page: each order once, and the truth about it. An order that was begun by an
 * earlier run is not begun again: nobody can tell what became of it.
 * @returns there may be orders
 */
export function runOrders(options: OrderRunnerOptions): () => void {
  const { client, timers, log, signal, ids } = options
  const running = new Set<string>()

  async function read(): Promise<boolean> {
    const result = await client.call('listDeviceOrders', { signal })
    if (result.ok) for (const order of result.value.orders) if (!running.has(order.id)) void run(order)
    return result.ok || signal.aborted
  }

  async function run(order: OrderView): Promise<void> {
    running.add(order.id)
    try {
      const tell = (body: OrderAnswer): Promise<void> => answer(order.id, body)
      await tell(options.store.beginOrder(order.id) ? await carryOut(order, options, tell) : { outcome: 'unknown' })
    } catch (error) {
      log.error({ orderId: order.id, error: String(error) }, 'order failed')
      await answer(order.id, { outcome: 'failed', cause: 'error' })
    } finally {
      running.delete(order.id)
    }
  }

  async function answer(orderId: string, body: OrderAnswer): Promise<void> {
    const key = ids.next()
    const send = () => client.call('answerDeviceOrder', { params: { orderId }, body, key, signal })
    const result = await untilAnswered(send, { timers, signal })
    if (result && !result.ok) log.warn({ orderId, code: result.code }, 'the answer to an order was refused')
  }

  return createCoalesced(read, timers, signal)
}

type Tell = (body: OrderAnswer) => Promise<void>

async function carryOut(order: OrderView, options: OrderRunnerOptions, tell: Tell): Promise<OrderAnswer> {
  const { rack, displays, findDevices } = options
  if (order.kind === 'find-devices') return { outcome: 'done', findings: await findDevices() }
  if (order.kind === 'test-number') {
    const state = await displays.test(order.displayId ?? '', order.number ?? '')
    if (state === null) return { outcome: 'failed', cause: 'not-here' }
    return state === 'dead' ? { outcome: 'failed', cause: 'dead' } : { outcome: state === 'shown' ? 'done' : 'sent' }
  }
  const office = order.printerId === null ? null : options.sheets.find(order.printerId)
  if (office) return await orderedOf(office, order, options)
  const found = order.printerId === null ? null : rack.find(order.printerId)
  if (!found) return { outcome: 'failed', cause: 'not-here' }
  return order.kind === 'test-print' ? await printTest(order, found, options, tell) : await probe(found.printer)
}

/** An office printer has nothing to find out: it is asked how it is. */
async function orderedOf(office: SheetPrinter, order: OrderView, options: OrderRunnerOptions): Promise<OrderAnswer> {
  const { timers, signal, isPast } = options
  if (order.kind === 'test-print')
    return await testSheet(office, {
      name: `mot-cua-thu-${order.id}`,
      begin: () => !isPast(order.expiresAt),
      ...{ timers, signal },
    })
  const status = await office.check()
  return status.kind === 'offline' ? { outcome: 'failed', cause: status.cause } : { outcome: 'done' }
}

async function probe(printer: TicketPrinter): Promise<OrderAnswer> {
  await printer.probe()
  const facts = factsOf(printer)
  const cause = causeOf(await printer.check())
  if (cause !== null || !facts) return { outcome: 'failed', cause: cause ?? 'unwell' }
  return { outcome: 'done', facts }
}

/** Made as the printer's tickets are. A test is not kept for later: a printer that is not well prints none, and its cause is the answer. */
async function printTest(
  order: OrderView,
  { printer, makePaper }: NonNullable<ReturnType<PrinterRack['find']>>,
  { store, isPast }: OrderRunnerOptions,
  tell: Tell,
): Promise<OrderAnswer> {
  const cause = causeOf(await printer.check())
  if (cause !== null) return { outcome: 'failed', cause }
  const { content, rows } = await makePaper({ id: order.id, slip: testSlip(TEST_NUMBER, order.askedAt), qr: null })
  const stop = printer.onChange((status) => {
    // It may still come out: that is told when it does.
    if (status.kind === 'offline' && status.jobId === order.id) void tell({ outcome: 'failed', cause: status.cause })
  })
  const begin = (): boolean => {
    if (isPast(order.expiresAt)) return false
    store.setTorn(printer.id, true)
    return true
  }
  const result = await printer.print({ id: order.id, ...content, begin }).finally(stop)
  if (result.outcome === 'failed') return result
  const isOut = result.outcome === 'printed' || result.handedOver === true
  if (isOut) store.setTorn(printer.id, false)
  const outcome = result.outcome === 'printed' ? 'done' : isOut ? 'sent' : 'unknown'
  return { outcome, paperMm: paperLength(printer, rows) }
}

const TEST_NUMBER = 'THỬ'

/** Why a printer would print nothing now; one that has said nothing yet is not there. */
function causeOf(status: PrinterStatus): PrintCause | null {
  if (status.kind === 'offline') return status.cause
  return status.kind === 'ready' || status.kind === 'printing' ? null : 'unreachable'
}
