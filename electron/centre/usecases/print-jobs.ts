import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { PrintJobView } from '../../../shared/api/views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { move, PRINT_MOVES } from '../../../shared/domain/states.ts'
import type { PrintJobRow } from '../store/desk-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { diverted, otherPrinter, toldStates } from './diversion.ts'
import { servesPrinter } from './station-scope.ts'
import { jobState, phoneUrl } from './views.ts'

/** A print job as a station sees it. */
export function printJobView(deps: Deps, ctx: Ctx, job: PrintJobRow): PrintJobView {
  return {
    id: job.id,
    ticketId: job.ticketId,
    printerId: job.printerId,
    state: jobState(ctx, job),
    slip: JSON.parse(job.slip),
    qr: phoneUrl(deps, ctx, job.ticketId),
    queuedAt: job.queuedMs,
    expiresAt: job.expiresMs,
    ...(job.cancelAsked === 1 ? { cancelAsked: true } : {}),
  }
}

/** Begins a queued job. Only one station gets it; one that waited too long is declared expired instead. */
export const takePrintJob: UseCase<{ jobId: string; printerId?: string | undefined }, AnswerOf<'takePrintJob'>> = (
  deps,
  { jobId, printerId },
  ctx,
) => {
  const job = deps.store.desks.printJob(jobId)
  if (!job) return refused('PRINT_JOB_UNKNOWN')
  if (!servesPrinter(deps, ctx.caller, job.printerId)) return refused('FORBIDDEN')
  const { id, ticketId } = job
  if (job.state === 'queued' && jobState(ctx, job) === 'expired') {
    return {
      ...refused('PRINT_STATE', { state: 'expired' }),
      events: [{ type: 'print.expired', payload: { jobId: id, ticketId } }],
    }
  }
  const isDiverted = printerId !== undefined && printerId !== job.printerId
  if (isDiverted || !move(PRINT_MOVES, job.state, 'take')) return refused('PRINT_STATE', { state: job.state })
  return { events: [{ type: 'print.taken', payload: { jobId: id, ticketId } }], answer: answerOf(deps, ctx, jobId) }
}

const STEPS = { printed: 'print', sent: 'hand', failed: 'fail', unknown: 'lose', waiting: 'wait' } as const

/** How a job ended. A late success after a failure or an uncertainty is welcome; anything else is refused. */
export const reportPrintJob: UseCase<{ jobId: string; body: BodyOf<'reportPrintJob'> }, AnswerOf<'reportPrintJob'>> = (
  deps,
  command,
  ctx,
) => {
  const job = deps.store.desks.printJob(command.jobId)
  if (!job) return refused('PRINT_JOB_UNKNOWN')
  if (!servesPrinter(deps, ctx.caller, job.printerId)) return refused('FORBIDDEN')
  const { body } = command
  if (!move(PRINT_MOVES, job.state, STEPS[body.outcome])) return refused('PRINT_STATE', { state: job.state })
  const unbegun = body.outcome === 'failed' && body.unbegun === true && move(PRINT_MOVES, job.state, 'divert') !== null
  const to = unbegun ? otherPrinterOf(deps, ctx, job) : null
  return { events: [to === null ? reported(job, body) : diverted(job, to)], answer: answerOf(deps, ctx, job.id) }
}

function otherPrinterOf(deps: Deps, ctx: Ctx, job: PrintJobRow): string | null {
  const issuedBy = deps.store.tickets.byId(job.ticketId)?.issuedBy ?? null
  return otherPrinter(deps, ctx, issuedBy, job.printerId, toldStates(deps))
}

function reported({ id: jobId, ticketId }: PrintJobRow, body: BodyOf<'reportPrintJob'>): NewEvent {
  if (body.outcome === 'waiting') return { type: 'print.waiting', payload: { jobId, ticketId, cause: body.cause } }
  if (body.outcome === 'failed') return { type: 'print.failed', payload: { jobId, ticketId, cause: body.cause } }
  const { outcome, paperMm, letters } = body
  const known = { ...(paperMm === undefined ? {} : { paperMm }), ...(letters ? { letters } : {}) }
  return { type: `print.${outcome}`, payload: { jobId, ticketId, ...known } }
}

const answerOf = (deps: Deps, ctx: Ctx, jobId: string) => () => {
  const job = deps.store.desks.printJob(jobId)
  if (!job) throw new Error(`no print job ${jobId}`)
  return { job: printJobView(deps, ctx, job) }
}
