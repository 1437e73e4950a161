import { encodeIpp, groupsOf, numberOf, textOf, textsOf } from '../../protocols/ipp/ipp-message.ts'
import type { GroupTag, IppAttribute, IppGroup, IppMessage } from '../../protocols/ipp/ipp-message.ts'
import { JOB, OPERATION, PRINTER, REFUSES, STATUS } from '../../protocols/ipp/ipp-words.ts'
import { STANDSTILL } from './ipp-faults.ts'
import type { SimJob, SimJobs } from './sim-jobs.ts'

export type IppSimState = {
  readonly jobs: SimJobs
  readonly media: readonly ('A4' | 'A5')[]
  readonly inTwo: boolean
  readonly uri: string
}

const MEDIA = { A4: 'iso_a4_210x297mm', A5: 'iso_a5_148x210mm' } as const
const FORMATS = ['application/pdf', 'application/octet-stream']

type Answer = { code: number; groups?: (readonly [GroupTag, readonly IppAttribute[]])[] }
type Question = { operation: IppGroup['attributes']; template: IppGroup['attributes']; data: Uint8Array }
const refuse = (code: number): Answer => ({ code })

/** What the simulated printer says to a request; `silent`: it did what was asked, and the line broke before it could. */
export function answerIpp(request: IppMessage, sim: IppSimState): Buffer | 'silent' {
  const [operation = new Map()] = groupsOf(request, 'operation')
  const [template = new Map()] = groupsOf(request, 'job')
  const { code, groups = [] } = answerTo(request.code, { operation, template, data: request.data }, sim)
  if (sim.jobs.fault() === 'mute-once' && request.data.length > 0) {
    sim.jobs.healed()
    return 'silent'
  }
  const head: IppAttribute[] = [
    ['attributes-charset', 'charset', 'utf-8'],
    ['attributes-natural-language', 'language', 'en'],
  ]
  return encodeIpp(code, request.requestId, [['operation', head], ...groups])
}

function answerTo(operation: number, question: Question, sim: IppSimState): Answer {
  switch (operation) {
    case OPERATION.getPrinterAttributes:
      return { code: STATUS.ok, groups: [['printer', asked(printerOf(sim), question.operation)]] }
    case OPERATION.printJob:
      return made(question, sim, true)
    case OPERATION.createJob:
      return sim.inTwo ? made(question, sim, false) : refuse(REFUSES.operation)
    case OPERATION.sendDocument:
      return withJob(question, sim, (job) => given(job, question, sim))
    case OPERATION.getJobAttributes:
      return withJob(question, sim, (job) => ({
        code: STATUS.ok,
        groups: [['job', asked(jobOf(job, sim), question.operation)]],
      }))
    case OPERATION.getJobs:
      return { code: STATUS.ok, groups: listed(question.operation, sim) }
    case OPERATION.cancelJob:
      return withJob(question, sim, (job) => refuse(sim.jobs.cancel(job) ? STATUS.ok : REFUSES.notPossible))
    default:
      return refuse(REFUSES.operation)
  }
}

function made({ operation, template, data }: Question, sim: IppSimState, withDocument: boolean): Answer {
  const name = textOf(operation, 'job-name') ?? 'untitled'
  const user = textOf(operation, 'requesting-user-name') ?? 'anonymous'
  if (withDocument && !isFormat(operation)) return refuse(STATUS.formatNotSupported)
  const job = sim.jobs.add({ name, user, media: textOf(template, 'media') })
  if (withDocument) sim.jobs.give(job, data)
  return { code: STATUS.ok, groups: [['job', jobOf(job, sim)]] }
}

function given(job: SimJob, { operation, data }: Question, sim: IppSimState): Answer {
  if (job.hasDocument || job.state >= JOB.cancelled) return refuse(REFUSES.notPossible)
  if (!isFormat(operation)) return refuse(STATUS.formatNotSupported)
  sim.jobs.give(job, data)
  return { code: STATUS.ok, groups: [['job', jobOf(job, sim)]] }
}

const isFormat = (operation: IppGroup['attributes']): boolean =>
  FORMATS.includes(textOf(operation, 'document-format') ?? 'application/octet-stream')

function withJob({ operation }: Question, { jobs }: IppSimState, then: (job: SimJob) => Answer): Answer {
  const id = numberOf(operation, 'job-id') ?? jobNumber(textOf(operation, 'job-uri'))
  const job = jobs.fault() === 'forgets' ? undefined : jobs.find(id)
  return job ? then(job) : refuse(STATUS.notFound)
}

