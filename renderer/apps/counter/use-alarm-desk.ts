import type { AlarmKind } from '../../../shared/api/alarm-views.ts'
import type { SessionView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
import { ALARM_KEYS } from '../../features/alarms/AlarmLines.tsx'
import { mayAnswer, mayEnd, useAlarms } from '../../features/alarms/use-alarms.ts'
import type { Looker } from '../../features/alarms/use-alarms.ts'
import { useWords } from '../../ui/language.tsx'
import type { News } from './use-desk-press.ts'

/** The quiet alarm at a counter: what there is, what can be done, and its keys. It never waits for another press. */
export function useAlarmDesk({ officer }: SessionView, say: (news: News) => void) {
  const { api } = usePage()
  const { alarms: words } = useWords()
  const alarms = useAlarms()
  const who: Looker = { officerId: officer.id, isLeader: officer.role === 'leader' }

  async function raise(kind: AlarmKind): Promise<void> {
    const outcome = await api.press('raiseAlarm', { body: { kind } })
    if (!outcome.ok) say({ kind: 'stop', text: words.notSent })
  }
  async function press(operation: 'answerAlarm' | 'endAlarm', alarmId: string): Promise<void> {
    const outcome = await api.press(operation, { params: { alarmId }, body: {} })
    const done = operation === 'answerAlarm' ? words.answered : words.ended
    say(outcome.ok ? { kind: 'good', text: done } : { kind: 'stop', text: outcome.message })
  }
  const answer = (alarmId: string): void => void press('answerAlarm', alarmId)
  const end = (alarmId: string): void => void press('endAlarm', alarmId)

  const toAnswer = alarms.find((alarm) => mayAnswer(alarm, who))
  const toEnd = alarms.find((alarm) => mayEnd(alarm, who))
  const keys: Record<string, () => void> = {
    ...(toAnswer ? { [ALARM_KEYS.answer]: () => answer(toAnswer.id) } : {}),
    ...(toEnd ? { [ALARM_KEYS.end]: () => end(toEnd.id) } : {}),
  }
  return { alarms, who, raise: (kind: AlarmKind) => void raise(kind), answer, end, keys }
}

export type AlarmDesk = ReturnType<typeof useAlarmDesk>
