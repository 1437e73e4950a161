import { isoTime } from '../../shared/domain/time/vietnam-time.ts'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { REFUSALS } from '../../shared/api/codes.ts'
import type { RefusalCode } from '../../shared/api/codes.ts'
import { hello } from '../../shared/api/live.ts'
import { OPERATIONS } from '../../shared/api/operations.ts'
import type { BodyOf } from '../../shared/api/operations.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import { move, PRINT_MOVES } from '../../shared/domain/states.ts'

type Report = BodyOf<'reportPrintJob'>
type PrinterReport = BodyOf<'reportPrinter'>
type Answer = { status: number; body: unknown }

/** The print part of a centre, by the contract alone, with faults on the line that a whole centre does not have. */
export type PrintCentre = {
  readonly url: string
  readonly token: string
  /** Adds a job and tells the followers. */
  queue(job: PrintJobView): void
  job(id: string): PrintJobView | undefined
  /** Reports that counted, in order. */
  readonly reports: readonly { jobId: string; report: Report }[]
  /** How printers were told to be, in order; each key counts once. */
  readonly printerReports: readonly { printerId: string; report: PrinterReport }[]
  /** Every write about a job that came, repeated ones too: path and idempotency key. */
  readonly writes: readonly { path: string; key: string }[]
  /** This job is in the list, but nobody may take it: it expires between the two. */
  refuse(id: string): void
  /** The next so many writes about jobs are done, but their answers are lost. */
  loseAnswers(count: number): void
  /** The next so many reports about printers are done, but their answers are lost. */
  losePrinterAnswers(count: number): void
  /** Breaks every live connection. */
  breakLive(): void
  /** What a beat says the time is; goes out at once. */
  beat(now: number): void
  /** Resolves when the condition holds; it is looked at after every request and report. */
  until(condition: () => boolean): Promise<void>
  close(): Promise<void>
}

const TOKEN = 'station-token'
const STEPS = { printed: 'print', sent: 'hand', failed: 'fail', unknown: 'lose', waiting: 'wait' } as const

/** The printer that a request tells about; null when it is about something else. */
const printerOf = ({ url }: IncomingMessage): string | null =>
  /^\/v1\/printers\/([^/]+)\/report$/.exec(url ?? '')?.[1] ?? null

/** What a station tells of itself, and what technicians want of it, are other parts of a centre. */
const isElse = ({ url }: IncomingMessage): boolean => /^\/v1\/device-(report|orders)/.test(url ?? '')

const refusal = (code: RefusalCode): Answer => ({
  status: REFUSALS[code][0],
  body: { code, message: REFUSALS[code][1] },
})

/** The jobs and their moves, and the answers kept for repeated keys. */
function createJobBook() {
  const jobs = new Map<string, PrintJobView>()
  const reports: { jobId: string; report: Report }[] = []
  const writes: { path: string; key: string }[] = []
  const stored = new Map<string, Answer>()
  const refused = new Set<string>()

  function step(id: string, name: string): Answer {
    const job = jobs.get(id)
    if (!job) return refusal('PRINT_JOB_UNKNOWN')
    const state = move(PRINT_MOVES, job.state, name)
    if (!state || refused.has(id)) return refusal('PRINT_STATE')
    const next = { ...job, state: state as PrintJobView['state'] }
    jobs.set(id, next)
    return { status: 200, body: { job: next } }
  }

  function report(id: string, value: unknown): Answer {
    const read = OPERATIONS.reportPrintJob.body.safeParse(value)
    if (!read.success) return refusal('BAD_REQUEST')
    const answer = step(id, STEPS[read.data.outcome])
    if (answer.status === 200) reports.push({ jobId: id, report: read.data })
    return answer
  }

  function write(path: string, key: string, body: unknown): Answer {
    writes.push({ path, key })
    const known = stored.get(key)
    if (known) return known
    const [, id = '', verb] = /^\/v1\/print-jobs\/([^/]+)\/(take|report)$/.exec(path) ?? []
    const answer = verb === 'take' ? step(id, 'take') : report(id, body)
    if (answer.status === 200) stored.set(key, answer)
    return answer
  }

  function open(printers: readonly string[]): PrintJobView[] {
    const isOpen = (job: PrintJobView): boolean => job.state === 'queued' || job.state === 'taken'
    return [...jobs.values()].filter((job) => isOpen(job) && printers.includes(job.printerId))
  }

  return { jobs, reports, writes, refused, write, open }
}

