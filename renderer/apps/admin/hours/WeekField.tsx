import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Hours } from '../../../../shared/domain/events/config-events.ts'
import { EMPTY_WEEK, hoursOf, isComplete, weekOf } from './week.ts'
import { WeekEditor } from './WeekEditor.tsx'

type WeekFieldProps = { label: string; value: unknown; onChange: (hours: unknown) => void }

/** The hours of a week as a field of a form; gives undefined while a time is not typed to the end. */
export function WeekField({ label, value, onChange }: WeekFieldProps): ReactNode {
  const [week, setWeek] = useState(() => (value === undefined ? EMPTY_WEEK : weekOf(value as Hours)))
  return (
    <div role="group" aria-label={label}>
      <WeekEditor
        week={week}
        onChange={(next) => {
          setWeek(next)
          onChange(isComplete(next) ? hoursOf(next) : undefined)
        }}
      />
    </div>
  )
}
