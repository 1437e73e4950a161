import type { ReactNode } from 'react'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Field } from '../../ui/Field.tsx'
import { CashCount } from './CashCount.tsx'
import type { useDayCount } from './use-day-count.ts'

export type DayCountFieldsProps = Pick<ReturnType<typeof useDayCount>, 'count' | 'isOff' | 'change'> & {
  /** Words of the page that asks. */
  say: Words['fees']
  system: number
}

/** The notes that two have counted, why they are others than the journal says, and who counted along. */
export function DayCountFields({ say, count, isOff, system, change }: DayCountFieldsProps): ReactNode {
  const { cash, why, witness } = count
  return (
    <>
      <CashCount say={say} cash={cash} system={system} onChange={(next) => change({ cash: next })} />
      {isOff && <Field label={say.why} value={why} maxLength={500} onChange={(next) => change({ why: next })} />}
      <Field label={say.witness} value={witness} maxLength={120} onChange={(next) => change({ witness: next })} />
    </>
  )
}
