import { answerAlarm, endAlarm, listAlarms, raiseAlarm } from '../../usecases/alarms.ts'
import type { Handlers } from './handler.ts'

export const alarmsHandlers = {
  listAlarms: (deps, _request, ctx) => ({ answer: () => listAlarms(deps, ctx) }),
  raiseAlarm: (deps, { body }, ctx) => raiseAlarm(deps, body, ctx),
  answerAlarm: (deps, { params }, ctx) => answerAlarm(deps, params, ctx),
  endAlarm: (deps, { params }, ctx) => endAlarm(deps, params, ctx),
} satisfies Partial<Handlers>
