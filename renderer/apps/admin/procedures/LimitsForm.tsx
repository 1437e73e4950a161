import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { CHANNELS, limitOf, takesRemoteDays, UNITS, withLimit, withRemoteDays } from './limits.ts'
import type { Limit } from './limits.ts'

type LimitsFormProps = { limits: readonly Limit[]; onChange: (limits: Limit[]) => void }

/** The time limit of each channel: a number and its unit, or words where the source gives no number. */
export function LimitsForm({ limits, onChange }: LimitsFormProps): ReactNode {
  const words = useWords()
  const { adminProcedures } = words
  // Copying fills fields that keep what was typed into them: they begin anew with it.
  const [round, setRound] = useState(0)
  const direct = limitOf(limits, 'direct')

  function copy(): void {
    onChange(CHANNELS.map((channel) => ({ ...direct, channel })))
    setRound(round + 1)
  }
  return (
    <fieldset className="admin-checks">
      <legend>{words.find.limit}</legend>
      <p className="small">{adminProcedures.limitsHint}</p>
      <div className="admin-rows">
        {CHANNELS.map((channel) => {
          const limit = limitOf(limits, channel)
          const change = (part: Partial<Limit>): void => onChange(withLimit(limits, { ...limit, ...part }))
          return (
            <div
              key={`${channel} ${round}`}
              className="admin-rows-row procedure-limit"
              role="group"
              aria-label={words.find.channels[channel]}
            >
              <strong className="procedure-channel">{words.find.channels[channel]}</strong>
              <div className="admin-rows-fields">
                <NumberField
                  label={adminProcedures.amount}
                  value={limit.amount}
                  min={0}
                  onChange={(amount) => change({ amount: amount === 0 ? null : amount })}
                />
                <Select
                  label={adminProcedures.unitLabel}
                  value={limit.unit}
                  options={UNITS.map((id) => ({ id, text: adminProcedures.unit[id] }))}
                  onChange={(unit) => change({ unit: unit as Limit['unit'] })}
                />
                {takesRemoteDays(limit) && (
                  <NumberField
                    label={adminProcedures.remoteDays}
                    value={limit.remoteDays ?? null}
                    min={0}
                    max={60}
                    onChange={(days) => onChange(withLimit(limits, withRemoteDays(limit, days)))}
                  />
                )}
                <Field
                  label={adminProcedures.limitWords}
                  value={limit.words}
                  maxLength={300}
                  onChange={(typed) => change({ words: typed })}
                />
              </div>
            </div>
          )
        })}
      </div>
      {limits.some(({ channel }) => channel === 'direct') && <Button onPress={copy}>{adminProcedures.copy}</Button>}
    </fieldset>
  )
}
