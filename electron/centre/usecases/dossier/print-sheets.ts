import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { SheetJob } from '../../../../shared/api/sheet-views.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { PrintChoice } from '../../../../shared/domain/slips/compose.ts'
import type { PageSize } from '../../../../shared/domain/slips/layout/sheet.ts'
import { sheetSizeOf } from '../../../../shared/domain/slips/sheet-sizes.ts'
import type { Slip } from '../../../../shared/domain/slips/slip.ts'
import { move, PRINT_MOVES } from '../../../../shared/domain/states.ts'
import { startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import type { SheetRow } from '../../store/sheet-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { officersAt } from '../old-sessions.ts'
import { sheetPrinterFor, sheetPrinters } from '../sheet-printers.ts'
import type { SheetPrinterRow } from '../sheet-printers.ts'
import { DEFAULTS, jobState } from '../views.ts'
import { choiceOf, counted, openSlip } from './print-slip.ts'

const MS_PER_MINUTE = 60_000
/** As long as "printed" is worth reading. */
const GOOD_FOR_MS = 60_000
const MOST_LISTED = 50

/**
 * Sends slips to the office printer of the caller's counter, a job for each. The same paper is not sent while one of it is
 * on its way: that would make two (product.md, invariant 6).
 */
export const printSheets: UseCase<BodyOf<'printSheets'>, AnswerOf<'printSheets'>> = (deps, { slips, size }, ctx) => {
  const printer = sheetPrinterFor(deps, actorOf(ctx).counterId)
  if (!printer) return refused('NO_PRINTER')
  const events: NewEvent[] = []
  const jobIds: string[] = []
  for (const one of slips) {
    const queued = queue(deps, ctx, printer, one, size)
    if ('refusal' in queued) return queued
    events.push(...queued.events)
    jobIds.push(queued.jobId)
  }
  return { events, answer: () => ({ jobs: jobIds.map((id) => viewOf(deps, ctx, rowOf(deps, id))) }) }
}

type Asked = BodyOf<'printSheets'>['slips'][number]

function queue(
  deps: Deps,
  ctx: Ctx,
  printer: SheetPrinterRow,
  { slipId, copy, again }: Asked,
  asked: PageSize | undefined,
): { jobId: string; events: NewEvent[] } | Refused {
  const opened = openSlip(deps, slipId, copy)
  if ('refusal' in opened) return opened
  const { setting } = deps.store.config()
  const size = asked ?? sheetSizeOf(opened.row.kind, setting('print.sheetSizes', ctx.businessDate))
  const wanted = copy === 'all' ? 'all' : opened.copies[0]
  const before = again === undefined ? null : deps.store.sheets.byId(again)
  if (before === undefined || (before && before.slipId !== slipId)) return refused('PRINT_JOB_UNKNOWN')
  const onWay = deps.store.sheets
    .openOf(slipId)
    .find((row) => (row.slip.copy === wanted || row.id === again) && jobState(ctx, row) !== 'expired')
  if (onWay) return refused('PRINT_STATE', { state: onWay.state })
  const minutes = setting('print.expiresMinutes', ctx.businessDate) ?? DEFAULTS.printExpiresMinutes
  const jobId = ctx.ids.next()
  const { events, reprint } = counted(ctx, opened.row)
  const queued: NewEvent = {
    type: 'print.queued',
    payload: {
      ...{
        jobId,
        ticketId: slipId,
        printerId: printer.id,
        slip: { kind: 'sheet', slipId, copy: wanted, size, ...reprint },
      },
      expiresAt: ctx.now + minutes * MS_PER_MINUTE,
      ...(again === undefined ? {} : { again }),
    },
  }
  return { jobId, events: [...events, queued] }
}

/** The caller's office printer, and what became of what he sent. */
export const listSheetPrints: UseCase<void, AnswerOf<'listSheetPrints'>> = (deps, _command, ctx) => ({
  answer() {
    const { officerId, counterId } = actorOf(ctx)
    const rows = deps.store.sheets.ofOfficer(
      officerId,
      startOfDay(ctx.businessDate),
      ctx.now - GOOD_FOR_MS,
      MOST_LISTED,
    )
    const printer = sheetPrinterFor(deps, counterId)
    const left = printer ? leftBehind(deps, ctx, printer) : []
    const told = printer && deps.store.desks.printer(printer.id)
    return {
      printer: printer && {
        id: printer.id,
        name: printer.name,
        state: told?.state ?? null,
        cause: told?.cause ?? null,
      },
      jobs: [...left, ...rows].map((row) => viewOf(deps, ctx, row)),
      through: deps.through(),
    }
  },
})

/**
 * Uncertain prints of others who sit at no counter of this printer any more: nobody else sees its tray. They stay, over
 * the night too, until somebody decides.
 */
function leftBehind(deps: Deps, ctx: Ctx, { id, counterIds }: SheetPrinterRow): SheetRow[] {
  const here = officersAt(deps, counterIds, ctx.now)
  return deps.store.sheets.uncertainAt(id, MOST_LISTED).filter(({ officerId }) => !here.has(officerId ?? ''))
}

type About = { jobId: string }

/** Nobody prints it any more; a job that its station has is taken back there, and the station tells what came of it. */
export const cancelSheet: UseCase<About, AnswerOf<'cancelSheet'>> = (deps, { jobId }, ctx) => {
  const row = deps.store.sheets.byId(jobId)
  if (!row) return refused('PRINT_JOB_UNKNOWN')
  const about = { jobId, ticketId: row.slipId }
  const answer = answerOf(deps, ctx, jobId)
  if (move(PRINT_MOVES, row.state, 'withdraw'))
    return { events: [{ type: 'print.settled', payload: { ...about, as: 'withdrawn' } }], answer }
  if (row.state !== 'taken') return refused('PRINT_STATE', { state: row.state })
  return { events: row.cancelAsked === 1 ? [] : [{ type: 'print.cancelAsked', payload: about }], answer }
}

const STEPS = { printed: 'print', 'not-printed': 'fail' } as const

/** An uncertain print is decided by who looks into the tray; what has ended is put away by who has seen it. */
export const settleSheet: UseCase<About & BodyOf<'settleSheet'>, AnswerOf<'settleSheet'>> = (deps, command, ctx) => {
  const { jobId, as } = command
  const row = deps.store.sheets.byId(jobId)
  if (!row) return refused('PRINT_JOB_UNKNOWN')
  const state = jobState(ctx, row)
  const isOver = state !== 'queued' && state !== 'taken'
  const mayBe = as === 'seen' ? isOver : state === 'unknown' && move(PRINT_MOVES, state, STEPS[as]) !== null
  if (!mayBe) return refused('PRINT_STATE', { state })
  return {
    events: [{ type: 'print.settled', payload: { jobId, ticketId: row.slipId, as } }],
    answer: answerOf(deps, ctx, jobId),
  }
}

/** What a station that has taken the job prints. Only that one, and while it has it. */
export const openSheet: UseCase<
  About & { size?: PageSize | undefined },
  { slip: Slip; choices: [PrintChoice, ...PrintChoice[]]; size: PageSize }
> = (deps, { jobId, size }, ctx) => {
  const row = deps.store.sheets.byId(jobId)
  if (!row) return refused('PRINT_JOB_UNKNOWN')
  if (row.state !== 'taken') return refused('PRINT_STATE', { state: row.state })
  if (ctx.caller.kind !== 'device' || ctx.caller.device.id !== row.takenBy) return refused('FORBIDDEN')
  const opened = openSlip(deps, row.slipId, row.slip.copy)
  if ('refusal' in opened) return opened
  const [first, ...others] = opened.copies
  const choice = (copy: typeof first): PrintChoice => choiceOf(opened.row, copy, row.slip.reprint)
  return {
    answer: () => ({ slip: opened.slip, choices: [choice(first), ...others.map(choice)], size: size ?? row.slip.size }),
  }
}

function rowOf(deps: Deps, jobId: string): SheetRow {
  const row = deps.store.sheets.byId(jobId)
  if (!row) throw new Error(`no print job ${jobId}`)
  return row
}

const answerOf = (deps: Deps, ctx: Ctx, jobId: string) => () => ({ job: viewOf(deps, ctx, rowOf(deps, jobId)) })

/** The name of who sent it; null: who asks. */
function otherSender(deps: Deps, ctx: Ctx, { officerId }: SheetRow): string | null {
  return officerId === actorOf(ctx).officerId ? null : (deps.store.config().officers.get(officerId ?? '')?.name ?? '')
}

function viewOf(deps: Deps, ctx: Ctx, row: SheetRow): SheetJob {
  const state = jobState(ctx, row)
  const slip = deps.store.slips.byId(row.slipId)
  const waits = state === 'queued' ? (deps.store.desks.printer(row.printerId)?.cause ?? null) : row.cause
  return {
    ...{ id: row.id, slipId: row.slipId, kind: slip?.kind ?? '', number: slip?.number ?? '' },
    ...{ copy: row.slip.copy, size: row.slip.size, printerId: row.printerId },
    printerName: sheetPrinters(deps).find(({ id }) => id === row.printerId)?.name ?? row.printerId,
    by: otherSender(deps, ctx, row),
    ...{ state, cause: waits, cancelAsked: row.cancelAsked === 1 },
    ...{ queuedAt: row.queuedMs, endedAt: state === 'queued' || state === 'taken' ? null : row.endedMs },
  }
}
