import { closeHall, openHall } from '../../usecases/hall-session.ts'
import { enterPaperNumbers } from '../../usecases/paper-numbers.ts'
import { getReception } from '../../usecases/read-reception.ts'
import { cancelTicket, moveTicket, returnTicket, setPriority } from '../../usecases/reception-tickets.ts'
import type { Handlers } from './handler.ts'

export const receptionHandlers = {
  getReception: (deps, _request, ctx) => ({ answer: () => getReception(deps, ctx) }),
  setPriority: (deps, { params, body }, ctx) => setPriority(deps, { ...params, body }, ctx),
  moveTicket: (deps, { params, body }, ctx) => moveTicket(deps, { ...params, ...body }, ctx),
  returnTicket: (deps, { params }, ctx) => returnTicket(deps, params, ctx),
  cancelTicket: (deps, { params, body }, ctx) => cancelTicket(deps, { ...params, ...body }, ctx),
  enterPaperNumbers: (deps, { body }, ctx) => enterPaperNumbers(deps, body, ctx),
  closeHall: (deps, { body }, ctx) => closeHall(deps, body, ctx),
  openHall: (deps, { body }, ctx) => openHall(deps, body, ctx),
} satisfies Partial<Handlers>
