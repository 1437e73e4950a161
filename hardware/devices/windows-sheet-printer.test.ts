import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { SheetPrinter } from '../sheet-ports.ts'
import type { SpoolerJob, SpoolerJobs } from '../transports/spooler-jobs.ts'
import { createWindowsSheetPrinter } from './windows-sheet-printer.ts'

/** Windows with one printer, by the calls of its spooler, and a program that prints PDF as we tell it to. */
let folder: string
let queue: SpoolerJob[]
let status: number
let program: string
let runs: { args: readonly string[]; pdf: string }[]
/** What the program does while it runs. */
let prints: (name: string) => void

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'windows-'))
  program = join(folder, 'SumatraPDF.exe')
  writeFileSync(program, '')
  queue = []
  status = 0
  runs = []
  prints = (name) => queue.push({ id: 7, document: `C:\\x\\${name}.pdf`, status: 0x10, pages: 0 })
})
afterEach(() => rmSync(folder, { recursive: true }))

const windows: SpoolerJobs = {
  list: (printer) => (printer === 'HP' ? queue : null),
  status: () => status,
  remove(_printer, jobId) {
    queue = queue.map((job) => (job.id === jobId ? { ...job, status: 0x4 } : job))
    return true
  },
}

const open = (more: Partial<Parameters<typeof createWindowsSheetPrinter>[0]> = {}): SheetPrinter =>
  createWindowsSheetPrinter({
    ...{ id: 'p', printer: 'HP', program, folder: join(folder, 'sheets') },
    load: async () => windows,
    timers: createManualTime().timers,
    async run(_program, args) {
      runs.push({ args, pdf: readFileSync(args.at(-1) ?? '', 'latin1') })
      prints('job-1')
    },
    ...more,
  })

const send = (printer: SheetPrinter, begin = (): boolean => true) =>
  printer.send({ name: 'job-1', pdf: Buffer.from('%PDF'), size: 'A5', begin })

async function sent(more: Parameters<typeof open>[0] = {}): Promise<SheetPrinter> {
  const printer = open(more)
  expect(await printer.check()).toEqual({ kind: 'ready' })
  expect(await send(printer)).toEqual({ at: 'sent', ref: 'job-1' })
  return printer
}

it('runs the program on a file that nobody finds afterwards, and follows its job until it has left', async () => {
  const printer = await sent()
  expect(runs).toEqual([
    {
      args: ['-print-to', 'HP', '-print-settings', 'paper=A5,noscale', '-silent', join(folder, 'sheets', 'job-1.pdf')],
      pdf: '%PDF',
    },
  ])
  expect(existsSync(join(folder, 'sheets', 'job-1.pdf'))).toBe(false)
  expect(await printer.ask('job-1')).toEqual({ at: 'printing', cause: null })
  queue = []
  expect(await printer.ask('job-1')).toEqual({ at: 'sent' })
})

it.each([
  [0x40, { at: 'printing', cause: 'paper-end' }],
  [0x20, { at: 'printing', cause: 'unreachable' }],
  [0x2, { at: 'printing', cause: 'error' }],
  [0x80, { at: 'sent' }],
  [0x100, { at: 'failed', cause: 'cancelled' }],
] as const)('a job with the bits %i', async (bits, state) => {
  const printer = await sent()
  queue = queue.map((job) => ({ ...job, status: bits }))
  expect(await printer.ask('job-1')).toEqual(state)
})

it('one that left the list in trouble is unknown, and nobody calls it sent', async () => {
  const printer = await sent()
  queue = queue.map((job) => ({ ...job, status: 0x40 }))
  await printer.ask('job-1')
  queue = []
  expect(await printer.ask('job-1')).toEqual({ at: 'unknown' })
})

it('§9.1: a program that ends well without a job is not believed', async () => {
  prints = () => undefined
  const printer = open()
  await printer.check()
  expect(await send(printer)).toEqual({ at: 'unsure' })
  expect(await printer.ask('job-1')).toEqual({ at: 'gone' })
})

it('a program that is not there or does not start prints nothing', async () => {
  expect(await open({ program: join(folder, 'none.exe') }).check()).toEqual({ kind: 'offline', cause: 'error' })
  expect(await open({ program: undefined, env: {} }).check()).toEqual({ kind: 'offline', cause: 'error' })
  const broken = open({ run: () => Promise.reject(new Error('ENOENT')) })
  await broken.check()
  expect(await send(broken)).toEqual({ at: 'failed', cause: 'error' })
  expect(await send(open(), () => false)).toEqual({ at: 'failed', cause: 'error' })
  expect(runs).toEqual([])
})

it.each([
  [0x10, 'paper-end'],
  [0x40_0000, 'cover-open'],
  [0x80, 'unreachable'],
  [0x1, 'paused'],
] as const)('Windows says of its printer %i', async (bits, cause) => {
  status = bits
  expect(await open().check()).toEqual({ kind: 'offline', cause })
})

it('a printer that Windows has not, or no Windows at all, is not reachable', async () => {
  expect(await open({ printer: 'Canon' }).check()).toEqual({ kind: 'offline', cause: 'unreachable' })
  const load = () => Promise.reject(new Error('there is no Windows'))
  expect(await open({ load }).check()).toEqual({ kind: 'offline', cause: 'unreachable' })
})

it('takes a job out of the list', async () => {
  const printer = await sent()
  await printer.cancel('job-1')
  expect(await printer.ask('job-1')).toEqual({ at: 'failed', cause: 'cancelled' })
})
