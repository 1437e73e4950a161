import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SheetJob, SheetPrinter, SheetSent } from '../sheet-ports.ts'
import { startIppPrinterSim } from '../simulators/ipp-printer-sim.ts'
import type { IppPrinterSim, IppSimOptions } from '../simulators/ipp-printer-sim.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { JOB } from '../protocols/ipp/ipp-words.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { testPage } from '../contract/test-page.ts'
import { CUPS_PROGRAMS, IPPEVEPRINTER_PROGRAMS, startCups, startIppEvePrinter, whyNo } from '../testkit/real-ipp.ts'
import type { RealCups } from '../testkit/real-ipp.ts'
import { listCupsQueues } from '../discovery/cups-queues.ts'
import { createIppSheetPrinter } from './ipp-sheet-printer.ts'

const pdf = testPage('A5', 'Mot Cua')
const time = createManualTime(0)
const close: (() => Promise<unknown>)[] = []
let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sheets-'))))
afterEach(async () => {
  for (const step of close.splice(0).reverse()) await step()
  rmSync(folder, { recursive: true })
})

async function play(more: Partial<IppSimOptions> = {}): Promise<IppPrinterSim> {
  const paperDir = join(folder, `papers-${close.length}`)
  const sim = await startIppPrinterSim({
    host: '127.0.0.1',
    port: 0,
    paperDir,
    clock: time.clock,
    timers: promptTimers,
    ...more,
  })
  close.push(() => sim.stop())
  return sim
}

const printerAt = (uri: string): SheetPrinter => createIppSheetPrinter({ id: 'p', uri, timers: time.timers })

/** Prints an A5 sheet by the name `name`; `refs` gets what it can be asked for by. */
async function send(printer: SheetPrinter, name: string, refs: string[] = []): Promise<SheetSent> {
  await printer.check()
  const size = printer.sizeFor('A5') ?? 'A4'
  const begin = (ref: string): boolean => refs.push(ref) > 0
  return await printer.send({ name, pdf, size, begin })
}

const refOf = (sent: SheetSent): string => (sent.at === 'sent' ? sent.ref : `not sent: ${JSON.stringify(sent)}`)

async function ended(printer: SheetPrinter, ref: string): Promise<SheetJob> {
  for (;;) {
    const job = await printer.ask(ref)
    if (job.at !== 'printing' && job.at !== 'away') return job
    await nextTurn()
  }
}

async function waits(printer: SheetPrinter, ref: string, cause: string): Promise<void> {
  for (;;) {
    const job = await printer.ask(ref)
    if (job.at === 'printing' && job.cause === cause) return
    if (job.at !== 'printing') throw new Error(`it ended: ${JSON.stringify(job)}`)
    await nextTurn()
  }
}

describe('a printer that speaks IPP', () => {
  it('prints, and says so by its own state', async () => {
    const sim = await play()
    const printer = printerAt(sim.uri)
    expect(await printer.check()).toEqual({ kind: 'ready' })
    expect(await ended(printer, refOf(await send(printer, 'a')))).toEqual({ at: 'printed' })
    expect(sim.jobs()).toMatchObject([{ name: 'a', media: 'iso_a5_148x210mm' }])
    expect(readFileSync(sim.papers()[0]?.file ?? '').equals(pdf)).toBe(true)
  })

  it.each([
    ['paper-end', 'paper-end'],
    ['jam', 'jam'],
    ['cover-open', 'cover-open'],
    ['toner-empty', 'toner-empty'],
    ['paused', 'paused'],
    ['offline', 'unreachable'],
  ] as const)('%s is a state with a cause, and the document waits', async (fault, cause) => {
    const sim = await play({ timers: time.timers })
    const printer = printerAt(sim.uri)
    const ref = refOf(await send(printer, 'a'))
    sim.setFault(fault)
    expect(await printer.check()).toEqual({ kind: 'offline', cause })
    expect(await printer.ask(ref)).toEqual(fault === 'offline' ? { at: 'away' } : { at: 'printing', cause })
  })

  it('comes out once with new paper', async () => {
    const sim = await play()
    sim.setFault('paper-end')
    const printer = printerAt(sim.uri)
    const ref = refOf(await send(printer, 'a'))
    await waits(printer, ref, 'paper-end')
    sim.setFault(null)
    expect(await ended(printer, ref)).toEqual({ at: 'printed' })
    expect(sim.papers()).toHaveLength(1)
  })

  it.each([
    ['aborts', { at: 'failed', cause: 'rejected' }],
    ['cancels', { at: 'failed', cause: 'cancelled' }],
  ] as const)('%s: not printed, though the job is over', async (fault, outcome) => {
    const sim = await play()
    sim.setFault(fault)
    const printer = printerAt(sim.uri)
    expect(await ended(printer, refOf(await send(printer, 'a')))).toEqual(outcome)
    expect(sim.papers()).toEqual([])
  })

  it('a job that it forgot is gone, and one taken back is not printed', async () => {
    const sim = await play({ timers: time.timers })
    const printer = printerAt(sim.uri)
    const ref = refOf(await send(printer, 'a'))
    await printer.cancel(ref)
    expect(await printer.ask(ref)).toEqual({ at: 'failed', cause: 'cancelled' })
    sim.setFault('forgets')
    expect(await printer.ask(ref)).toEqual({ at: 'gone' })
  })

  it.each([true, false])('a line that breaks after the document leaves no doubt (in two: %s)', async (inTwo) => {
    const sim = await play({ inTwo })
    const printer = printerAt(sim.uri)
    sim.setFault('mute-once')
    const refs: string[] = []
    expect(await send(printer, 'a', refs)).toEqual({ at: 'unsure' })
    expect(await ended(printer, refs[0] ?? '')).toEqual({ at: 'printed' })
    expect(sim.papers()).toHaveLength(1)
  })

  it('who may not begin sends nothing', async () => {
    for (const inTwo of [true, false]) {
      const sim = await play({ inTwo })
      const printer = printerAt(sim.uri)
      await printer.check()
      const sent = await printer.send({ name: 'a', pdf, size: 'A4', begin: () => false })
      expect([sent.at, sim.papers()]).toEqual(['failed', []])
    }
  })

  it('a form for A5 is laid out for A4 where there is no A5', async () => {
    const printer = printerAt((await play({ media: ['A4'] })).uri)
    expect(printer.sizeFor('A5')).toBe('A5')
    await printer.check()
    expect([printer.sizeFor('A5'), printer.sizeFor('A4')]).toEqual(['A4', 'A4'])
  })

  it.skipIf(whyNo(['ipptool']) !== null)('is judged by ipptool', async () => {
    const sim = await play()
    const file = join(folder, 'test.pdf')
    writeFileSync(file, pdf)
    for (const test of ['print-job.test', 'create-job.test', 'get-jobs.test', 'get-completed-jobs.test']) {
      const said = await run('ipptool', ['-tI', '-V', '1.1', '-f', file, sim.uri, test])
      expect(said).toContain('[PASS]')
      expect(said).not.toContain('[FAIL]')
    }
  })
})

