import { issueFeedbackLetter } from '../../usecases/feedback-letter.ts'
import {
  answerFeedback,
  classFeedback,
  forwardFeedback,
  giveFeedback,
  listFeedback,
  readFeedback,
} from '../../usecases/feedback.ts'
import type { Handlers } from './handler.ts'

export const feedbackHandlers = {
  giveFeedback: (deps, { body }, ctx) => giveFeedback(deps, body, ctx),
  listFeedback: (deps, { query }) => ({ answer: () => listFeedback(deps, query) }),
  readFeedback: (deps, { params }, ctx) => readFeedback(deps, params, ctx),
  forwardFeedback: (deps, { params, body }, ctx) => forwardFeedback(deps, { ...params, ...body }, ctx),
  classFeedback: (deps, { params, body }, ctx) => classFeedback(deps, { ...params, ...body }, ctx),
  issueFeedbackLetter: (deps, { params }, ctx) => issueFeedbackLetter(deps, params, ctx),
  answerFeedback: (deps, { params, body }, ctx) => answerFeedback(deps, { ...params, ...body }, ctx),
} satisfies Partial<Handlers>
