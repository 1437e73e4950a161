import { useEffect, useState } from 'react'
import type { ProcedureLine } from '../../../../../shared/api/find-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'

const SHOWN = 30
const REST_MS = 120

/** What was typed, when the keys have rested a moment. */
export function useRested(typed: string): string {
  const { timers } = usePage().platform
  const [rested, setRested] = useState(typed)
  useEffect(() => timers.after(REST_MS, () => setRested(typed)), [timers, typed])
  return rested
}

/** Procedures that fit what was typed, the best first; before the first letter those of the number's service. */
export function useProcedures(typed: string, serviceId: string | null): readonly ProcedureLine[] {
  const q = useRested(typed.trim())
  const narrowed = q === '' && serviceId !== null ? { serviceId } : {}
  const { view } = useLiveView(
    'listProcedures',
    {},
    { interestedIn: ['config.changed'], query: { page: 1, size: SHOWN, ...(q === '' ? narrowed : { q }) } },
  )
  // While the next answer is under way the list of before stays: it must not flicker with every key.
  const [last, setLast] = useState(view)
  if (view !== null && view !== last) setLast(view)
  return last?.procedures ?? []
}