async function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args)
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')])
  return said
}

/** CUPS as it is, before a printer that is played: the states are the ones it makes. */
const noCups = whyNo(CUPS_PROGRAMS)
if (noCups !== null) process.stdout.write(`CUPS is not tried: ${noCups}\n`)
describe.skipIf(noCups !== null)('CUPS', () => {
  let cups: RealCups
  beforeAll(async () => void (cups = await startCups()))
  afterAll(() => cups.stop())

  it('prints by a queue that knows its printer; lists it with what it leads to', async () => {
    const sim = await play()
    await cups.add('phong', sim.uri, 'everywhere')
    const printer = printerAt(cups.queue('phong'))
    expect(await ended(printer, refOf(await send(printer, 'phieu-1')))).toEqual({ at: 'printed' })
    expect(sim.papers()).toHaveLength(1)
    expect(await sizeOf(sim.papers()[0]?.file ?? '')).toBe('A5')
    const queues = await listCupsQueues(`ipp://127.0.0.1:${cups.port}/`, time.timers)
    expect(queues).toEqual([{ uri: cups.queue('phong'), name: expect.stringContaining('phong'), confirms: true }])
  })

  it('without paper it waits; taken back, nothing comes out', async () => {
    const sim = await play()
    await cups.add('het-giay', sim.uri, 'everywhere')
    const printer = printerAt(cups.queue('het-giay'))
    const refs: string[] = []
    await printer.check()
    sim.setFault('paper-end')
    const ref = refOf(await send(printer, 'phieu-1', refs))
    await waits(printer, ref, 'paper-end')
    await printer.cancel(ref)
    // It counts pages as it sends them on: where it has counted one, only the tray shows whether it came out.
    expect([{ at: 'unknown' }, { at: 'failed', cause: 'cancelled' }]).toContainEqual(await ended(printer, ref))
    while (sim.jobs().some(({ state }) => state !== JOB.cancelled)) await nextTurn()
    sim.setFault(null)
    expect(sim.papers()).toEqual([])
  })

  it('a job of an earlier run is found by its name; a raw queue confirms nothing', async () => {
    const out = join(folder, 'raw.bin')
    writeFileSync(out, '')
    await cups.add('tho', `file:${out}`, 'raw')
    const printer = printerAt(cups.queue('tho'))
    expect(await ended(printer, refOf(await send(printer, 'phieu-raw')))).toEqual({ at: 'sent' })
    expect(await printerAt(cups.queue('tho')).ask('name:phieu-raw')).toEqual({ at: 'sent' })
    expect(await printer.ask('name:phieu-khac')).toEqual({ at: 'gone' })
    expect(await printerAt(cups.queue('khong-co')).check()).toEqual({ kind: 'offline', cause: 'unreachable' })
  })

  it('§9.2: a size that is not there is never asked for', async () => {
    const sim = await play({ media: ['A4'] })
    await cups.add('a4', sim.uri, 'everywhere')
    const printer = printerAt(cups.queue('a4'))
    expect(await ended(printer, refOf(await send(printer, 'a')))).toEqual({ at: 'printed' })
    expect(sim.jobs()).toMatchObject([{ media: 'iso_a4_210x297mm' }])
  })
})

const noPrinter = whyNo(IPPEVEPRINTER_PROGRAMS)
if (noPrinter !== null) process.stdout.write(`ippeveprinter is not tried: ${noPrinter}\n`)
it.skipIf(noPrinter !== null)(
  'the IPP Everywhere printer of the CUPS project prints A5 and keeps the page',
  async () => {
    const real = await startIppEvePrinter()
    close.push(() => real.stop())
    const printer = printerAt(real.uri)
    expect(await printer.check()).toEqual({ kind: 'ready' })
    const ref = refOf(await send(printer, 'phieu-1'))
    expect(await ended(printer, ref)).toEqual({ at: 'printed' })
    expect(real.papers()).toHaveLength(1)
    expect(await printer.ask('999')).toEqual({ at: 'gone' })
  },
)

async function sizeOf(file: string): Promise<string> {
  return (await run('pdfinfo', [file])).includes('419.') || (await run('pdfinfo', [file])).includes('420 x 595')
    ? 'A5'
    : 'another'
}
