import type { Timers } from '../../shared/kernel/time.ts'
import type { Connection, Transport } from '../ports.ts'
import { askStatus } from '../protocols/escpos/commands.ts'
import type { StatusQuestion } from '../protocols/escpos/commands.ts'
import { createReplyDecoder } from '../protocols/escpos/decode-replies.ts'
import type { Reply } from '../protocols/escpos/decode-replies.ts'
import { readStatus, saysCoverOpen, saysError, saysOffline } from '../protocols/escpos/status-bits.ts'
import type { PrinterBits, StatusBytes } from '../protocols/escpos/status-bits.ts'
import { createTurns } from './turns.ts'

export type SessionListener = {
  /** Every reply except the answers to our own status questions. */
  onReply(reply: Reply): void
  onLost(reason: Error): void
}

/** One connection to an ESC/POS printer. */
export type PrinterSession = {
  readonly lost: boolean
  /** A job is one write. */
  readonly wholeWrites: boolean
  /**
   * Asks by `DLE EOT`, one question at a time. Rejects when an answer does not come within the deadline or the
   * connection is lost: such a printer cannot be reached.
   * @param patience ms for each answer. A question that was given up may still be answered, and what comes then would
   *   be taken for the answer to the next: so hang up, or have patience without end.
   */
  ask(patience?: number): Promise<PrinterBits>
  write(bytes: Uint8Array): Promise<void>
  /** Replaces the listener. */
  listen(listener: SessionListener): void
  /** Ends the connection; the listener is told that it is lost. */
  close(): void
}

/** Deadline of one answer (hardware.md §3.6). */
export const ANSWER_MS = 500

/**
 * Opens a session. Rejects when the transport cannot connect.
 * @param silent the printer answers nothing: it is well whenever it can be reached
 */
export async function openSession(transport: Transport, timers: Timers, silent: boolean): Promise<PrinterSession> {
  const decode = createReplyDecoder()
  let listener: SessionListener | null = null
  let lost: Error | null = null
  let waiting: { resolve(byte: number): void; reject(reason: Error): void } | null = null
  const turns = createTurns()

  const connection: Connection = await transport.open({
    onBytes: (bytes) => {
      for (const reply of decode(bytes)) receive(reply)
    },
    onLost: (reason) => end(reason),
  })

  function receive(reply: Reply): void {
    if (reply.kind !== 'status') return listener?.onReply(reply)
    waiting?.resolve(reply.byte)
  }

  function end(reason: Error): void {
    if (lost) return
    lost = reason
    waiting?.reject(reason)
    listener?.onLost(reason)
  }

  function question(n: StatusQuestion, patience: number): Promise<number> {
    return new Promise<number>((resolve, reject) => {
      if (lost) return reject(lost)
      const done = (): void => {
        cancel()
        waiting = null
      }
      const giveUp = (): void => {
        done()
        reject(new Error(`no answer to DLE EOT ${n}`))
      }
      const cancel = patience === Infinity ? () => undefined : timers.after(patience, giveUp)
      waiting = {
        resolve: (byte) => {
          done()
          resolve(byte)
        },
        reject: (reason) => {
          done()
          reject(reason)
        },
      }
      // A failed write is also told by onLost, which settles the question.
      connection.write(askStatus(n)).catch((error: unknown) => waiting?.reject(error as Error))
    })
  }

  return {
    wholeWrites: transport.wholeWrites ?? false,
    get lost() {
      return lost !== null
    },
    async ask(patience = ANSWER_MS) {
      if (silent) return { cause: null, paperLow: false }
      return readStatus(await turns.take(() => askAll((n) => question(n, patience))))
    },
    write: (bytes) => connection.write(bytes),
    listen: (next) => (listener = next),
    close() {
      connection.close()
      end(new Error('closed by us'))
    },
  }
}

/** The cause of an error is only asked for when there is one, the paper only while the cover is shut. */
async function askAll(question: (n: StatusQuestion) => Promise<number>): Promise<StatusBytes> {
  const first = await question(1)
  const second = await question(2)
  if (saysCoverOpen(second)) return { 1: first, 2: second }
  const fourth = await question(4)
  if (!saysOffline(first) && !saysError(second)) return { 1: first, 2: second, 4: fourth }
  return { 1: first, 2: second, 3: await question(3), 4: fourth }
}
