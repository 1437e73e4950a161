import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import { startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import { weekdayDate } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { ReplayResult } from './ReplayResult.tsx'
import { ScenarioForm } from './ScenarioForm.tsx'
import { unchanged } from './scenario.ts'
import type { Scenario } from './scenario.ts'
import { useReplay } from './use-replay.ts'
import './replay.css'

/** With fewer calls on their time the replay only compares. */
const CLOSE_ENOUGH = 0.9

/** A past day with other weights, turns and counters: what waits would have been. */
export function ReplayArea(): ReactNode {
  const words = useWords()
  const text = words.manager.replay
  const [language] = useLanguage()
  const { view } = useLiveView('listDays', {}, { interestedIn: [] })
  const [chosen, choose] = useState<string | null>(null)
  const date = chosen ?? view?.days[0] ?? null
  const day = useDay(date)
  const [tried, setTried] = useState<{ date: string; scenario: Scenario } | null>(null)
  const asItWas = useUnchanged(day)
  const scenario = tried && tried.date === day?.date ? tried.scenario : asItWas
  const { comparison, running } = useReplay(day, scenario)

  if (!view) return <p role="status">{words.common.connecting}</p>
  return (
    <div className="replay">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      {date === null ? (
        <p role="status">{text.noDays}</p>
      ) : (
        <>
          <div className="replay-day">
            <Select
              label={text.day}
              options={view.days.map((one) => ({ id: one, text: weekdayDate(startOfDay(one), language) }))}
              value={date}
              onChange={choose}
            />
            {comparison && (
              <Notice
                kind={comparison.close < CLOSE_ENOUGH ? 'care' : 'info'}
                title={text.closeness(text.percent(comparison.close))}
              >
                <p className="small">
                  {text.rule(text.percent(comparison.agreed))} {comparison.close < CLOSE_ENOUGH && text.farOff}
                </p>
              </Notice>
            )}
          </div>
          {day && scenario && (
            <div className="replay-columns">
              <ScenarioForm
                day={day}
                scenario={scenario}
                onChange={(next) => setTried({ date: day.date, scenario: next })}
              />
              <ReplayResult day={day} comparison={comparison} running={running} />
            </div>
          )}
        </>
      )}
    </div>
  )
}

/** One value for as long as the day is the same. */
function useUnchanged(day: DayRecord | null): Scenario | null {
  const [held, hold] = useState<{ day: DayRecord; scenario: Scenario } | null>(null)
  if (day && held?.day !== day) hold({ day, scenario: unchanged(day) })
  return held?.day === day ? (held?.scenario ?? null) : null
}

function useDay(date: string | null): DayRecord | null {
  const { api } = usePage()
  const [day, setDay] = useState<DayRecord | null>(null)
  useEffect(() => {
    if (date === null) return
    const ended = new AbortController()
    void api.call('getDayRecord', { query: { date }, signal: ended.signal }).then((outcome) => {
      if (outcome.ok && !ended.signal.aborted) setDay(outcome.value)
    })
    return () => ended.abort()
  }, [api, date])
  return day?.date === date ? day : null
}
