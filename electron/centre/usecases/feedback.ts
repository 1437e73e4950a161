import type { AnswerOf, BodyOf, QueryOf } from '../../../shared/api/operations.ts'
import type { FeedbackView } from '../../../shared/api/feedback-views.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { nextReceipt } from '../../../shared/domain/feedback-receipt.ts'
import { FEEDBACK_MOVES, move } from '../../../shared/domain/states.ts'
import { makePerson } from '../journal/persons.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { FeedbackRow } from '../store/feedback-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Decision, Deps, UseCase } from './context.ts'

/**
 * Takes phản ánh, kiến nghị of somebody in the hall (BD-16, TT-6.2, KT-6.1c). What was said and how to reach the citizen can be
 * erased; a way to reach him is taken with consent only (law-facts §7).
 */
export const giveFeedback: UseCase<BodyOf<'giveFeedback'>, AnswerOf<'giveFeedback'>> = (deps, command, ctx) => {
  const feedbackId = ctx.ids.next()
  const receipt = nextReceipt(ctx.businessDate, deps.store.feedback.countOn(ctx.businessDate))
  const words = makePerson(ctx.ids.next(), 'words', command.words)
  const contact = command.contact ? makePerson(ctx.ids.next(), 'contact', command.contact.text) : null
  return {
    events: [
      {
        type: 'feedback.given',
        payload: { feedbackId, receipt, kind: command.kind, words: words.ref, contact: contact?.ref ?? null },
      },
    ],
    persons: [words.row, ...(contact ? [contact.row] : [])],
    answer: () => ({ receipt, givenAt: ctx.now }),
  }
}

/** Feedback for the leader of the centre. */
export function listFeedback(deps: Deps, query: QueryOf<'listFeedback'>): AnswerOf<'listFeedback'> {
  const { feedback } = deps.store
  const isOpen = query.open === 'yes'
  const about = query.about ?? null
  const counts = feedback.counts(isOpen)
  return {
    feedback: feedback.page(isOpen, about, query.size, (query.page - 1) * query.size).map((row) => view(deps, row)),
    total: counts.filter((one) => about === null || one.about === about).reduce((sum, { n }) => sum + n, 0),
    counts: Object.fromEntries(counts.flatMap((one) => (one.about === null ? [] : [[one.about, one.n]]))),
    agencies: [...deps.store.config().agencies].map(([id, name]) => ({ id, name })),
    through: deps.through(),
  }
}

type One = { feedbackId: string }
type Handled = AnswerOf<'readFeedback'>

/** Notes that feedback has been read. */
export const readFeedback: UseCase<One, Handled> = (deps, { feedbackId }, ctx) =>
  handle(deps, ctx, feedbackId, 'read', (officerId) => ({
    event: { type: 'feedback.read', payload: { feedbackId, officerId } },
  }))

/** Gives it to the agency whose professional work it is about (TT-6.2b). */
export const forwardFeedback: UseCase<One & { agencyId: string }, Handled> = (deps, { feedbackId, agencyId }, ctx) => {
  if (!deps.store.config().agencies.has(agencyId)) return refused('AGENCY_UNKNOWN')
  return handle(deps, ctx, feedbackId, 'forward', (officerId) => ({
    event: { type: 'feedback.forwarded', payload: { feedbackId, officerId, agencyId } },
  }))
}

/** Notes how it was answered: by the centre itself (TT-6.2a), by the agency, or to the chairman on rules (TT-6.3). */
export const answerFeedback: UseCase<One & { note: string }, Handled> = (deps, { feedbackId, note }, ctx) =>
  handle(deps, ctx, feedbackId, 'answer', (officerId) => {
    const { row, ref } = makePerson(ctx.ids.next(), 'words', note)
    return { event: { type: 'feedback.answered', payload: { feedbackId, officerId, note: ref } }, person: row }
  })

/**
 * Says what it comes to, whatever its state: what concerns rules themselves is gathered for the chairman (TT-6.3), conduct
 * that is forbidden is counted by its class (KT-5.1e, KT-5.1g).
 */
export const classFeedback: UseCase<One & BodyOf<'classFeedback'>, Handled> = (deps, { feedbackId, about }, ctx) => {
  const row = deps.store.feedback.byId(feedbackId)
  if (!row) return refused('FEEDBACK_UNKNOWN')
  const payload = { feedbackId, officerId: actorOf(ctx).officerId, about }
  return {
    ...(row.about === about ? {} : { events: [{ type: 'feedback.classed' as const, payload }] }),
    answer: () => ({ feedback: view(deps, deps.store.feedback.byId(feedbackId) ?? row) }),
  }
}

/** One step of the table of legal moves. */
function handle(
  deps: Deps,
  ctx: Ctx,
  feedbackId: string,
  step: string,
  decide: (officerId: string) => { event: NewEvent; person?: PersonRow },
): Decision<Handled> {
  const row = deps.store.feedback.byId(feedbackId)
  if (!row) return refused('FEEDBACK_UNKNOWN')
  if (move(FEEDBACK_MOVES, row.state, step) === null) return refused('FEEDBACK_STATE')
  const { event, person } = decide(actorOf(ctx).officerId)
  return {
    events: [event],
    ...(person ? { persons: [person] } : {}),
    answer: () => ({ feedback: view(deps, deps.store.feedback.byId(feedbackId) ?? row) }),
  }
}

function view({ store }: Deps, row: FeedbackRow): FeedbackView {
  const erasable = (personId: string) => ({ personId, text: store.desks.person(personId) })
  return {
    id: row.id,
    receipt: row.receipt,
    kind: row.kind,
    state: row.state,
    businessDate: row.businessDate,
    givenAt: row.givenMs,
    words: erasable(row.wordsPerson),
    contact: row.contactPerson === null ? null : erasable(row.contactPerson),
    agency: row.agencyId === null ? null : (store.config().agencies.get(row.agencyId) ?? row.agencyId),
    note: row.notePerson === null ? null : erasable(row.notePerson),
    about: row.about,
    slipId: store.slips.standingFor(row.id).at(-1)?.id ?? null,
  }
}