const jobNumber = (uri: string | null): number => Number(uri?.split('/').at(-1) ?? Number.NaN)

function listed(operation: IppGroup['attributes'], sim: IppSimState): (readonly [GroupTag, readonly IppAttribute[]])[] {
  const wantsOver = textOf(operation, 'which-jobs') === 'completed'
  const user = operation.get('my-jobs')?.[0] === true ? textOf(operation, 'requesting-user-name') : null
  if (sim.jobs.fault() === 'forgets') return []
  return sim.jobs
    .all()
    .filter((job) => job.state >= JOB.cancelled === wantsOver && (user === null || job.user === user))
    .map((job) => ['job', asked(jobOf(job, sim), operation, ['job-id', 'job-uri'])])
}

/** Only what was asked for, where it was said. */
function asked(
  all: readonly IppAttribute[],
  operation: IppGroup['attributes'],
  usual: readonly string[] = ['all'],
): IppAttribute[] {
  const names = textsOf(operation, 'requested-attributes')
  const wanted = new Set(names.length > 0 ? names : usual)
  const everything = ['all', 'printer-description', 'job-description', 'job-template'].some((name) => wanted.has(name))
  return all.filter(([name]) => everything || wanted.has(name))
}

function jobOf(job: SimJob, { uri }: IppSimState): IppAttribute[] {
  return [
    ['job-id', 'integer', job.id],
    ['job-uri', 'uri', `${uri}/${job.id}`],
    ['job-printer-uri', 'uri', uri],
    ['job-name', 'name', job.name],
    ['job-originating-user-name', 'name', job.user],
    ['job-state', 'enum', job.state],
    ['job-state-reasons', 'keyword', ...job.reasons],
    ['job-impressions-completed', 'integer', job.sheets],
    ['time-at-creation', 'integer', 1],
  ]
}

function printerOf({ jobs, media, inTwo, uri }: IppSimState): IppAttribute[] {
  const fault = jobs.fault()
  const reason = fault === null ? undefined : STANDSTILL[fault]
  const busy = jobs.all().some(({ state }) => state === JOB.processing)
  const names = media.map((size) => MEDIA[size])
  const operations = Object.entries(OPERATION).filter(
    ([name]) => name !== 'cupsGetPrinters' && (inTwo || (name !== 'createJob' && name !== 'sendDocument')),
  )
  return [
    ['printer-uri-supported', 'uri', uri],
    ['uri-security-supported', 'keyword', 'none'],
    ['uri-authentication-supported', 'keyword', 'requesting-user-name'],
    ['printer-name', 'name', 'mot-cua-sim'],
    ['printer-info', 'text', 'Máy in văn phòng mô phỏng'],
    ['printer-make-and-model', 'text', 'Một Cửa Office Simulator'],
    ['printer-state', 'enum', reason ? PRINTER.stopped : busy ? PRINTER.processing : PRINTER.idle],
    ['printer-state-reasons', 'keyword', reason ?? 'none'],
    ['ipp-versions-supported', 'keyword', '1.0', '1.1', '2.0'],
    ['operations-supported', 'enum', ...operations.map(([, code]) => code)],
    ['charset-configured', 'charset', 'utf-8'],
    ['charset-supported', 'charset', 'utf-8'],
    ['natural-language-configured', 'language', 'en'],
    ['generated-natural-language-supported', 'language', 'en'],
    ['document-format-default', 'mime', 'application/pdf'],
    ['document-format-supported', 'mime', ...FORMATS],
    ['printer-is-accepting-jobs', 'boolean', true],
    ['queued-job-count', 'integer', jobs.all().filter(({ state }) => state < JOB.cancelled).length],
    ['pdl-override-supported', 'keyword', 'attempted'],
    ['printer-up-time', 'integer', 1],
    ['compression-supported', 'keyword', 'none'],
    ['media-default', 'keyword', names[0] ?? MEDIA.A4],
    ['media-supported', 'keyword', ...names],
    ['media-ready', 'keyword', ...names],
    ['sides-supported', 'keyword', 'one-sided'],
    ['sides-default', 'keyword', 'one-sided'],
    ['print-scaling-supported', 'keyword', 'auto', 'none'],
    ['print-color-mode-supported', 'keyword', 'monochrome'],
  ]
}
