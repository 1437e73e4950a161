import type { ReactNode } from 'react'
import type { RunView } from '../../../../../shared/api/house-views.ts'
import { sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import type { IconName } from '../../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'

/** One run of the day with the agencies that it goes to. */
export type RunTime = { readonly by: number; readonly name: string; readonly runs: readonly RunView[] }

const ICONS: Readonly<Record<RunView['state'], IconName>> = {
  coming: 'clock',
  now: 'bell',
  missed: 'alert',
  done: 'check',
}
const WORST: readonly RunView['state'][] = ['missed', 'now', 'coming', 'done']

/** Runs of all agencies, by their time. */
export function byTime(runs: readonly RunView[]): RunTime[] {
  const groups = Map.groupBy(runs, ({ by, name }) => `${by} ${name}`)
  return [...groups.values()].flatMap((own) => (own[0] ? [{ by: own[0].by, name: own[0].name, runs: own }] : []))
}

export type RunGroupProps = {
  time: RunTime
  now: number
  isLost: boolean
  onHand: (run: RunView) => void
  onTake: (run: RunTime) => void
}

/** A run: how it stands, and what waits for it, agency by agency; nothing is said of those that get nothing. */
export function RunGroup({ time, now, isLost, onHand, onTake }: RunGroupProps): ReactNode {
  const { house } = useWords()
  const [language] = useLanguage()
  const state = WORST.find((one) => time.runs.some((run) => run.state === one)) ?? 'done'
  const waiting = time.runs.filter((run) => run.waiting > 0)
  return (
    <li className="run-group" data-run-state={state} data-run={time.name}>
      <div className="runs-line">
        <span className="runs-when">
          <strong>{house.run(time.name)}</strong>
          {!sameDay(time.by, now) && <span className="small">{weekdayDate(time.by, language)}</span>}
        </span>
        <span className="runs-who">
          <span className="runs-state">
            <Icon name={ICONS[state]} />
            {house.states[state]}
          </span>
        </span>
        {sameDay(time.by, now) && (
          <span className="runs-do">
            <Button variant="quiet" icon="hand" isDisabled={isLost} onPress={() => onTake(time)}>
              {house.takeRun}
            </Button>
          </span>
        )}
      </div>
      {waiting.map((run) => (
        <div key={run.agencyId} className="runs-line run-agency" data-agency={run.agencyId}>
          <span className="runs-who">
            {run.agency}
            <span className="small">{house.waiting(run.waiting)}</span>
          </span>
          <span className="runs-do">
            <Button
              variant={run.state === 'coming' ? 'plain' : 'action'}
              icon="send"
              isDisabled={isLost}
              onPress={() => onHand(run)}
            >
              {house.handRun}
            </Button>
          </span>
        </div>
      ))}
    </li>
  )
}
