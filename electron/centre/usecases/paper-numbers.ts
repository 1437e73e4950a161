import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import {
  lastAfterPaper,
  nextNumber,
  PAPER_BLOCK,
  paperPlace,
  spreadArrivals,
} from '../../../shared/domain/queue/paper-numbers.ts'
import type { PaperBlock } from '../../../shared/domain/queue/paper-numbers.ts'
import { formatNumber } from '../../../shared/domain/queue/ticket-number.ts'
import { startOfDay } from '../../../shared/domain/time/vietnam-time.ts'
import type { ServiceRow } from '../store/config-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, Refused, UseCase } from './context.ts'
import { firstOpening } from './service-opening.ts'

/** More than a hall hands out by hand at one time. */
const MOST_AT_ONCE = 200

/** Numbers of the emergency cards of this centre. */
export const paperBlock = ({ store }: Deps, ctx: Pick<Ctx, 'businessDate'>): PaperBlock =>
  store.config().setting('paper.block', ctx.businessDate) ?? PAPER_BLOCK

/** The number that a kiosk gives next (product.md, invariant 1). */
export function nextNo(deps: Deps, ctx: Pick<Ctx, 'businessDate'>, letter: string): number {
  const { tickets, reception } = deps.store
  return nextNumber(tickets.lastNo(ctx.businessDate, letter), paperBlock(deps, ctx), (no) =>
    reception.isTaken(ctx.businessDate, letter, no),
  )
}

type Entry = BodyOf<'enterPaperNumbers'>
type Card = { no: number; arrivedAt: number; served: Entry['served'][number] | undefined; priority: boolean }

/**
 * Enters numbers that were handed out on paper while the system was down (TT-8.3a). Each becomes a number of today with
 * the arrival of its holder, at the place of that arrival among all others; who was served meanwhile is finished at
 * once, about when it was. All or none: a number that somebody holds already refuses the range and is named.
 */
export const enterPaperNumbers: UseCase<Entry, AnswerOf<'enterPaperNumbers'>> = (deps, entry, ctx) => {
  const service = deps.store.config().services.get(entry.serviceId)
  if (!service) return refused('SERVICE_UNKNOWN')
  const cards = cardsOf(entry)
  const wrong =
    wrongRange(deps, entry, cards) ?? wrongTime(deps, ctx, service, entry) ?? takenIn(deps, ctx, service, cards)
  if (wrong) return wrong
  const entered = events(deps, ctx, service, cards)
  return {
    events: entered,
    answer: () => ({
      tickets: entered.map(({ payload: { ticketId: id, number, served } }) => ({
        id,
        number,
        state: served ? 'finished' : 'waiting',
      })),
    }),
  }
}

/** The cards that somebody holds. Arrivals are spread over all numbers, so that a spoiled card shifts nobody. */
function cardsOf({ from, to, firstAt, lastAt, served, priority, unused }: Entry): Card[] {
  const count = Math.min(Math.max(0, to - from + 1), MOST_AT_ONCE + 1)
  return spreadArrivals(firstAt, lastAt, count)
    .map((arrivedAt, i) => ({ no: from + i, arrivedAt }))
    .filter(({ no }) => !unused.includes(no))
    .map((card) => ({
      ...card,
      served: served.find(({ no }) => no === card.no),
      priority: priority.includes(card.no),
    }))
}

function wrongRange({ store }: Deps, { from, to, served, priority, unused }: Entry, cards: Card[]): Refused | null {
  if (to < from || to - from >= MOST_AT_ONCE || cards.length === 0) return refused('BAD_REQUEST', { field: 'to' })
  const outside = [...served.map(({ no }) => no), ...priority, ...unused].find((no) => no < from || no > to)
  if (outside !== undefined) return refused('BAD_REQUEST', { field: 'served', no: outside })
  return served.every(({ counterId }) => store.config().counters.has(counterId)) ? null : refused('COUNTER_UNKNOWN')
}

/** Nobody came before the doors of the day opened, or later than now; nobody was served before coming. */
function wrongTime(deps: Deps, ctx: Ctx, service: ServiceRow, { firstAt, lastAt, served }: Entry): Refused | null {
  const opened = firstOpening(deps, ctx, service)
  if (opened === null || firstAt < opened || lastAt < firstAt || lastAt > ctx.now)
    return refused('PAPER_TIME', opened === null ? {} : { from: opened, to: ctx.now })
  return served.some(({ at }) => at < firstAt || at > ctx.now)
    ? refused('PAPER_TIME', { from: firstAt, to: ctx.now })
    : null
}

function takenIn({ store }: Deps, ctx: Ctx, { letter }: ServiceRow, cards: Card[]): Refused | null {
  const taken = cards.find(({ no }) => store.reception.isTaken(ctx.businessDate, letter, no))
  return taken ? refused('NUMBER_TAKEN', { number: formatNumber(letter, taken.no) }) : null
}

type Entered = Extract<NewEvent, { type: 'ticket.enteredFromPaper' }>

function events(deps: Deps, ctx: Ctx, service: ServiceRow, cards: readonly Card[]): Entered[] {
  const day = [...deps.store.reception.placed(ctx.businessDate)]
  const block = paperBlock(deps, ctx)
  const dayStart = startOfDay(ctx.businessDate)
  const { officerId } = actorOf(ctx)
  let lastNo = deps.store.tickets.lastNo(ctx.businessDate, service.letter)
  return cards.map(({ no, arrivedAt, served, priority }) => {
    const order = paperPlace(day, arrivedAt, dayStart)
    day.push({ order, arrivedAt })
    lastNo = lastAfterPaper(lastNo, block, no)
    return {
      type: 'ticket.enteredFromPaper',
      payload: {
        ticketId: ctx.ids.next(),
        officerId,
        serviceId: service.id,
        letter: service.letter,
        no,
        number: formatNumber(service.letter, no),
        priority,
        arrivedAt,
        order,
        lastNo,
        // A card whose holder came later than the range says was not served before that.
        served: served ? { counterId: served.counterId, at: Math.max(served.at, arrivedAt) } : null,
      },
    }
  })
}
