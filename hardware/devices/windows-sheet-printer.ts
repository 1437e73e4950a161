import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, win32 } from 'node:path'
import type { PrintCause } from '../../shared/api/views.ts'
import type { PageSize } from '../../shared/domain/slips/layout/sheet.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { SheetJob, SheetPrinter, SheetRequest, SheetSent, SheetStatus } from '../sheet-ports.ts'
import type { SpoolerJob, SpoolerJobs } from '../transports/spooler-jobs.ts'
import { wait } from '../wait.ts'

export type WindowsSheetPrinterOptions = {
  readonly id: string
  /** The printer's name in Windows. */
  readonly printer: string
  /** A program that prints a PDF on a named printer and asks nobody; where SumatraPDF usually is when absent. */
  readonly program?: string | undefined
  readonly args?: readonly string[] | undefined
  /** Where the pages lie while the program reads them; nobody but this account can read there. */
  readonly folder: string
  /** Rejects on other systems. */
  readonly load: () => Promise<SpoolerJobs>
  readonly timers: Timers
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Starts the program and resolves when it has ended; rejects when it cannot be started. */
  readonly run?: (program: string, args: readonly string[]) => Promise<void>
}

const SUMATRA_ARGS = ['-print-to', '{printer}', '-print-settings', 'paper={size},noscale', '-silent', '{file}']
const SUMATRA = ['ProgramFiles', 'LOCALAPPDATA', 'ProgramFiles(x86)'] as const

/** Bits of a job: JOB_STATUS_*. */
const JOB = { error: 0x2, deleting: 0x4, offline: 0x20, paperOut: 0x40, deleted: 0x100, blocked: 0x200, person: 0x400 }
const OVER = 0x80 | 0x1000
/** Bits of a printer: PRINTER_STATUS_*, the gravest first. */
const PRINTER: readonly (readonly [number, PrintCause])[] = [
  [0x10, 'paper-end'],
  [0x8, 'jam'],
  [0x40_0000, 'cover-open'],
  [0x4_0000, 'toner-empty'],
  [0x1080, 'unreachable'],
  [0x1, 'paused'],
  [0x2, 'error'],
]

/** The list of jobs is looked at so often while the program runs: a small job is through within a second. */
const LOOK_MS = 150
const PATIENCE_MS = 60_000

/**
 * A printer of Windows by a program that prints PDF, run in the session of who is logged in (hardware.md §9.1): such
 * programs end well although nothing was printed, so the spooler's list is looked at all the while. A job that was seen
 * there and is gone has left for the printer, and nobody confirms more.
 */
export function createWindowsSheetPrinter(options: WindowsSheetPrinterOptions): SheetPrinter {
  const { id, printer, load, timers } = options
  /** By document, what was seen of it last; it goes with this run, and then nobody can tell. */
  const seen = new Map<string, SpoolerJob>()
  let jobs: SpoolerJobs | null = null

  async function check(): Promise<SheetStatus> {
    jobs ??= await load().catch(() => null)
    if (!jobs || jobs.list(printer) === null) return { kind: 'offline', cause: 'unreachable' }
    if (programOf(options) === null) return { kind: 'offline', cause: 'error' }
    const status = jobs.status(printer) ?? 0
    const trouble = PRINTER.find(([bits]) => (status & bits) !== 0)
    return trouble ? { kind: 'offline', cause: trouble[1] } : { kind: 'ready' }
  }

  const find = (ref: string): SpoolerJob | undefined => {
    const found = jobs?.list(printer)?.find(({ document }) => document.includes(ref))
    if (found) seen.set(ref, found)
    return found
  }

  async function send({ name, pdf, size, begin }: SheetRequest): Promise<SheetSent> {
    const program = programOf(options)
    if (program === null) return { at: 'failed', cause: 'error' }
    const file = join(options.folder, `${name}.pdf`)
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    writeFileSync(file, pdf, { mode: 0o600 })
    try {
      return begin(name) ? await printed(program, file, name, size) : { at: 'failed', cause: 'error' }
    } finally {
      rmSync(file, { force: true })
    }
  }

  async function printed(program: string, file: string, name: string, size: PageSize): Promise<SheetSent> {
    const ended = new AbortController()
    const looking = look(name, ended.signal)
    try {
      await (options.run ?? runProgram)(program, filled(options.args ?? SUMATRA_ARGS, { printer, size, file }))
    } catch {
      return { at: 'failed', cause: 'error' }
    } finally {
      ended.abort()
      await looking
    }
    find(name)
    return seen.has(name) ? { at: 'sent', ref: name } : { at: 'unsure' }
  }

  async function look(name: string, signal: AbortSignal): Promise<void> {
    for (let passed = 0; !signal.aborted && passed < PATIENCE_MS; passed += LOOK_MS) {
      find(name)
      await wait(timers, LOOK_MS, signal)
    }
  }

  async function ask(ref: string): Promise<SheetJob> {
    const status = await check()
    if (status.kind === 'offline' && status.cause === 'unreachable') return { at: 'away' }
    const job = find(ref)
    if (job) return stateOf(job, status)
    const last = seen.get(ref)
    return last ? goneFrom(last) : { at: 'gone' }
  }

  return {
    id,
    line: `windows ${printer}`,
    check,
    // Windows says what a driver can, not what lies in the tray: the program is told, and the driver decides.
    sizeFor: (wanted) => wanted,
    send,
    ask,
    async cancel(ref) {
      const job = find(ref)
      if (job) jobs?.remove(printer, job.id)
    },
    close: async () => {},
  }
}

function stateOf({ status }: SpoolerJob, printer: SheetStatus): SheetJob {
  if ((status & (JOB.deleting | JOB.deleted)) !== 0) return { at: 'failed', cause: 'cancelled' }
  if ((status & OVER) !== 0) return { at: 'sent' }
  if ((status & JOB.paperOut) !== 0) return { at: 'printing', cause: 'paper-end' }
  if ((status & JOB.offline) !== 0) return { at: 'printing', cause: 'unreachable' }
  if (printer.kind === 'offline') return { at: 'printing', cause: printer.cause }
  return { at: 'printing', cause: (status & (JOB.error | JOB.blocked | JOB.person)) === 0 ? null : 'error' }
}

/** It left the list: for the printer when all was well, else by somebody's hand. */
const goneFrom = ({ status }: SpoolerJob): SheetJob =>
  (status & (JOB.error | JOB.deleting | JOB.deleted | JOB.paperOut | JOB.offline | JOB.blocked)) === 0
    ? { at: 'sent' }
    : { at: 'unknown' }

function programOf({ program, env = process.env }: WindowsSheetPrinterOptions): string | null {
  if (program !== undefined) return existsSync(program) ? program : null
  const usual = SUMATRA.flatMap((name) => env[name] ?? []).map((at) => win32.join(at, 'SumatraPDF', 'SumatraPDF.exe'))
  return usual.find((path) => existsSync(path)) ?? null
}

const filled = (args: readonly string[], values: Readonly<Record<string, string>>): string[] =>
  args.map((arg) => arg.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole))

function runProgram(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', windowsHide: true })
    child.on('error', reject)
    child.on('close', () => resolve())
  })
}
