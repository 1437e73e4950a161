import type { ReactNode } from 'react'
import { Group, Input, Label, NumberField } from 'react-aria-components'
import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNamed, useWords } from '../../../ui/language.tsx'
import { isUnchanged, unchanged, weightKey } from './scenario.ts'
import type { Scenario } from './scenario.ts'

const [FEWEST, MOST] = [-9, 9]
const [MOST_RUN, MOST_WEIGHT] = [20, 100]

export type ScenarioFormProps = { day: DayRecord; scenario: Scenario; onChange: (next: Scenario) => void }

/** What can be tried: turns of priority, counters of each service, weights. Every change is played at once. */
export function ScenarioForm({ day, scenario, onChange }: ScenarioFormProps): ReactNode {
  const text = useWords().manager.replay
  const named = useNamed()
  const used = new Set(day.tickets.map(({ serviceId }) => serviceId))
  const services = day.services.filter(({ id }) => used.has(id))
  const setExtra = (id: string, n: number): void => onChange({ ...scenario, extra: { ...scenario.extra, [id]: n } })
  return (
    <section className="panel" aria-labelledby="scenario-title">
      <div className="replay-head">
        <h2 id="scenario-title">{text.changes}</h2>
        <Button
          variant="quiet"
          icon="back"
          isDisabled={isUnchanged(scenario, day)}
          onPress={() => onChange(unchanged(day))}
        >
          {text.reset}
        </Button>
      </div>
      <Whole
        label={text.maxRun}
        value={scenario.priorityMaxRun}
        from={1}
        to={MOST_RUN}
        onChange={(priorityMaxRun) => onChange({ ...scenario, priorityMaxRun })}
      />
      <h3>{text.extra}</h3>
      <p className="small">{text.extraHint}</p>
      <ul className="replay-extra">
        {services.map((service) => {
          const { id, letter } = service
          const name = named(service)
          const n = scenario.extra[id] ?? 0
          return (
            <li key={id} data-service={id}>
              <span>
                <span className="number hall-letter">{letter}</span> {name}
              </span>
              <Button isDisabled={n <= FEWEST} onPress={() => setExtra(id, n - 1)} aria-label={text.fewer(name)}>
                −
              </Button>
              <span className="number replay-count">{n > 0 ? `+${n}` : n}</span>
              <Button isDisabled={n >= MOST} onPress={() => setExtra(id, n + 1)} aria-label={text.more(name)}>
                +
              </Button>
            </li>
          )
        })}
      </ul>
      <details>
        <summary>{text.weights}</summary>
        <Weights day={day} used={used} scenario={scenario} onChange={onChange} />
      </details>
    </section>
  )
}

function Weights({ day, used, scenario, onChange }: ScenarioFormProps & { used: ReadonlySet<string> }): ReactNode {
  const { common, manager } = useWords()
  const letters = new Map(day.services.map(({ id, letter }) => [id, letter]))
  const open = day.counters.filter(({ spans }) => spans.length > 0)
  return (
    <ul className="replay-weights">
      {open.map((counter) => (
        <li key={counter.id}>
          <span>{common.counter(counter.number)}</span>
          {counter.services
            .filter(({ serviceId }) => used.has(serviceId))
            .map(({ serviceId, weight }) => (
              <Whole
                key={serviceId}
                label={letters.get(serviceId) ?? ''}
                name={manager.replay.weightOf(counter.number, letters.get(serviceId) ?? '')}
                value={scenario.weights[weightKey(counter.id, serviceId)] ?? weight}
                from={1}
                to={MOST_WEIGHT}
                onChange={(value) => {
                  const { [weightKey(counter.id, serviceId)]: _before, ...others } = scenario.weights
                  const own = value === weight ? {} : { [weightKey(counter.id, serviceId)]: value }
                  onChange({ ...scenario, weights: { ...others, ...own } })
                }}
              />
            ))}
        </li>
      ))}
    </ul>
  )
}

type WholeProps = {
  label: string
  /** For a screen reader, when the label is short. */
  name?: string
  value: number
  from: number
  to: number
  onChange: (value: number) => void
}

/** A whole number to type or to step by the arrow keys. */
function Whole({ label, name, value, from, to, onChange }: WholeProps): ReactNode {
  const set = (next: number): void => onChange(Number.isFinite(next) ? next : from)
  return (
    <NumberField
      className="replay-whole"
      value={value}
      minValue={from}
      maxValue={to}
      step={1}
      onChange={set}
      {...(name ? { 'aria-label': name } : {})}
    >
      {name ? <span aria-hidden="true">{label}</span> : <Label>{label}</Label>}
      <Group>
        <Input className="field-input" />
      </Group>
    </NumberField>
  )
}
