import type { ReactNode } from 'react'
import { TimeField } from '../hours/TimeField.tsx'

type LabelledTimeProps = { label: string; value: string; onChange: (time: string) => void }

/** A time with its label in sight. */
export function LabelledTime({ label, value, onChange }: LabelledTimeProps): ReactNode {
  return (
    <div className="field">
      <span className="field-label" aria-hidden="true">
        {label}
      </span>
      <TimeField label={label} value={value} onChange={onChange} />
    </div>
  )
}
