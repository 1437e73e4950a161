import type { PrinterAnswers } from '../../ports.ts'
import * as command from './commands.ts'
import type { Confirmation, Dialect } from './dialect.ts'
import { createJobBuilder } from './node-thermal-builder.ts'

/** How a hole in a job is found out, as far as a printer can: see `createJobFrame`. */
export type HoleProof = {
  /** It answers questions in turn (`GS r`). */
  readonly milestones: boolean
  readonly macro: PrinterAnswers['macro']
  /** Longest band of the job in bytes: the shorter, the shorter a hole can be found. */
  readonly bandBytes: number
}

/** What a job is made for: a printer, its way to confirm, and the mark that it sends back. */
export type JobStyle = {
  readonly dialect: Dialect
  readonly confirmation: Confirmation
  /** Four characters; only used when papers are confirmed by them. */
  readonly mark: string
  /** Absent: the end of the job is all that it answers to. */
  readonly proof?: HoleProof
}

export type TicketJob = {
  readonly bytes: Uint8Array
  /** Dot rows of paper, for reckoning how long it takes. */
  readonly rows: number
  /** Answers in turn that must have come before the confirmation is believed. */
  readonly answersDue: number
}

export type JobFrame = {
  /** A piece of the job: a band, a stretch of white, a line. */
  piece(...parts: readonly Uint8Array[]): void
  /** Cuts, and asks for the confirmation. */
  end(rows: number): TicketJob
}

/**
 * The frame of every job: set-up, pieces, cut, and the question whose answer confirms it. Neither a serial line nor a
 * converter tells that a printer lost its power for a moment, and what comes after still reaches the end; so, where the
 * printer can say it,
 * - a question stands right after each piece: bytes that the line lost in a piece take it with them, or are made up for
 *   by its bytes, and its answer is missing;
 * - the question at the end is a macro that was taught at the beginning: a printer forgets it with its power, even when
 *   the line lost nothing, and then never confirms (hardware.md §3.4, §3.6).
 */
export function createJobFrame({ dialect, confirmation, mark, proof }: JobStyle): JobFrame {
  const job = createJobBuilder()
  const last = confirmation === 'mark' ? command.processMark(mark) : command.ASK_IN_TURN
  const macro = confirmation === 'none' ? 'none' : (proof?.macro ?? 'none')
  // A mark that is said while it is learnt comes before the first answer and is not believed then.
  let answersDue = macro === 'aloud' && confirmation === 'in-turn' ? 1 : 0

  for (const part of setUp(dialect)) job.add(part)
  if (macro !== 'none') for (const part of [command.MACRO, last, command.MACRO]) job.add(part)
  return {
    piece(...parts) {
      for (const part of parts) job.add(part)
      if (!proof?.milestones || confirmation === 'none') return
      job.add(command.ASK_IN_TURN)
      answersDue++
    },
    end(rows) {
      job.add(command.FEED_AND_CUT)
      if (confirmation !== 'none') job.add(macro === 'none' ? last : command.RUN_MACRO)
      return { bytes: job.bytes(), rows, answersDue }
    },
  }
}

/** The reset switches automatic status off, so it comes first. */
function* setUp({ leaveChinese, motionUnits, silent }: Dialect): Generator<Uint8Array> {
  yield command.RESET
  if (leaveChinese) yield command.LEAVE_CHINESE
  if (motionUnits !== null) yield command.motionUnits(motionUnits)
  if (!silent) yield command.STATUS_BACK_ON
}