/** What stations tell of their printers. */
function createPrinterBook() {
  const reports: { printerId: string; report: PrinterReport }[] = []
  const keys = new Set<string>()
  function write(printerId: string, key: string, value: unknown): Answer {
    const read = OPERATIONS.reportPrinter.body.safeParse(value)
    if (!read.success) return refusal('BAD_REQUEST')
    if (!keys.has(key)) reports.push({ printerId, report: read.data })
    keys.add(key)
    return { status: 200, body: {} }
  }
  return { reports, write }
}

/** Conditions that somebody waits for. */
function createWaits() {
  let waiting: { condition: () => boolean; resolve: () => void }[] = []
  function look(): void {
    const met = waiting.filter(({ condition }) => condition())
    waiting = waiting.filter((one) => !met.includes(one))
    for (const { resolve } of met) resolve()
  }
  const until = (condition: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ condition, resolve })
      look()
    })
  return { look, until }
}

/** Listens on loopback; port 0 picks a free one. */
export async function startPrintCentre(port = 0): Promise<PrintCentre> {
  const book = createJobBook()
  const printers = createPrinterBook()
  const { look, until } = createWaits()
  const lost = { jobs: 0, printers: 0 }
  let seq = 1

  async function answerOf(request: IncomingMessage): Promise<Answer> {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return refusal('NOT_AUTHENTICATED')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://centre')
    const printerId = printerOf(request)
    const key = String(request.headers['idempotency-key'] ?? '')
    if (printerId !== null) return printers.write(printerId, key, await json(request))
    if (isElse(request)) return { status: 200, body: { orders: [], through: seq } }
    if (request.method === 'POST') {
      return book.write(pathname, key, await json(request))
    }
    return { status: 200, body: { jobs: book.open((searchParams.get('printers') ?? '').split(',')), through: seq } }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await answerOf(request)
    const about = printerOf(request) === null ? 'jobs' : 'printers'
    if (request.method === 'POST' && !isElse(request) && lost[about] > 0) {
      lost[about]--
      request.socket.resetAndDestroy()
    } else {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    look()
  }

  const server = createServer((request, response) => void answer(request, response))
  const live = new WebSocketServer({ server, path: '/v1/live' })
  const tell = (frame: object): void => {
    for (const socket of live.clients) socket.send(JSON.stringify(frame))
  }
  live.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => {
      const { token } = hello.parse(JSON.parse(String(data))).hello
      if (token === TOKEN) socket.send(JSON.stringify({ snapshot: {}, through: seq }))
      else socket.close()
    })
  })
  const breakLive = (): void => {
    for (const socket of live.clients) socket.terminate()
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: TOKEN,
    queue(job) {
      book.jobs.set(job.id, job)
      seq++
      const payload = { jobId: job.id, ticketId: job.ticketId, printerId: job.printerId }
      tell({ from: seq, to: seq, events: [{ seq, at: job.queuedAt, type: 'print.queued', payload }] })
    },
    job: (id) => book.jobs.get(id),
    reports: book.reports,
    printerReports: printers.reports,
    writes: book.writes,
    refuse: (id) => void book.refused.add(id),
    loseAnswers: (count) => void (lost.jobs = count),
    losePrinterAnswers: (count) => void (lost.printers = count),
    breakLive,
    beat: (now) => tell({ beat: { now: isoTime(now), through: seq, build: 'test' } }),
    until,
    async close() {
      breakLive()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
