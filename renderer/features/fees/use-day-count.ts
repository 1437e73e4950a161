import type { BodyOf } from '../../../shared/api/operations.ts'
import { NO_CASH, cashFound } from '../../../shared/domain/fees/count-cash.ts'
import { useKept } from '../unsaved/use-unsaved.tsx'

const NEW = { cash: NO_CASH, why: '', witness: '' }
type DayCount = typeof NEW

/**
 * The cash of a day that two count: a difference to what the journal says has its reason.
 * @param day which one, `date` and whose (null: the centre's), and how the question is called
 * @param system cash by the journal, đồng
 */
export function useDayCount(
  day: { readonly date: string; readonly of: string | null; readonly title: string },
  system: number,
): {
  readonly count: DayCount
  readonly change: (part: Partial<DayCount>) => void
  /** Counted and other than the journal says. */
  readonly isOff: boolean
  readonly isReady: boolean
  readonly body: BodyOf<'closeFeeDay'>
  /** It is closed. */
  readonly forget: () => void
} {
  const { date, of, title } = day
  const [count, keep, forget] = useKept<DayCount>(`count ${date} ${of ?? ''}`, NEW, title)
  const [why, witness] = [count.why.trim(), count.witness.trim()]
  const counted = cashFound(count.cash, system)
  const isOff = counted !== null && counted !== system
  return {
    ...{ count, isOff, forget },
    change: (part) => keep((before) => ({ ...before, ...part })),
    isReady: counted !== null && witness !== '' && (!isOff || why !== ''),
    body: { officerId: of, counted: counted ?? 0, witness, ...(isOff ? { words: why } : {}) },
  }
}
