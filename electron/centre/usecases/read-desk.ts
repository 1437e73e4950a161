import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { QueueEntry } from '../../../shared/api/views.ts'
import { planOrder } from '../../../shared/domain/queue/choose-next.ts'
import type { CounterRow } from '../store/desk-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import { choiceOf, toHead } from './call-ticket.ts'
import type { Ctx, Deps } from './context.ts'
import { devicesInNeed } from './desk-devices.ts'
import { printJobView } from './print-jobs.ts'
import { printersInNeed, printTrouble } from './printers.ts'
import { heldFields } from './reasons.ts'
import { undoable } from './undo-step.ts'
import { centreView, counterView, jobState, paperOf, stateOf, ticketView } from './views.ts'

/** What officers, stations and the manager page see. */

const LIST_LIMIT = 60
const LANE_LIMIT = 40
const MS_PER_MINUTE = 60_000

/** What waits for a counter in the order in which it would be called, and why the present ticket was chosen. */
export function getQueue(deps: Deps, ctx: Ctx, counterId: string): AnswerOf<'getQueue'> {
  const { store } = deps
  const desk = store.desks.counter(counterId)
  if (!desk) throw new Error(`no counter ${counterId}`)
  const current = desk.ticketId === null ? undefined : store.tickets.byId(desk.ticketId)
  const day = store.tickets.dayOf(ctx.businessDate, counterId)
  const aside = store.tickets.aside(ctx.businessDate, counterId, desk.officerId)
  const of = (state: 'held' | 'no-show') =>
    aside.filter((row) => row.state === state).map((row) => queueEntry(deps, ctx, row))
  const { waiting, waitingCount } = waitingFor(deps, ctx, desk)
  return {
    counter: counterView(deps, counterId),
    current: current ? ticketView(deps, ctx, current) : null,
    ...takenOver(deps, desk, current),
    why: current?.why ? JSON.parse(current.why) : null,
    waiting,
    waitingCount,
    held: of('held'),
    missed: of('no-show'),
    today: {
      finished: day.finished,
      noShow: day.noShow,
      meanServiceMinutes:
        day.finished === 0 ? null : Math.round((day.serviceMs / day.finished / MS_PER_MINUTE) * 10) / 10,
    },
    printTrouble: printTrouble(deps, ctx),
    printers: printersInNeed(deps, ctx, counterId),
    devices: devicesInNeed(deps, counterId),
    undo: undoable(deps, ctx, counterId, desk.officerId),
    now: ctx.now,
    through: deps.through(),
  }
}

/** Whose citizen this is, where somebody else has logged in at the counter since the call. */
function takenOver({ store }: Deps, { officerId }: CounterRow, current: TicketRow | undefined): { calledBy?: string } {
  if (!current || current.officerId === null || officerId === null || current.officerId === officerId) return {}
  const calledBy = store.config().officers.get(current.officerId)?.name
  return calledBy === undefined ? {} : { calledBy }
}

function waitingFor(deps: Deps, ctx: Ctx, desk: CounterRow) {
  const { tickets } = deps.store
  const counterId = desk.id
  const choice = choiceOf(deps, ctx, desk)
  const classes = [0, 1] as const
  const services = [...choice.weights.keys()]
  const heads = services.flatMap((id) =>
    classes.flatMap((priority) => tickets.heads(ctx.businessDate, id, priority, LANE_LIMIT)),
  )
  const sentHere = classes.flatMap((priority) => tickets.headsSent(ctx.businessDate, counterId, priority, LANE_LIMIT))
  const plan = planOrder({ ...choice, heads: heads.map(toHead), sentHere: sentHere.map(toHead) }, LIST_LIMIT)
  const inLines = services
    .map((id) => tickets.waiting(ctx.businessDate, id))
    .reduce((sum, { normal, priority }) => sum + normal + priority, 0)
  return {
    waiting: plan.flatMap((head) => {
      const row = tickets.byId(head.ticketId)
      return row ? [queueEntry(deps, ctx, row)] : []
    }),
    // Lines count everybody of a service; of those sent to a counter only its own wait for this one.
    waitingCount:
      inLines - tickets.sentOfServices(ctx.businessDate, counterId) + tickets.sentCount(ctx.businessDate, counterId),
  }
}

function queueEntry(deps: Deps, ctx: Ctx, row: TicketRow): QueueEntry {
  const words = row.reasonPerson === null ? null : deps.store.desks.person(row.reasonPerson)
  return {
    id: row.id,
    number: row.number,
    serviceId: row.serviceId,
    state: stateOf(ctx, row),
    priority: row.priority === 1,
    issuedAt: row.issuedMs,
    sentHere: row.toCounterId !== null,
    ...(row.state === 'held' ? heldFields(deps, row.reasonCode, words) : { heldReason: null }),
    ...paperOf(deps, ctx, row),
  }
}

/** Open print jobs of the named printers (all when none is named), oldest first; expired ones are left out. */
export function listPrintJobs(deps: Deps, ctx: Ctx, printers: string | undefined): AnswerOf<'listPrintJobs'> {
  const wanted = printers === undefined ? null : new Set(printers.split(','))
  const jobs = deps.store.desks
    .openPrintJobs()
    .filter((job) => jobState(ctx, job) !== 'expired' && (wanted === null || wanted.has(job.printerId)))
  return { jobs: jobs.map((job) => printJobView(deps, ctx, job)), through: deps.through() }
}

/** Officers and counters to choose from at log-in. */
export function listLogins(deps: Deps, ctx: Ctx): AnswerOf<'listLogins'> {
  const config = deps.store.config()
  return {
    centre: centreView(deps, ctx),
    officers: [...config.officers.values()].map(({ id, name, position }) => ({ id, name, position })),
    counters: [...config.counters.values()].map(({ id, number, name }) => ({
      ...{ id, number, name },
      officerId: deps.store.desks.counter(id)?.officerId ?? null,
    })),
  }
}
