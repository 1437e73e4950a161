import type { AgencyCallView, AgencyQuestionView } from '../../../../../shared/api/agency-views.ts'
import type { EventType } from '../../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'

/** What changes calls to agencies. */
export const AGENCY_EVENTS: readonly EventType[] = ['agency.called', 'agency.calledAgain', 'agency.callEnded']
/** What changes questions to agencies. */
export const QUESTION_EVENTS: readonly EventType[] = ['question.asked', 'question.answered', 'question.dropped']

/** Calls and questions that wait, and those of today that ended; null until they are known. */
export function useAgencyWork() {
  const { view, now, refresh } = useLiveView(
    'listAgencyWork',
    {},
    { interestedIn: [...AGENCY_EVENTS, ...QUESTION_EVENTS, 'person.erased'] },
  )
  return view && { ...view, now, refresh }
}

/** Calls of this desk that still wait for somebody, the one that is pressing most first. */
export const openCalls = (calls: readonly AgencyCallView[]): AgencyCallView[] =>
  calls
    .filter(({ isMine, endedAt }) => isMine && endedAt === null)
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.at - b.at)

/** Questions whose answer is late. */
export const lateQuestions = (questions: readonly AgencyQuestionView[], now: number): AgencyQuestionView[] =>
  questions.filter(({ endedAt, dueAt }) => endedAt === null && dueAt !== null && now > dueAt)
