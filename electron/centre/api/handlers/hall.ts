import { refused } from '../../usecases/context.ts'
import { issueTicket } from '../../usecases/issue-ticket.ts'
import { reprintTicket } from '../../usecases/print-ticket.ts'
import { getBoard, getPhoneTicket, listServices } from '../../usecases/read-hall.ts'
import { ticketView } from '../../usecases/views.ts'
import type { Handlers } from './handler.ts'

export const hallHandlers = {
  listServices: (deps, _request, ctx) => ({ answer: () => listServices(deps, ctx) }),
  issueTicket: (deps, { body }, ctx) => issueTicket(deps, body, ctx),
  getTicket: (deps, { params }, ctx) => {
    const row = deps.store.tickets.byId(params.ticketId)
    return row ? { answer: () => ({ ticket: ticketView(deps, ctx, row) }) } : refused('TICKET_UNKNOWN')
  },
  reprintTicket: (deps, { params, body }, ctx) => reprintTicket(deps, { ...params, ...body }, ctx),
  getBoard: (deps, _request, ctx) => ({ answer: () => getBoard(deps, ctx) }),
  getPhoneTicket: (deps, { params }, ctx) => {
    const view = getPhoneTicket(deps, ctx, params.secret)
    return view ? { answer: () => view } : refused('TICKET_UNKNOWN')
  },
} satisfies Partial<Handlers>
