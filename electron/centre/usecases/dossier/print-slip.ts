import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { Printed } from '../../../../shared/api/views.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { PrintChoice } from '../../../../shared/domain/slips/compose.ts'
import { SLIP_FORMS } from '../../../../shared/domain/slips/forms.ts'
import type { SlipCopy } from '../../../../shared/domain/slips/slip-copy.ts'
import type { Slip } from '../../../../shared/domain/slips/slip.ts'
import type { SlipRow } from '../../store/slip-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { printerFor } from '../print-ticket.ts'
import { DEFAULTS, jobState } from '../views.ts'
import { readSlip } from './correct.ts'

const MS_PER_MINUTE = 60_000

export type Copies = readonly [SlipCopy, ...SlipCopy[]]
type Opened = { readonly row: SlipRow; readonly slip: Slip; readonly copies: Copies }

/** A slip that may be printed, with the copies that were asked for. */
export function openSlip(deps: Deps, slipId: string, asked: SlipCopy | 'all' | undefined): Opened | Refused {
  const row = deps.store.slips.byId(slipId)
  if (!row) return refused('SLIP_UNKNOWN')
  const slip = readSlip(deps, row)
  if (!slip) return refused('SLIP_ERASED')
  const copies = copiesOf(row, asked)
  return copies ? { row, slip, copies } : refused('BAD_REQUEST', { field: 'copy', problem: 'no copy of this form' })
}

/** One of the form's own copies, all of them, or the original, which is what an agency signs. */
function copiesOf({ kind, formSet, version }: SlipRow, asked: SlipCopy | 'all' | undefined): Copies | null {
  const form = SLIP_FORMS.find((one) => one.kind === kind && one.formSet === formSet && one.version === version)
  const [first = 'original', ...others] = form?.copies ?? []
  if (asked === 'all') return [first, ...others]
  if (asked === undefined) return [first]
  return asked === 'original' || [first, ...others].includes(asked) ? [asked] : null
}

/** A cancelled slip is printed too, marked HỦY. */
export const choiceOf = (row: SlipRow, copy: SlipCopy, reprint: number | undefined): PrintChoice => ({
  ...{ copy, cancelled: row.cancelCause !== null },
  ...(reprint === undefined ? {} : { reprint }),
})

/**
 * Who issued a slip prints its copies on that day; whatever is printed by others or later is a reprint, which shows
 * personal data anew: the journal counts it (KT-5.1d).
 */
export function counted(
  ctx: Ctx,
  { id, officerId, businessDate, reprints }: SlipRow,
): { events: NewEvent[]; reprint: { reprint?: number } } {
  const by = actorOf(ctx).officerId
  if (by === officerId && businessDate === ctx.businessDate) return { events: [], reprint: {} }
  const nth = reprints + 1
  return {
    events: [{ type: 'slip.reprinted', payload: { slipId: id, officerId: by, nth } }],
    reprint: { reprint: nth },
  }
}

/** The value with what is chosen, for whoever draws it. */
export const openSlipToRender: UseCase<
  { slipId: string; copy?: SlipCopy | 'all' | undefined },
  { slip: Slip; choices: [PrintChoice, ...PrintChoice[]] }
> = (deps, { slipId, copy }, ctx) => {
  const opened = openSlip(deps, slipId, copy)
  if ('refusal' in opened) return opened
  const { row, slip, copies } = opened
  const [first, ...others] = copies
  const { events, reprint } = counted(ctx, row)
  const choice = (one: SlipCopy): PrintChoice => choiceOf(row, one, reprint.reprint)
  const choices: [PrintChoice, ...PrintChoice[]] = [choice(first), ...others.map(choice)]
  return { events, answer: () => ({ slip, choices }) }
}

/** Puts a slip into the queue of a printer with a roll; the job names the slip, and says nothing of people. */
export const printSlip: UseCase<{ slipId: string } & BodyOf<'printSlip'>, AnswerOf<'printSlip'>> = (
  deps,
  { slipId, copy: asked, printAt },
  ctx,
) => {
  const opened = openSlip(deps, slipId, asked)
  if ('refusal' in opened) return opened
  const device = printAt ?? (ctx.caller.kind === 'person' ? ctx.caller.deviceId : null)
  // Not at just any kiosk, as a number would be: all of a slip is personal data.
  const printerId = device === null ? null : printerFor(deps, ctx, device)
  if (printerId === null) return refused('NO_PRINTER')
  const [copy] = opened.copies
  const minutes = deps.store.config().setting('print.expiresMinutes', ctx.businessDate) ?? DEFAULTS.printExpiresMinutes
  const jobId = ctx.ids.next()
  const { events, reprint } = counted(ctx, opened.row)
  const queued: NewEvent = {
    type: 'print.queued',
    payload: {
      ...{ jobId, ticketId: slipId, printerId, slip: { kind: 'slip', slipId, copy, ...reprint } },
      expiresAt: ctx.now + minutes * MS_PER_MINUTE,
    },
  }
  return { events: [...events, queued], answer: () => ({ jobId, printerId }) }
}

/** How far the paper is, and why not, in the words of the device. */
export const getSlipPrint: UseCase<{ jobId: string }, AnswerOf<'getSlipPrint'>> = (deps, { jobId }, ctx) => {
  const job = deps.store.desks.printJob(jobId)
  if (!job) return refused('PRINT_JOB_UNKNOWN')
  return { answer: () => ({ state: jobState(ctx, job), cause: job.cause }) }
}

/** What a station that has taken the job prints. Only that one, and while it has it: afterwards nobody needs to know. */
export const readPrintPaper: UseCase<{ jobId: string }, AnswerOf<'readPrintPaper'>> = (deps, { jobId }, ctx) => {
  const job = deps.store.desks.printJob(jobId)
  if (!job) return refused('PRINT_JOB_UNKNOWN')
  if (job.state !== 'taken') return refused('PRINT_STATE', { state: job.state })
  const { caller } = ctx
  if (caller.kind !== 'device' || caller.device.id !== job.takenBy) return refused('FORBIDDEN')
  const printed = JSON.parse(job.slip) as Printed
  if (printed.kind !== 'slip') return refused('SLIP_UNKNOWN')
  const opened = openSlip(deps, printed.slipId, printed.copy)
  if ('refusal' in opened) return opened
  return {
    answer: () => ({ paper: deps.composeSlip(opened.slip, choiceOf(opened.row, printed.copy, printed.reprint)) }),
  }
}
