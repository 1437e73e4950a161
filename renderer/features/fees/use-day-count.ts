import { useState } from 'react'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { NO_CASH, cashFound } from '../../../shared/domain/fees/count-cash.ts'

const NEW = { cash: NO_CASH, why: '', witness: '' }
type DayCount = typeof NEW

/**
 * The cash of a day that two count: a difference to what the journal says has its reason.
 * @param of whose day; null: the centre's
 * @param system cash by the journal, đồng
 */
export function useDayCount(
  of: string | null,
  system: number,
): {
  readonly count: DayCount
  readonly change: (part: Partial<DayCount>) => void
  /** Counted and other than the journal says. */
  readonly isOff: boolean
  readonly isReady: boolean
  readonly body: BodyOf<'closeFeeDay'>
} {
  const [count, setCount] = useState<DayCount>(NEW)
  const [why, witness] = [count.why.trim(), count.witness.trim()]
  const counted = cashFound(count.cash, system)
  const isOff = counted !== null && counted !== system
  return {
    ...{ count, isOff },
    change: (part) => setCount((before) => ({ ...before, ...part })),
    isReady: counted !== null && witness !== '' && (!isOff || why !== ''),
    body: { officerId: of, counted: counted ?? 0, witness, ...(isOff ? { words: why } : {}) },
  }
}
