import { useState } from 'react'
import type { ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AlarmLines } from './AlarmLines.tsx'
import { useAlarms } from './use-alarms.ts'
import type { Looker } from './use-alarms.ts'

/** The quiet alarm on a page without keys of its own, e.g. the manager's: one line for each call, nothing when there is none. */
export function StaffAlarms({ who }: { who: Looker }): ReactNode {
  const { api } = usePage()
  const alarms = useAlarms()
  const [problem, setProblem] = useState<string | null>(null)
  async function press(operation: 'answerAlarm' | 'endAlarm', alarmId: string): Promise<void> {
    const outcome = await api.press(operation, { params: { alarmId }, body: {} })
    setProblem(outcome.ok ? null : outcome.message)
  }
  return (
    <>
      <AlarmLines
        alarms={alarms}
        who={who}
        onAnswer={(id) => void press('answerAlarm', id)}
        onEnd={(id) => void press('endAlarm', id)}
      />
      {problem && alarms.length > 0 && <Notice kind="stop" title={problem} live />}
    </>
  )
}
