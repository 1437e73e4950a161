import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { PrinterAnswers } from '../../hardware/ports.ts'
import { OPERATIONS } from '../../shared/api/operations.ts'

const report = z.object({
  /** Idempotency key, the same for every try. */
  key: z.string(),
  body: OPERATIONS.reportPrintJob.body,
})

const entry = z.object({
  jobId: z.string(),
  printerId: z.string(),
  /** Idempotency key of taking it. */
  takeKey: z.string(),
  /** `taking`: surely nothing on paper. `printing`: perhaps. `ended`: only reports are left. */
  stage: z.enum(['taking', 'printing', 'ended']),
  /** Reports that the centre has not answered yet, oldest first. */
  reports: z.array(report),
  /** By what an office printer's system is asked what became of it; absent: nothing was handed over. */
  ref: z.string().optional(),
})

/** What a printer was found to answer, and over which line: another line may lead to another printer. */
const known = z.object({
  line: z.string(),
  answers: z.object({
    mark: z.boolean(),
    inTurn: z.boolean(),
    // Not asked by stations before it was of use: such a printer is asked when somebody wishes so.
    macro: z.enum(['none', 'quiet', 'aloud']).default('none'),
    autoStatus: z.boolean(),
    maker: z.string().nullable(),
    model: z.string().nullable(),
  }),
})

const file = z.object({
  version: z.literal(1),
  jobs: z.array(entry),
  printers: z.record(z.string(), known).default({}),
  /** Printers whose last paper broke off, or is under way. */
  torn: z.array(z.string()).default([]),
  /** The last orders of technicians that were begun. */
  orders: z.array(z.string()).default([]),
})

export type JobEntry = z.infer<typeof entry>
export type JobReport = z.infer<typeof report>

export type StationStore = {
  get(jobId: string): JobEntry | null
  all(): readonly JobEntry[]
  /** Writes an entry; it is on disk when this returns. Throws when the disk refuses. */
  put(entry: JobEntry): void
  remove(jobId: string): void
  /** What this printer was last found to answer over this line; null when it was not asked there. */
  answersOf(printerId: string, line: string): PrinterAnswers | null
  keepAnswers(printerId: string, line: string, answers: PrinterAnswers): void
  /** Whether a paper was begun on this printer and none has come out whole since: it may wait for the rest of a band. */
  isTorn(printerId: string): boolean
  /** A test of a technician begins on this printer, or has come out whole. */
  setTorn(printerId: string, torn: boolean): void
  /** Takes down that an order is begun. @returns false when it was before: it is not done twice */
  beginOrder(orderId: string): boolean
}

/**
 * What a station must know after a crash: which jobs it had in hand, so that none is printed twice, and what its
 * printers answer. One small JSON file, replaced as a whole. Throws when the file is there but cannot be read: printing on without it could print
 * twice, so a person must look.
 */
export function openStationStore(path: string): StationStore {
  mkdirSync(dirname(path), { recursive: true })
  const loaded = load(path)
  const jobs = new Map(loaded.jobs.map((job) => [job.jobId, job]))
  const printers = new Map(Object.entries(loaded.printers))
  const torn = new Set(loaded.torn)
  let orders = loaded.orders
  const save = (): void => {
    const known = { printers: Object.fromEntries(printers), torn: [...torn], orders }
    replace(path, JSON.stringify({ version: 1, jobs: [...jobs.values()], ...known }))
  }
  return {
    get: (jobId) => jobs.get(jobId) ?? null,
    all: () => [...jobs.values()],
    put(job) {
      jobs.set(job.jobId, job)
      if (job.stage === 'printing') torn.add(job.printerId)
      if (isWhole(job)) torn.delete(job.printerId)
      save()
    },
    remove(jobId) {
      if (jobs.delete(jobId)) save()
    },
    answersOf(printerId, line) {
      const found = printers.get(printerId)
      return found?.line === line ? found.answers : null
    },
    isTorn: (printerId) => torn.has(printerId),
    setTorn(printerId, isTorn) {
      if (isTorn) torn.add(printerId)
      else torn.delete(printerId)
      save()
    },
    beginOrder(orderId) {
      if (orders.includes(orderId)) return false
      orders = [...orders, orderId].slice(-ORDERS_KEPT)
      save()
      return true
    },
    keepAnswers(printerId, line, answers) {
      printers.set(printerId, { line, answers })
      save()
    },
  }
}

/** An order expires within a minute: more than are asked for in that time. */
const ORDERS_KEPT = 100

/** Its paper came out as far as anybody can tell. */
const isWhole = ({ stage, reports }: JobEntry): boolean =>
  stage === 'ended' && reports.some(({ body }) => body.outcome === 'printed' || body.outcome === 'sent')

function load(path: string): Omit<z.infer<typeof file>, 'version'> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { jobs: [], printers: {}, torn: [], orders: [] }
    throw error
  }
  try {
    return file.parse(JSON.parse(text))
  } catch (error) {
    throw new Error(`station store ${path} cannot be read; move it away to start without it`, { cause: error })
  }
}

/** Written beside, flushed, then renamed: after a crash the old or the new text is there, never a piece. */
function replace(path: string, text: string): void {
  const beside = `${path}.new`
  const handle = openSync(beside, 'w')
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(beside, path)
}
