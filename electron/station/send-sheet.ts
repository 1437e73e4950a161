import type { PrintJobView } from '../../shared/api/views.ts'
import type { SheetQueueOptions } from './sheet-queue.ts'
import { untilAnswered } from './until-answered.ts'

/**
 * Hands the pages of a taken job over, laid out for the size that the printer has. From just before the first byte it
 * stands on disk by what it is asked for.
 * @returns whether it is to be followed; else it is reported, or the next run of this station takes it up again
 */
export async function sendSheet(job: PrintJobView, options: SheetQueueOptions): Promise<boolean> {
  const { printer, reporter, store, signal } = options
  const { id: jobId, slip } = job
  if (slip.kind !== 'sheet') throw new Error('an office printer was given a ticket')
  const size = printer.sizeFor(slip.size)
  if (size === null) return failed('media-needed')
  const read = () => options.client.call('readPrintSheet', { params: { jobId }, query: { size }, signal })
  const pages = await untilAnswered(read, options)
  if (!pages) return false
  if (!pages.ok) {
    options.log.warn({ jobId, code: pages.code }, 'the pages of a sheet are not to be had')
    return failed('error')
  }
  const begin = (ref: string): boolean => {
    const entry = store.get(jobId)
    if (!entry || signal.aborted || options.isPast(job.expiresAt)) return false
    store.put({ ...entry, stage: 'printing', ref })
    return true
  }
  const pdf = Buffer.from(pages.value.pdf, 'base64')
  const sent = await printer.send({ name: `mot-cua-${jobId}`, pdf, size, begin })
  if (sent.at !== 'failed') {
    const entry = store.get(jobId)
    if (entry && sent.at === 'sent' && sent.ref !== entry.ref) store.put({ ...entry, ref: sent.ref })
    return true
  }
  // Stopped before a byte was sent: the next run of this station takes it up again.
  if (signal.aborted && store.get(jobId)?.stage === 'taking') return false
  return failed(sent.cause)

  function failed(cause: Extract<typeof sent, { at: 'failed' }>['cause']): false {
    reporter.report(jobId, { outcome: 'failed', cause, unbegun: true }, true)
    return false
  }
}
