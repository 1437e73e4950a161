import { callNext, callTicket, recallTicket } from '../../usecases/call-ticket.ts'
import { closeCounter, openCounter, pauseCounter } from '../../usecases/counters.ts'
import { finishTicket, holdTicket, markNoShow, resumeTicket, transferTicket } from '../../usecases/leave-counter.ts'
import { ownCounter } from '../../usecases/own-counter.ts'
import { getQueue } from '../../usecases/read-desk.ts'
import { listReasons } from '../../usecases/reasons.ts'
import { undoStep } from '../../usecases/undo-step.ts'
import type { Handlers } from './handler.ts'

export const deskHandlers = {
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
  undoStep: (deps, { params, body }, ctx) => undoStep(deps, { ...params, ...body }, ctx),
  listReasons: (deps, _request, ctx) => ({ answer: () => listReasons(deps, ctx) }),
} satisfies Partial<Handlers>
