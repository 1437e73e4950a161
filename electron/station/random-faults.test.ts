import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBlankRow, rowBytes } from '../../hardware/bitmap.ts'
import type { Bitmap } from '../../hardware/bitmap.ts'
import { decodePng } from '../../hardware/render/png.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import { playPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { PlayedPrinter } from '../../hardware/simulators/escpos-printer-sim.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { tcpSimLine } from '../../hardware/simulators/lines/tcp-sim-line.ts'
import type { OpenSimLine } from '../../hardware/simulators/lines/sim-line.ts'
import { PRINTER_FAULTS } from '../../hardware/simulators/sim-state.ts'
import type { SimAnswers } from '../../hardware/simulators/sim-state.ts'
import { SAMPLE_QR, sampleSlip } from '../../hardware/testkit/sample-slip.ts'
import { wait } from '../../hardware/wait.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { startPrintCentre } from '../testkit/print-centre.ts'
import type { PrintCentre } from '../testkit/print-centre.ts'

const TICKETS = process.env['SOAK'] ? 2_000 : 150
const PATIENCE_MS = process.env['SOAK'] ? 3 * 3_600_000 : 300_000
/** Drawn anew for every run; `SEED` draws one again. */
const SEED = Number(process.env['SEED'] ?? fc.sample(fc.noBias(fc.integer({ min: 1 })), 1)[0])
/**
 * A serial line does not tell that the power was away: either the printer can say it by a macro, however fast it comes
 * up, or it takes as long to come up as real ones do.
 */
const SERIAL = SEED % 2 === 0 ? { bootMs: 100 } : { bootMs: 1_000, answers: { macro: 'none' as const } }
const HEADLESS = fileURLToPath(new URL('../headless.ts', import.meta.url))
const WIDTH = 384
const ODD_PAPERS = join(import.meta.dirname, '../../out/odd-papers')
const timers = systemTimers()
const pause = (ms: number): Promise<void> => wait(timers, ms, new AbortController().signal)

let dir: string
let centre: PrintCentre
let printers: Record<string, PlayedPrinter>
let station: ChildProcess | null = null
let jobsEnded = 0

type Played = { readonly bootMs?: number; readonly answers?: Partial<SimAnswers> }
const play = (id: string, line: OpenSimLine, played: Played): Promise<PlayedPrinter> =>
  playPrinter({
    ...played,
    line,
    paperDir: join(dir, 'papers', id),
    width: WIDTH,
    // Ten seconds of paper in one: the faults are the same.
    speedMmPerSecond: 2_000,
    timers,
    clock: systemClock(),
  })

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'random-faults-'))
  centre = await startPrintCentre()
  const path = join(dir, 'serial')
  printers = {
    tcp: await play('tcp', tcpSimLine({ host: '127.0.0.1', port: 0 }), {}),
    serial: await play('serial', madeSerialSimLine({ path, baudRate: 3_000_000, timers }), SERIAL),
  }
  const config = {
    dataDir: join(dir, 'station'),
    printers: Object.entries(printers).map(([id, { address }]) => ({
      id,
      name: id,
      model: 'generic-58',
      transport:
        address.kind === 'tcp'
          ? { kind: 'tcp', host: '127.0.0.1', port: address.port }
          : { kind: 'serial', path, baudRate: 921_600 },
    })),
  }
  writeFileSync(join(dir, 'config.json'), JSON.stringify(config))
  await start()
})
afterEach(async () => {
  await kill()
  for (const printer of Object.values(printers)) await printer.stop()
  await centre.close()
  rmSync(dir, { recursive: true })
})

