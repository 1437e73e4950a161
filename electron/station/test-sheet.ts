import { testPage } from '../../hardware/contract/test-page.ts'
import type { SheetJob, SheetPrinter } from '../../hardware/sheet-ports.ts'
import { wait } from '../../hardware/wait.ts'
import type { OrderAnswer } from '../../shared/api/order-views.ts'
import type { Timers } from '../../shared/kernel/time.ts'

const ASK_MS = 700
const PATIENCE_MS = 60_000

export type TestSheetOptions = {
  /** Unlike any other's. */
  readonly name: string
  /** Asked just before the first byte. */
  readonly begin: () => boolean
  readonly timers: Timers
  readonly signal: AbortSignal
}

/**
 * Lets an office printer print a page, as its slips are printed, and tells the truth about it. A test is not kept for
 * later: a printer that is not well prints none, and one that waits too long is told to let it be.
 */
export async function testSheet(
  printer: SheetPrinter,
  { name, begin, timers, signal }: TestSheetOptions,
): Promise<OrderAnswer> {
  const status = await printer.check()
  if (status.kind === 'offline') return { outcome: 'failed', cause: status.cause }
  const size = printer.sizeFor('A4')
  if (size === null) return { outcome: 'failed', cause: 'media-needed' }
  let ref = ''
  const begun = (asked: string): boolean => {
    ref = asked
    return begin()
  }
  const sent = await printer.send({ name, pdf: testPage(size, `TRANG IN THU - MOT CUA - ${size}`), size, begin: begun })
  if (sent.at === 'failed') return { outcome: 'failed', cause: sent.cause }
  const asked = sent.at === 'sent' ? sent.ref : ref
  for (let passed = 0; passed < PATIENCE_MS && !signal.aborted; passed += ASK_MS) {
    const answer = answerOf(await printer.ask(asked))
    if (answer) return answer
    await wait(timers, ASK_MS, signal)
  }
  await printer.cancel(asked)
  return { outcome: 'unknown' }
}

/** Null while it goes on. */
function answerOf(job: SheetJob): OrderAnswer | null {
  if (job.at === 'printed') return { outcome: 'done' }
  if (job.at === 'sent') return { outcome: 'sent' }
  if (job.at === 'failed') return { outcome: 'failed', cause: job.cause }
  return job.at === 'unknown' || job.at === 'gone' ? { outcome: 'unknown' } : null
}
