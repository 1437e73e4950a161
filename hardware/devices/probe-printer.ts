import type { Timers } from '../../shared/kernel/time.ts'
import type { PrinterAnswers } from '../ports.ts'
import * as command from '../protocols/escpos/commands.ts'
import type { Reply } from '../protocols/escpos/decode-replies.ts'
import type { Confirmation } from '../protocols/escpos/dialect.ts'
import { ANSWER_MS } from './printer-session.ts'
import type { PrinterSession } from './printer-session.ts'

/** What a printer that answers nothing answers. */
export const NO_ANSWERS: PrinterAnswers = {
  mark: false,
  inTurn: false,
  macro: 'none',
  autoStatus: false,
  maker: null,
  model: null,
}

/** The surest confirmation that these answers allow. */
export const confirmationOf = ({ mark, inTurn }: PrinterAnswers): Confirmation =>
  mark ? 'mark' : inTurn ? 'in-turn' : 'none'

const MARK = 'ASK?'

/**
 * Finds out what a printer answers: each question alone, half a second for its answer (hardware.md §3.4). The printer
 * must be well: one that is offline does not come to questions in its buffer. Replaces the session's listener.
 * @returns null when it was not well to the end, so that silence proves nothing
 */
export async function probePrinter(session: PrinterSession, timers: Timers): Promise<PrinterAnswers | null> {
  const ask = (bytes: Uint8Array, wanted: Reply['kind']): Promise<Reply | null> =>
    answerTo(session, timers, bytes, wanted)
  try {
    const mark = await ask(command.processMark(MARK), 'process-id')
    const inTurn = await ask(command.ASK_IN_TURN, 'transmitted')
    const macro = inTurn ? await findMacro(ask) : 'none'
    const maker = await ask(command.ASK_MAKER, 'text')
    const model = await ask(command.ASK_MODEL, 'text')
    const status = await ask(command.STATUS_BACK_ON, 'asb')
    // What a printer took for letters must not stand on the next paper.
    await session.write(command.RESET)
    if ((await session.ask()).cause !== null) return null
    return {
      mark: mark?.kind === 'process-id' && mark.mark === MARK,
      inTurn: inTurn !== null,
      macro,
      autoStatus: status !== null,
      maker: maker?.kind === 'text' ? maker.text : null,
      model: model?.kind === 'text' ? model.text : null,
    }
  } catch {
    return null
  }
}

const LEARN_TO_ASK = Buffer.concat([command.MACRO, command.ASK_IN_TURN, command.MACRO])
const FORGET = Buffer.concat([command.MACRO, command.MACRO])

/** Teaches a macro that asks in turn, and has it run. */
async function findMacro(ask: (bytes: Uint8Array, wanted: Reply['kind']) => Promise<Reply | null>) {
  const learnt = await ask(LEARN_TO_ASK, 'transmitted')
  const ran = await ask(Buffer.concat([command.RUN_MACRO, FORGET]), 'transmitted')
  if (!ran) return 'none'
  return learnt ? 'aloud' : 'quiet'
}

/** The first reply of the wanted kind, or null when none comes in time. Rejects when the line is lost. */
function answerTo(
  session: PrinterSession,
  timers: Timers,
  bytes: Uint8Array,
  wanted: Reply['kind'],
): Promise<Reply | null> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(ANSWER_MS, () => resolve(null))
    const fail = (reason: unknown): void => {
      cancel()
      reject(reason as Error)
    }
    session.listen({
      onReply(reply) {
        if (reply.kind !== wanted) return
        cancel()
        resolve(reply)
      },
      onLost: fail,
    })
    if (session.lost) return fail(new Error('the line is lost'))
    session.write(bytes).catch(fail)
  })
}
