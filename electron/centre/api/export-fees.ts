import type { FeeMonth, ReceiptLine } from '../../../shared/api/fee-views.ts'
import type { AnswerOf, ParamsOf } from '../../../shared/api/operations.ts'
import type { Centre } from '../centre.ts'
import { refused } from '../usecases/context.ts'
import type { Caller } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
import { monthForSheet } from '../usecases/fees/month.ts'
import { feeMonthSheets } from '../usecases/fees/month-sheets.ts'
import { stillLoggedIn } from './authenticate.ts'

/** The month as a spreadsheet; it is written outside of the decision, because making a zip takes its time. */
export async function exportFeeMonth(
  centre: Centre,
  caller: Caller,
  { month }: ParamsOf<'exportFeeMonth'>,
): Promise<Outcome> {
  const read = await centre.executor.execute(caller, null, (ctx) =>
    stillLoggedIn(centre, caller, ctx.now) ? monthForSheet(centre.deps, { month }, ctx) : refused('NOT_AUTHENTICATED'),
  )
  if (!read.ok) return read
  const data = JSON.parse(read.answer) as { unit: string; month: FeeMonth; receipts: ReceiptLine[] }
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const file = await writeXlsxFile(feeMonthSheets(data), { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer()
  const answer: AnswerOf<'exportFeeMonth'> = { name: `phi-le-phi-${month}.xlsx`, xlsx: file.toString('base64') }
  return { ok: true, answer: JSON.stringify(answer) }
}
