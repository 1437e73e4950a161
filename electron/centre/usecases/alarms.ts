import type { AlarmView } from '../../../shared/api/alarm-views.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { AlarmRow } from '../store/alarm-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'

/** Calls for help that nobody has ended, the oldest first. */
export const listAlarms = (deps: Deps, ctx: Ctx): AnswerOf<'listAlarms'> => ({
  alarms: deps.store.alarms.open().map((row) => alarmView(deps, row)),
  now: ctx.now,
  through: deps.through(),
})

/** Calls colleagues. Who presses again in need calls once: the open call is answered as it stands. */
export const raiseAlarm: UseCase<BodyOf<'raiseAlarm'>, AnswerOf<'raiseAlarm'>> = (deps, { kind }, ctx) => {
  const { officerId, counterId } = actorOf(ctx)
  const open = deps.store.alarms.open().find((row) => row.officerId === officerId)
  if (open) return { answer: () => ({ alarm: alarmView(deps, open) }) }
  const alarmId = ctx.ids.next()
  return {
    events: [{ type: 'alarm.raised', payload: { alarmId, kind, officerId, counterId } }],
    answer: () => oneAlarm(deps, alarmId),
  }
}

/** Tells who called that one is on the way. Saying it again changes nothing. */
export const answerAlarm: UseCase<{ alarmId: string }, AnswerOf<'answerAlarm'>> = (deps, { alarmId }, ctx) => {
  const row = deps.store.alarms.openById(alarmId)
  if (!row) return refused('ALARM_UNKNOWN')
  const { officerId, counterId } = actorOf(ctx)
  const answer = () => oneAlarm(deps, alarmId)
  if (row.officerId === officerId || isComing(deps, alarmId, officerId)) return { answer }
  return { events: [{ type: 'alarm.answered', payload: { alarmId, officerId, counterId } }], answer }
}

/** Ends a call for help: who called, who came, or a leader. */
export const endAlarm: UseCase<{ alarmId: string }, AnswerOf<'endAlarm'>> = (deps, { alarmId }, ctx) => {
  const row = deps.store.alarms.openById(alarmId)
  if (!row) return refused('ALARM_UNKNOWN')
  const { officerId, role } = actorOf(ctx)
  if (row.officerId !== officerId && role !== 'leader' && !isComing(deps, alarmId, officerId))
    return refused('ALARM_NOT_YOURS')
  return { events: [{ type: 'alarm.ended', payload: { alarmId, officerId } }], answer: () => ({}) }
}

const isComing = ({ store }: Deps, alarmId: string, officerId: string): boolean =>
  store.alarms.answers(alarmId).some((answer) => answer.officerId === officerId)

function oneAlarm(deps: Deps, alarmId: string): { alarm: AlarmView } {
  const row = deps.store.alarms.openById(alarmId)
  if (!row) throw new Error(`no alarm ${alarmId}`)
  return { alarm: alarmView(deps, row) }
}

function alarmView(deps: Deps, { id, kind, officerId, counterId, raisedMs }: AlarmRow): AlarmView {
  const { officers, counters } = deps.store.config()
  const colleague = (who: { officerId: string; counterId: string | null }) => ({
    officerId: who.officerId,
    name: officers.get(who.officerId)?.name ?? '',
    counterNumber: who.counterId === null ? null : (counters.get(who.counterId)?.number ?? null),
  })
  const coming = deps.store.alarms.answers(id).map(colleague)
  return { id, kind, by: colleague({ officerId, counterId }), at: raisedMs, coming }
}
