import type { PageSize } from '../../shared/domain/slips/layout/sheet.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import { groupsOf, numberOf, numbersOf } from '../protocols/ipp/ipp-message.ts'
import type { IppAttribute, IppGroup, IppMessage } from '../protocols/ipp/ipp-message.ts'
import { isGood, OPERATION, STATUS } from '../protocols/ipp/ipp-words.ts'
import type { SheetJob, SheetPrinter, SheetRequest, SheetSent, SheetStatus } from '../sheet-ports.ts'
import { createIppClient } from '../transports/ipp-client.ts'
import type { IppClient } from '../transports/ipp-client.ts'
import { causeNow, confirms, formatOf, PRINTER_ASKED, refusalOf, sizeFor, templateOf } from './ipp-facts.ts'
import { findJob } from './find-ipp-job.ts'
import { jobStateOf, JOB_ASKED } from './ipp-job-state.ts'

export type IppSheetPrinterOptions = { readonly id: string; readonly uri: string; readonly timers: Timers }

/** Before a reference that is a name. */
const NAMED = 'name:'

/**
 * A queue of CUPS, or a printer that speaks IPP itself (hardware.md §9.2). A job is made first and gets its document
 * after that: so a crash between the two leaves a number under which no paper can have come out.
 */
export function createIppSheetPrinter({ id, uri, timers }: IppSheetPrinterOptions): SheetPrinter {
  const client = createIppClient(uri, timers)
  let facts: IppGroup['attributes'] = new Map()

  async function check(): Promise<SheetStatus> {
    const answer = await client
      .call(OPERATION.getPrinterAttributes, [['requested-attributes', 'keyword', ...PRINTER_ASKED]])
      .catch(() => null)
    const [found] = answer && isGood(answer.code) ? groupsOf(answer, 'printer') : []
    if (!found) return { kind: 'offline', cause: 'unreachable' }
    facts = found
    const cause = causeNow(found)
    return cause === null ? { kind: 'ready' } : { kind: 'offline', cause }
  }

  async function ask(ref: string): Promise<SheetJob> {
    const jobId = await numberBehind(client, ref)
    if (jobId === undefined) return { at: 'away' }
    if (jobId === null) return { at: 'gone' }
    const answer = await client
      .call(OPERATION.getJobAttributes, [
        ['job-id', 'integer', jobId],
        ['requested-attributes', 'keyword', ...JOB_ASKED],
      ])
      .catch(() => null)
    if (!answer) return { at: 'away' }
    if (answer.code === STATUS.notFound || answer.code === STATUS.gone) return { at: 'gone' }
    const [job] = groupsOf(answer, 'job')
    if (!isGood(answer.code) || !job) return { at: 'away' }
    const status = await check()
    return jobStateOf(job, status.kind === 'offline' ? status.cause : null, confirms(facts))
  }

  return {
    id,
    line: uri,
    check,
    sizeFor: (wanted: PageSize) => sizeFor(facts, wanted),
    send: (request) =>
      numbersOf(facts, 'operations-supported').includes(OPERATION.createJob)
        ? sendInTwo(client, facts, request)
        : sendAtOnce(client, facts, request),
    ask,
    cancel: (ref) => cancelJob(client, ref),
    close: async () => {},
  }
}

async function sendInTwo(
  client: IppClient,
  facts: IppGroup['attributes'],
  { name, pdf, size, begin }: SheetRequest,
): Promise<SheetSent> {
  const made = await client
    .call(OPERATION.createJob, [['job-name', 'name', name]], templateOf(facts, size))
    .catch(() => null)
  const jobId = made && isGood(made.code) ? numberIn(made) : null
  if (jobId === null) return { at: 'failed', cause: refusalOf(made) }
  const ref = String(jobId)
  if (!begin(ref)) {
    await cancelJob(client, ref)
    return { at: 'failed', cause: 'error' }
  }
  const document: IppAttribute[] = [
    ['job-id', 'integer', jobId],
    ['document-format', 'mime', formatOf(facts)],
    ['last-document', 'boolean', true],
  ]
  const sent = await outcomeOf(ref, client.call(OPERATION.sendDocument, document, [], pdf))
  // Without its document it would lie there.
  if (sent.at === 'failed') await cancelJob(client, ref)
  return sent
}

/** For printers that take a job only together with its document: by its name it is found again. */
async function sendAtOnce(
  client: IppClient,
  facts: IppGroup['attributes'],
  { name, pdf, size, begin }: SheetRequest,
): Promise<SheetSent> {
  const ref = NAMED + name
  if (!begin(ref)) return { at: 'failed', cause: 'error' }
  const about: IppAttribute[] = [
    ['job-name', 'name', name],
    ['document-format', 'mime', formatOf(facts)],
  ]
  return await outcomeOf(ref, client.call(OPERATION.printJob, about, templateOf(facts, size), pdf))
}

/** A refusal is an answer: then nothing of it comes out. Silence may mean anything. */
async function outcomeOf(ref: string, asked: Promise<IppMessage>): Promise<SheetSent> {
  const answer = await asked.catch(() => null)
  if (!answer) return { at: 'unsure' }
  if (!isGood(answer.code)) return { at: 'failed', cause: refusalOf(answer) }
  return { at: 'sent', ref: String(numberIn(answer) ?? ref) }
}

async function numberBehind(client: IppClient, ref: string): Promise<number | null | undefined> {
  return ref.startsWith(NAMED) ? await findJob(client, ref.slice(NAMED.length)) : Number(ref)
}

async function cancelJob(client: IppClient, ref: string): Promise<void> {
  const jobId = await numberBehind(client, ref)
  if (jobId) await client.call(OPERATION.cancelJob, [['job-id', 'integer', jobId]]).catch(() => null)
}

const numberIn = (answer: IppMessage): number | null => {
  const [job] = groupsOf(answer, 'job')
  return job ? numberOf(job, 'job-id') : null
}
