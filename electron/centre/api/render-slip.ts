import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '../../../shared/api/operations.ts'
import type { PrintChoice } from '../../../shared/domain/slips/compose.ts'
import type { Slip } from '../../../shared/domain/slips/slip.ts'
import type { Centre } from '../centre.ts'
import { refused } from '../usecases/context.ts'
import type { Caller } from '../usecases/context.ts'
import { openSheet } from '../usecases/dossier/print-sheets.ts'
import { openSlipToRender } from '../usecases/dossier/print-slip.ts'
import type { Outcome } from '../usecases/execute.ts'
import { stillLoggedIn } from './authenticate.ts'

/** Opens a slip as a command, because a reprint is journaled, and draws it in the thread of its own. */
export async function renderSlip(
  centre: Centre,
  caller: Caller,
  { slipId }: ParamsOf<'renderSlip'>,
  { size, copy }: BodyOf<'renderSlip'>,
): Promise<Outcome> {
  const opened = await centre.executor.execute(caller, null, (ctx) =>
    stillLoggedIn(centre, caller, ctx.now)
      ? openSlipToRender(centre.deps, { slipId, copy }, ctx)
      : refused('NOT_AUTHENTICATED'),
  )
  if (!opened.ok) return opened
  const { slip, choices } = JSON.parse(opened.answer) as { slip: Slip; choices: [PrintChoice, ...PrintChoice[]] }
  const pdf = await centre.slipThread.draw({ slip, choices, size })
  const name = `${slip.kind}-${slip.number.replace(/[^\p{L}\d]+/gu, '-')}-${choices.map((one) => one.copy).join('-')}.pdf`
  const answer: AnswerOf<'renderSlip'> = { name, copies: choices.map((one) => one.copy), pdf: pdf.toString('base64') }
  return { ok: true, answer: JSON.stringify(answer) }
}

/** The pages of a job for the station that has taken it; nothing is journaled, because the job itself was. */
export async function readPrintSheet(
  centre: Centre,
  caller: Caller,
  { jobId }: ParamsOf<'readPrintSheet'>,
  { size: asked }: QueryOf<'readPrintSheet'>,
): Promise<Outcome> {
  const opened = openSheet(centre.deps, { jobId, size: asked }, centre.executor.context(caller))
  if (opened.refusal) return { ok: false, refusal: opened.refusal }
  const answer = opened.answer?.()
  if (!answer) throw new Error('a sheet that may be printed has pages')
  const pdf = await centre.slipThread.draw(answer)
  const sheet: AnswerOf<'readPrintSheet'> = { size: answer.size, pdf: pdf.toString('base64') }
  return { ok: true, answer: JSON.stringify(sheet) }
}
