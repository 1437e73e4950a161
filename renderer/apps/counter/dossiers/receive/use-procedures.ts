import { useEffect, useState } from 'react'
import type { ProcedureLine } from '../../../../../shared/api/find-views.ts'
import { usePage } from '../../../../client/page.tsx'

const SHOWN = 30
const REST_MS = 120

/** What was typed, when the keys have rested a moment. */
export function useRested(typed: string): string {
  const { timers } = usePage().platform
  const [rested, setRested] = useState(typed)
  useEffect(() => timers.after(REST_MS, () => setRested(typed)), [timers, typed])
  return rested
}

export type FoundProcedures = {
  readonly found: readonly ProcedureLine[]
  /** They are what fits all that is typed now, not what fitted a moment ago. */
  readonly isWhole: boolean
}

/** Procedures that fit what was typed, the best first; before the first letter those of the number's service. */
export function useProcedures(typed: string, serviceId: string | null): FoundProcedures {
  const { api } = usePage()
  const q = useRested(typed.trim())
  // While the next answer is under way the list of before stays: it must not flicker with every key.
  const [answered, setAnswered] = useState<{ q: string; found: readonly ProcedureLine[] } | null>(null)
  useEffect(() => {
    const left = new AbortController()
    const narrowed = q === '' && serviceId !== null ? { serviceId } : {}
    const query = { page: 1, size: SHOWN, ...(q === '' ? narrowed : { q }) }
    void api.call('listProcedures', { query, signal: left.signal }).then((outcome) => {
      if (outcome.ok && !left.signal.aborted) setAnswered({ q, found: outcome.value.procedures })
    })
    return () => left.abort()
  }, [api, q, serviceId])
  return { found: answered?.found ?? [], isWhole: answered?.q === typed.trim() }
}
