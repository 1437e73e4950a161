import type { AgencyQuestionView } from '../../../../shared/api/agency-views.ts'
import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { addWorkingMinutes } from '../../../../shared/domain/deadlines/working-time.ts'
import type { QuestionRow } from '../../store/agency-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { atTheDesk } from '../dossier/at-the-desk.ts'
import { rulesFor } from '../dossier/dates.ts'
import { openDraft, readParty } from '../dossier/draft.ts'
import { ownerOf, procedureOf } from '../dossier/one-dossier.ts'

type One = { questionId: string }
type Answer = { readonly words: string; readonly by: string }
const MOST_OPEN = 200

/**
 * Puts a question to an agency: an unclear procedure at once and before its dossier is taken (TT-7.1), or why something is
 * asked of a citizen who wants to know (KT-6.1đ). It waits in the list of the house until it is answered.
 */
export const askAgency: UseCase<BodyOf<'askAgency'>, AnswerOf<'askAgency'>> = (deps, command, ctx) => {
  const desk = atTheDesk(deps, ctx, command.ticketId)
  if ('refusal' in desk) return desk
  const about = aboutOf(deps, command)
  if ('refusal' in about) return about
  const { kind, party, words } = command
  const dueAt = answerBy(deps, ctx, about.agencyId)
  const draft = openDraft(deps, ctx)
  const questionId = ctx.ids.next()
  draft.events.push({
    type: 'question.asked',
    payload: {
      ...{ questionId, kind, ...about, dueAt },
      ...{ officerId: desk.officerId, counterId: desk.counterId, ticketId: desk.ticketId },
      party: party ? draft.party(party) : null,
      words: draft.words(words),
    },
  })
  return draft.decide(() => ({ questionId, dueAt }))
}

type About = { readonly agencyId: string; readonly procedureId: string | null; readonly dossierId: string | null }

/** Whose question it is: the agency of the dossier, of the procedure, or the one that was named. */
function aboutOf({ store }: Deps, { dossierId, procedureId, agencyId }: BodyOf<'askAgency'>): About | Refused {
  if (dossierId !== undefined) {
    const row = store.dossiers.byId(dossierId)
    return row ? { agencyId: row.agencyId, procedureId: row.procedureId, dossierId } : refused('DOSSIER_UNKNOWN')
  }
  if (procedureId !== undefined) {
    const row = store.catalogue().rows.get(procedureId)
    return row ? { agencyId: row.agencyId, procedureId, dossierId: null } : refused('PROCEDURE_UNKNOWN')
  }
  return agencyId !== undefined && store.config().agencies.has(agencyId)
    ? { agencyId, procedureId: null, dossierId: null }
    : refused('AGENCY_UNKNOWN')
}

/** By when the agency answers, in its working time; null: no limit is set, or nobody works in sight. */
function answerBy(deps: Deps, ctx: Ctx, agencyId: string): number | null {
  const minutes = deps.store.config().setting('agency.answerMinutes', ctx.businessDate, agencyId)
  if (minutes === undefined) return null
  return addWorkingMinutes(rulesFor(deps, ctx, agencyId).calendar, ctx.now, minutes)?.at ?? null
}

/** What the agency said, and who said it, with its time. */
export const answerQuestion: UseCase<BodyOf<'answerQuestion'> & One, AnswerOf<'answerQuestion'>> = (
  deps,
  { questionId, words, by },
  ctx,
) => {
  const row = openQuestion(deps, questionId)
  if ('refusal' in row) return row
  const draft = openDraft(deps, ctx)
  const late = row.dueMs !== null && ctx.now > row.dueMs
  draft.events.push({
    type: 'question.answered',
    payload: {
      ...{ questionId, officerId: actorOf(ctx).officerId, dossierId: row.dossierId, late },
      words: draft.words(JSON.stringify({ words, by } satisfies Answer)),
    },
  })
  return draft.decide(() => ({ questionId, late }))
}

/** The citizen has gone, or the desk knows by now. */
export const dropQuestion: UseCase<One, AnswerOf<'dropQuestion'>> = (deps, { questionId }, ctx) => {
  const row = openQuestion(deps, questionId)
  if ('refusal' in row) return row
  const payload = { questionId, officerId: actorOf(ctx).officerId, dossierId: row.dossierId }
  return { events: [{ type: 'question.dropped', payload }], answer: () => ({ questionId }) }
}

function openQuestion({ store }: Deps, questionId: string): QuestionRow | Refused {
  const row = store.agencies.question(questionId)
  return row && row.endedMs === null ? row : refused('QUESTION_OVER')
}

/** Questions that wait, the oldest first, and those that ended today. */
export const questionsNow = (deps: Deps, ctx: Ctx): AgencyQuestionView[] => {
  const { agencies } = deps.store
  return [...agencies.openQuestions(MOST_OPEN), ...agencies.questionsEndedOn(ctx.businessDate)].map((row) =>
    questionView(deps, row),
  )
}

export function questionView(deps: Deps, row: QuestionRow): AgencyQuestionView {
  const { agencies, counters, officers } = deps.store.config()
  const person = (id: string): string | null => deps.store.desks.person(id)
  return {
    ...{ id: row.id, kind: row.kind, agencyId: row.agencyId, agency: agencies.get(row.agencyId) ?? row.agencyId },
    ...aboutWords(deps, row),
    counterNumber: row.counterId === null ? null : (counters.get(row.counterId)?.number ?? null),
    officer: officers.get(row.officerId)?.name ?? '',
    words: { personId: row.wordsPerson, text: person(row.wordsPerson) },
    answer: row.answerPerson === null ? null : answerOf(row.answerPerson, person(row.answerPerson)),
    ...{ at: row.atMs, dueAt: row.dueMs, endedAt: row.endedMs, late: row.late === 1 },
  }
}

/** Who waits for it, and what it is about. */
function aboutWords(
  deps: Deps,
  row: QuestionRow,
): Pick<AgencyQuestionView, 'procedureId' | 'procedure' | 'dossierId' | 'code' | 'name' | 'phone'> {
  const { procedureId, dossierId } = row
  const party = partyOf(deps, row)
  return {
    ...{ procedureId, procedure: procedureId === null ? '' : procedureOf(deps, procedureId).name },
    ...{ dossierId, code: dossierId === null ? null : (deps.store.dossiers.byId(dossierId)?.code ?? null) },
    ...{ name: party?.name || null, phone: party?.phone ?? null },
  }
}

function partyOf(deps: Deps, { partyPerson, dossierId }: QuestionRow) {
  if (partyPerson !== null) return readParty(deps.store.desks.person(partyPerson))
  return dossierId === null ? null : ownerOf(deps, dossierId)
}

function answerOf(personId: string, text: string | null): NonNullable<AgencyQuestionView['answer']> {
  const said = text === null ? null : (JSON.parse(text) as Answer)
  return { personId, text: said?.words ?? null, by: said?.by ?? null }
}
