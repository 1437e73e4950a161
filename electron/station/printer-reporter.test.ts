import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PrinterStatus, TicketPrinter } from '../../hardware/ports.ts'
import { promptTimers } from '../../hardware/testkit/prompt-timers.ts'
import { createClient } from '../../shared/api/client.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { startPrintCentre } from '../testkit/print-centre.ts'
import type { PrintCentre } from '../testkit/print-centre.ts'
import { reportPrinters } from './printer-reporter.ts'

const WELL: PrinterStatus = { kind: 'ready', paperLow: false }
const LOW: PrinterStatus = { kind: 'ready', paperLow: true }
const faulty = (cause: 'paper-end' | 'cover-open'): PrinterStatus => ({ kind: 'offline', cause, jobId: null })
const READY = { state: 'ready', nearEnd: false }
const READY_LOW = { state: 'ready', nearEnd: true }
const EMPTY = { state: 'offline', cause: 'paper-end' }
const OPEN = { state: 'offline', cause: 'cover-open' }

let centre: PrintCentre
let stop: AbortController
beforeEach(async () => {
  stop = new AbortController()
  centre = await startPrintCentre()
})
afterEach(async () => {
  stop.abort()
  await centre.close()
})

/** A printer whose state the test sets, and what tells it again. */
function follow(timers: Timers = promptTimers) {
  let status: PrinterStatus = { kind: 'unchecked' }
  const listeners = new Set<(status: PrinterStatus) => void>()
  const printer: TicketPrinter = {
    id: 'p1',
    width: 576,
    dotsPerMm: 8,
    status: () => status,
    check: () => Promise.resolve(status),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    answers: () => null,
    probe: () => Promise.resolve(null),
    print: () => Promise.resolve({ outcome: 'printed' }),
    close: () => Promise.resolve(),
  }
  const client = createClient({ base: centre.url, token: () => centre.token, newKey: systemIds.next })
  const { signal } = stop
  const tellAgain = reportPrinters({
    printers: [printer],
    client,
    ids: systemIds,
    timers,
    log: openLog('silent'),
    signal,
  })
  const set = (next: PrinterStatus): void => {
    status = next
    for (const listener of listeners) listener(next)
  }
  return { set, tellAgain, listeners }
}

const reports = () => centre.printerReports.map(({ report }) => report)
const isTold = (count: number) => centre.until(() => reports().length === count)

/** Closes the centre, lets things happen, and opens it again at the same address. */
async function whileAway(happens: () => Promise<void> | void): Promise<void> {
  const { url } = centre
  await centre.close()
  await happens()
  centre = await startPrintCentre(Number(new URL(url).port))
}

it('tells each change once; a printer that prints is well', async () => {
  const { set, tellAgain } = follow()
  tellAgain()
  const told = [
    [WELL, READY],
    [faulty('paper-end'), EMPTY],
    [{ kind: 'printing', jobId: 'A001', phase: 'sending' }, READY],
    [LOW, READY_LOW],
  ] as const
  for (const [count, [status]] of told.entries()) {
    set(status)
    set({ ...status })
    await isTold(count + 1)
  }
  set({ kind: 'printing', jobId: 'A002', phase: 'sending' })
  set({ kind: 'unchecked' })
  set(WELL)
  await isTold(told.length + 1)
  expect(reports()).toEqual([...told.map(([, body]) => body), READY])
})

it('an answer that is lost is asked for again with the same key', async () => {
  const { set } = follow()
  centre.losePrinterAnswers(3)
  set(faulty('paper-end'))
  await isTold(1)
  set(WELL)
  await isTold(2)
  expect(reports()).toEqual([EMPTY, READY])
})

it('tells only the newest state after an outage, and the others not at all', async () => {
  const { set } = follow()
  await whileAway(() => {
    for (const status of [faulty('paper-end'), LOW, faulty('cover-open')]) set(status)
  })
  await isTold(1)
  set(WELL)
  await isTold(2)
  expect(reports()).toEqual([OPEN, READY])
})

it('does not wait for the next try when it is asked to tell again', async () => {
  const { timers } = createManualTime(0)
  const paused = Promise.withResolvers<void>()
  const { set, tellAgain } = follow({
    ...timers,
    after(ms, run) {
      paused.resolve()
      return timers.after(ms, run)
    },
  })
  await whileAway(() => {
    set(faulty('paper-end'))
    return paused.promise
  })
  tellAgain()
  await isTold(1)
  expect(reports()).toEqual([EMPTY])
})

it('is silent when the station has stopped', async () => {
  const { set, listeners } = follow()
  set(WELL)
  await isTold(1)
  stop.abort()
  expect(listeners.size).toBe(0)
})
