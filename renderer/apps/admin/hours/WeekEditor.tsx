import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CheckBox } from '../parts/CheckList.tsx'
import { DayLine } from './DayLine.tsx'
import { TimeField } from './TimeField.tsx'
import { mondayForAll, USUAL_DAY, withDay, withPart } from './week.ts'
import type { Part, PartField, Week } from './week.ts'
import './week.css'

type WeekEditorProps = { week: Week; onChange: (week: Week) => void }

/** A week of hours: a line a day, every time in sight, each day drawn as it will be. */
export function WeekEditor({ week, onChange }: WeekEditorProps): ReactNode {
  const words = useWords().admin.hours
  return (
    <div className="week">
      <div className="week-head" aria-hidden="true">
        <span className="week-part-head">{words.working}</span>
        <span className="week-part-head">{words.reception}</span>
        <span className="week-part-head">{words.working}</span>
        <span className="week-part-head">{words.reception}</span>
      </div>
      {week.days.map((parts, day) => (
        <DayRow
          key={words.days[day]}
          name={words.days[day] ?? ''}
          parts={parts}
          onChange={(next) => onChange(withDay(week, day, next))}
        />
      ))}
      <div className="admin-row week-foot">
        <Button icon="lower" onPress={() => onChange(mondayForAll(week))}>
          {words.copy}
        </Button>
        <p className="small">
          {words.keys} {words.legend}
        </p>
      </div>
    </div>
  )
}

type DayRowProps = {
  name: string
  parts: readonly Part[]
  onChange: (parts: readonly Part[]) => void
}

function DayRow({ name, parts, onChange }: DayRowProps): ReactNode {
  const words = useWords().admin.hours
  const isOpen = parts.length > 0
  return (
    <div className="week-day" role="group" aria-label={name}>
      <CheckBox isSelected={isOpen} label={words.open(name)} onChange={(on) => onChange(on ? USUAL_DAY : [])}>
        <strong>{name}</strong>
      </CheckBox>
      <div className="week-times">
        {!isOpen && <p className="small">{words.dayOff}</p>}
        {parts.map((part, i) => (
          <PartFields
            key={i}
            name={name}
            place={i + 1}
            part={part}
            onChange={(field, time) => onChange(parts.map((old, j) => (i === j ? { ...old, [field]: time } : old)))}
          />
        ))}
        <DayLine parts={parts} />
      </div>
      <div className="week-tools">
        {isOpen && parts.length < 4 && (
          <Button variant="quiet" aria-label={`${words.addSpan}: ${name}`} onPress={() => onChange(withPart(parts))}>
            +
          </Button>
        )}
        {parts.length > 1 && (
          <Button variant="quiet" aria-label={words.removeSpan(name)} onPress={() => onChange(parts.slice(0, -1))}>
            −
          </Button>
        )}
      </div>
    </div>
  )
}

type PartFieldsProps = {
  name: string
  place: number
  part: Part
  onChange: (field: PartField, time: string) => void
}

function PartFields({ name, place, part, onChange }: PartFieldsProps): ReactNode {
  const words = useWords().admin.hours
  const field = (of: PartField, what: string, end: string, isOptional = false): ReactNode => (
    <TimeField
      label={`${words.spanLabel(name, what, place)}, ${end}`}
      value={part[of]}
      isOptional={isOptional}
      onChange={(time) => onChange(of, time)}
    />
  )
  return (
    <>
      <span className="week-span">
        {field('from', words.working, words.from)}–{field('to', words.working, words.to)}
      </span>
      <span className="week-span week-span-reception">
        {field('receptionFrom', words.reception, words.from, true)}–
        {field('receptionTo', words.reception, words.to, true)}
      </span>
    </>
  )
}