/** Resolves when the station is ready. One that ends before is started again, as a service is; not for ever. */
async function start(tries = 20): Promise<void> {
  const args = ['--centre', centre.url, '--token', centre.token, '--config', join(dir, 'config.json')]
  const child = spawn(process.execPath, [HEADLESS, 'station', ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  station = child
  const isReady = await Promise.race([
    once(createInterface(child.stdout), 'line').then(() => true),
    once(child, 'exit').then(() => false),
  ])
  if (isReady) return
  if (tries === 0) throw new Error('the station does not start')
  await pause(2_000)
  await start(tries - 1)
}

async function kill(): Promise<void> {
  if (!station) return
  const gone = once(station, 'exit')
  station.kill('SIGKILL')
  station = null
  await gone
}

const job = (id: string, printerId: string, copy: number): PrintJobView => ({
  id,
  ticketId: id.split('-')[0] ?? id,
  printerId,
  state: 'queued',
  slip: sampleSlip({ number: id.split('-')[0] ?? id, copy }),
  qr: `${SAMPLE_QR}${id}`,
  queuedAt: 0,
  expiresAt: Date.UTC(2100, 0, 1),
})

/** What the station has in hand, by its own store. */
function inHand(id: string): boolean {
  const file = join(dir, 'station', 'station.json')
  if (!existsSync(file)) return false
  return (JSON.parse(readFileSync(file, 'utf8')) as { jobs: { jobId: string }[] }).jobs.some((one) => one.jobId === id)
}

/** The state in which nobody has anything more to say about a job. */
async function ended(id: string): Promise<PrintJobView['state']> {
  for (;;) {
    const { state } = centre.job(id) ?? job(id, '', 1)
    if (state !== 'queued' && state !== 'taken' && !inHand(id)) {
      jobsEnded++
      return state
    }
    await pause(20)
  }
}

/** Seeded: the same wishes for the same seed. When they meet which row of which paper is up to the machine. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Breaks a printer somewhere in its next paper and repairs it a while after it stands still. */
async function meetFault(printer: PlayedPrinter, id: string, random: (below: number) => number): Promise<void> {
  const fault = PRINTER_FAULTS[random(PRINTER_FAULTS.length)] ?? 'paper-end'
  printer.setFault(fault, { afterRows: random(900) })
  for (let ms = 0; ms < 1_500 && printer.work() !== 'stuck' && centre.job(id)?.state !== 'printed'; ms += 20)
    await pause(20)
  await pause(random(400))
  printer.setFault(null)
}

type Told = { id: string; printerId: string; copy: number; state: PrintJobView['state'] }

/** One printer's day: tickets one after another, each until it is printed; what is uncertain is printed again, marked. */
async function printAll(printerId: string, count: number, random: (below: number) => number): Promise<Told[]> {
  const printer = printers[printerId]
  if (!printer) throw new Error('no printer')
  const told: Told[] = []
  for (let n = 0; n < count; n++) {
    let state: PrintJobView['state'] = 'queued'
    for (let copy = 1; state !== 'printed' && copy < 9; copy++) {
      const id = `${printerId.charAt(0).toUpperCase()}${String(n).padStart(3, '0')}-${copy}`
      centre.queue(job(id, printerId, copy))
      const met = random(8) === 0 ? meetFault(printer, id, random) : Promise.resolve()
      state = await ended(id)
      await met
      told.push({ id, printerId, copy, state })
    }
  }
  return told
}

/** Kills the station at random moments until the signal; on a loaded machine not before it has done something. */
async function killAtRandom(random: (below: number) => number, signal: AbortSignal): Promise<number> {
  let kills = 0
  for (;;) {
    const before = jobsEnded
    await wait(timers, 2_000 + random(6_000), signal)
    while (jobsEnded === before && !signal.aborted) await wait(timers, random(500), signal)
    if (signal.aborted) return kills
    await kill()
    kills++
    await start()
  }
}

/** Status questions that came into a broken band stand on it as dots: a few bytes each. */
const QUESTION_ROWS = 8

/** Whether a piece of paper is the beginning of a ticket; white after it and questions in its last rows left out. */
function isBeginOf(piece: Bitmap, whole: Bitmap): boolean {
  let height = piece.height
  while (height > 0 && isBlankRow(piece, height - 1)) height--
  const bytes = Math.max(0, height - QUESTION_ROWS) * rowBytes(whole)
  return height <= whole.height && Buffer.from(piece.rows.subarray(0, bytes)).equals(whole.rows.subarray(0, bytes))
}

/** Every piece of paper of a printer, by the job whose ticket it is whole; the rest is torn. */
async function sortPapers(printerId: string, jobs: readonly Told[]) {
  const renderer = createTicketRenderer()
  const pictures = new Map<string, Bitmap>()
  for (const { id, copy } of jobs) {
    const { slip, qr } = job(id, printerId, copy)
    if (slip.kind !== 'ticket') throw new Error('only tickets are printed here')
    pictures.set(id, await renderer.render(slip, qr, WIDTH))
  }
  const ids = new Map([...pictures].map(([id, { rows }]) => [Buffer.from(rows).toString('base64'), id]))
  const whole = new Map<string, number>()
  const torn: { piece: Bitmap; file: string }[] = []
  for (const { file } of printers[printerId]?.papers() ?? []) {
    const piece = await decodePng(readFileSync(file))
    const id = ids.get(Buffer.from(piece.rows).toString('base64'))
    if (id === undefined) torn.push({ piece, file })
    else whole.set(id, (whole.get(id) ?? 0) + 1)
  }
  return { pictures, whole, torn }
}

/** Keeps a piece of paper that nobody can explain, to be looked at. @returns where */
function keepOdd(printerId: string, file: string): string {
  mkdirSync(ODD_PAPERS, { recursive: true })
  const kept = join(ODD_PAPERS, `${printerId}-${basename(file)}`)
  copyFileSync(file, kept)
  return kept
}

/** Compares what came out of a printer with what was told of it. */
async function judge(printerId: string, jobs: readonly Told[]): Promise<{ said: string; wrong: string[] }> {
  const { pictures, whole, torn } = await sortPapers(printerId, jobs)
  const wrong: string[] = []
  for (const { id, state } of jobs) {
    const count = whole.get(id) ?? 0
    if (count > 1) wrong.push(`${id} (${state}) came out ${count} times`)
    if (state === 'printed' && count === 0) wrong.push(`${id} is called printed and never came out`)
  }
  const doubtful = jobs.filter(({ state }) => state !== 'printed')
  for (const { piece, file } of torn) {
    if (doubtful.some(({ id }) => isBeginOf(piece, pictures.get(id) ?? piece))) continue
    const kept = keepOdd(printerId, file)
    wrong.push(`a piece of ${piece.height} rows on ${printerId} belongs to no paper that was reported: ${kept}`)
  }
  const numberOf = ({ id }: Told): string => id.split('-')[0] ?? id
  const tickets = new Set(jobs.map(numberOf))
  const out = new Set(jobs.filter(({ state }) => state === 'printed').map(numberOf))
  for (const ticket of tickets) if (!out.has(ticket)) wrong.push(`${ticket} never came out`)
  const counts = [
    `${out.size} confirmed`,
    `${doubtful.length} reported and printed again`,
    `${torn.length} torn pieces`,
  ]
  return { said: `${printerId}: ${tickets.size} tickets, ${counts.join(', ')}`, wrong }
}

it(
  `${TICKETS} tickets through random faults over TCP and serial, the station killed at random: each comes out once, or is reported and printed again, marked`,
  async () => {
    const report: string[] = [`seed ${SEED}`]
    const stop = new AbortController()
    const killing = killAtRandom(chance(SEED), stop.signal)
    const half = Math.floor(TICKETS / 3)
    const told = (
      await Promise.all([printAll('tcp', TICKETS - half, chance(SEED + 1)), printAll('serial', half, chance(SEED + 2))])
    ).flat()
    stop.abort()
    report.push(`${await killing} kills`)

    const faults: string[] = []
    for (const printerId of Object.keys(printers)) {
      const { said, wrong } = await judge(
        printerId,
        told.filter((one) => one.printerId === printerId),
      )
      report.push(said)
      faults.push(...wrong)
    }
    process.stdout.write(`${report.join('; ')}\n`)
    expect(faults, report.join('; ')).toEqual([])
  },
  PATIENCE_MS,
)
