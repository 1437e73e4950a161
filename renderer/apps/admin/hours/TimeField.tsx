import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Input, TextField } from 'react-aria-components'
import { shifted, timeOf } from '../../../features/typed/read-typed.ts'

type TimeFieldProps = {
  /** The whole place in words, for screen readers: the column stands above in sight. */
  label: string
  /** `HH:MM`, or empty. */
  value: string
  onChange: (time: string) => void
  isOptional?: boolean
}

const STEP_MINUTES = 15

/** A time typed as people write it (730, 7h30, 7:30); up and down move it by a quarter of an hour. */
export function TimeField({ label, value, onChange, isOptional = false }: TimeFieldProps): ReactNode {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? value
  const isBad = shown === '' ? !isOptional : timeOf(shown) === null

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowUp: STEP_MINUTES, ArrowDown: -STEP_MINUTES }[event.key]
    const time = timeOf(shown)
    if (step === undefined || time === null) return
    event.preventDefault()
    setTyped(null)
    onChange(shifted(time, step))
  }
  return (
    <TextField
      className="admin-time"
      aria-label={label}
      value={shown}
      isInvalid={isBad}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onBlur={() => timeOf(shown) !== null && setTyped(null)}
      onChange={(text) => {
        setTyped(text)
        onChange(timeOf(text) ?? '')
      }}
    >
      <Input className="field-input number" inputMode="numeric" maxLength={9} />
    </TextField>
  )
}
