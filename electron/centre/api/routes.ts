import type { AnswerOf, BodyOf, OperationId, ParamsOf, QueryOf } from '../../../shared/api/operations.ts'
import { callNext, callTicket, recallTicket } from '../usecases/call-ticket.ts'
import { actorOf, refused } from '../usecases/context.ts'
import type { Ctx, Decision, Deps } from '../usecases/context.ts'
import { closeCounter, openCounter, pauseCounter } from '../usecases/counters.ts'
import { erasePerson } from '../usecases/erase-person.ts'
import { issueTicket } from '../usecases/issue-ticket.ts'
import { finishTicket, holdTicket, markNoShow, resumeTicket, transferTicket } from '../usecases/leave-counter.ts'
import { ownCounter } from '../usecases/own-counter.ts'
import { reportPrintJob, takePrintJob } from '../usecases/print-jobs.ts'
import { reportPrinter } from '../usecases/printers.ts'
import { reprintTicket } from '../usecases/print-ticket.ts'
import { rateService } from '../usecases/rate-service.ts'
import { getQueue, listLogins, listPrintJobs } from '../usecases/read-desk.ts'
import { getBoard, getPhoneTicket, getRatingDesk, listServices } from '../usecases/read-hall.ts'
import { deleteSession, sessionView } from '../usecases/sessions.ts'
import { ticketView } from '../usecases/views.ts'

/** What a handler gets: checked input and the context of the caller. */
export type Request<K extends OperationId> = { params: ParamsOf<K>; body: BodyOf<K>; query: QueryOf<K> }
type Handler<K extends OperationId> = (deps: Deps, request: Request<K>, ctx: Ctx) => Decision<AnswerOf<K>>

/** These are answered by the server itself: they need more of the world than the tables. */
export type SelfAnswered = 'health' | 'version' | 'createSession' | 'listJournal'

/** Every other operation of the contract, and the use case behind it. Reads write no events. */
export const HANDLERS: { readonly [K in Exclude<OperationId, SelfAnswered>]: Handler<K> } = {
  listServices: (deps, _request, ctx) => ({ answer: () => listServices(deps, ctx) }),
  issueTicket: (deps, { body }, ctx) => issueTicket(deps, body, ctx),
  getTicket: (deps, { params }, ctx) => {
    const row = deps.store.tickets.byId(params.ticketId)
    return row ? { answer: () => ({ ticket: ticketView(deps, ctx, row) }) } : refused('TICKET_UNKNOWN')
  },
  reprintTicket: (deps, { params }, ctx) => reprintTicket(deps, params, ctx),
  listLogins: (deps, _request, ctx) => ({ answer: () => listLogins(deps, ctx) }),
  getSession: (deps, _request, ctx) => {
    const { officerId, counterId } = actorOf(ctx)
    const officer = deps.store.config().officers.get(officerId)
    return officer ? { answer: () => sessionView(deps, ctx, officer, counterId) } : refused('NOT_AUTHENTICATED')
  },
  deleteSession: (deps, { body }, ctx) => deleteSession(deps, body, ctx),
  openCounter: (deps, { params }, ctx) => openCounter(deps, params, ctx),
  pauseCounter: (deps, { params, body }, ctx) => pauseCounter(deps, { ...params, ...body }, ctx),
  closeCounter: (deps, { params, body }, ctx) => closeCounter(deps, { ...params, ...body }, ctx),
  getQueue: (deps, { params }, ctx) => {
    const own = ownCounter(deps, params.counterId, ctx)
    return 'refusal' in own ? own : { answer: () => getQueue(deps, ctx, params.counterId) }
  },
  callNext: (deps, { params }, ctx) => callNext(deps, params, ctx),
  callTicket: (deps, { params, body }, ctx) => callTicket(deps, { ...params, ...body }, ctx),
  recallTicket: (deps, { params }, ctx) => recallTicket(deps, params, ctx),
  markNoShow: (deps, { params }, ctx) => markNoShow(deps, params, ctx),
  holdTicket: (deps, { params, body }, ctx) => holdTicket(deps, { ...params, ...body }, ctx),
  resumeTicket: (deps, { params }, ctx) => resumeTicket(deps, params, ctx),
  transferTicket: (deps, { params, body }, ctx) => transferTicket(deps, { ...params, to: body }, ctx),
  finishTicket: (deps, { params }, ctx) => finishTicket(deps, params, ctx),
  rateService: (deps, { body }, ctx) => rateService(deps, body, ctx),
  erasePerson: (deps, { params }, ctx) => erasePerson(deps, params, ctx),
  getRatingDesk: (deps, _request, ctx) => ({ answer: () => getRatingDesk(deps, ctx) }),
  getPhoneTicket: (deps, { params }, ctx) => {
    const view = getPhoneTicket(deps, ctx, params.secret)
    return view ? { answer: () => view } : refused('TICKET_UNKNOWN')
  },
  getBoard: (deps, _request, ctx) => ({ answer: () => getBoard(deps, ctx) }),
  listPrintJobs: (deps, { query }, ctx) => ({ answer: () => listPrintJobs(deps, ctx, query.printers) }),
  takePrintJob: (deps, { params }, ctx) => takePrintJob(deps, params, ctx),
  reportPrintJob: (deps, { params, body }, ctx) => reportPrintJob(deps, { ...params, body }, ctx),
  reportPrinter: (deps, { params, body }, ctx) => reportPrinter(deps, { ...params, body }, ctx),
}
