import type { Timers } from '../../shared/kernel/time.ts'
import { ASK_IN_TURN, processMark } from '../protocols/escpos/commands.ts'
import type { Reply } from '../protocols/escpos/decode-replies.ts'
import type { Dialect } from '../protocols/escpos/dialect.ts'
import { encodeResync } from '../protocols/escpos/encode-ticket.ts'
import { ANSWER_MS } from './printer-session.ts'
import type { PrinterSession } from './printer-session.ts'

const MARK = 'SYNC'
/** A printer may have the rest of a paper to print first. */
const PATIENCE_MS = 10_000

export type Settling = {
  /** Dots a row. */
  readonly width: number
  readonly dialect: Dialect
  /** What the line carries. */
  readonly bytesPerSecond: number
  /** It confirms by marks: the only answer that surely belongs to its question. */
  readonly marks: boolean
}

/**
 * Brings a printer back after a broken job and waits until it has answered to all of that: an answer of then, taken for
 * one of the next job, would cover a hole in it. Replaces the session's listener. Gives up in silence: the next job
 * finds out what is wrong. Rejects when the line is lost.
 */
export async function settlePrinter(session: PrinterSession, timers: Timers, settling: Settling): Promise<void> {
  const { marks, width, dialect } = settling
  const resync = encodeResync(width, dialect)
  if (dialect.silent) return await session.write(resync)
  const lineMs = (resync.length / settling.bytesPerSecond) * 1_000
  const question = marks ? processMark(MARK) : ASK_IN_TURN
  const heard = marks
    ? untilHeard(session, timers, PATIENCE_MS + lineMs, (reply) => reply.kind === 'process-id' && reply.mark === MARK)
    : untilQuiet(session, timers, ANSWER_MS + lineMs)
  await session.write(Buffer.concat([resync, question]))
  await heard
}

function untilHeard(
  session: PrinterSession,
  timers: Timers,
  ms: number,
  isIt: (reply: Reply) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const cancel = timers.after(ms, resolve)
    const done = (): void => {
      cancel()
      resolve()
    }
    session.listen({ onReply: (reply) => (isIt(reply) ? done() : undefined), onLost: done })
  })
}

function untilQuiet(session: PrinterSession, timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    let cancel = timers.after(ms, resolve)
    session.listen({
      onReply() {
        cancel()
        cancel = timers.after(ms, resolve)
      },
      onLost() {
        cancel()
        resolve()
      },
    })
  })
}
