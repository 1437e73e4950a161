import { useEffect, useState } from 'react'
import type { DueDateView } from '../../../../../shared/api/due-views.ts'
import { usePage } from '../../../../client/page.tsx'
import type { VisitDraft } from './draft.ts'

/** `own`: nothing can be counted, the officer promises a day. */
export type Due =
  | { readonly state: 'none' | 'loading' | 'own' }
  | { readonly state: 'counted'; readonly view: DueDateView }
  | { readonly state: 'refused'; readonly message: string }

type Answered = { readonly asked: string; readonly due: Due }

const MINUTE_MS = 60_000
const LOADING: Due = { state: 'loading' }

/**
 * The due date of what is entered now, as it would be on the receipt; asked for anew each minute, for cut-offs pass. While
 * the line is down the last answer stays.
 */
export function useDue({ now: { procedure, caseCode }, channel }: VisitDraft, now: number): Due {
  const { api } = usePage()
  const [answered, setAnswered] = useState<Answered | null>(null)
  const procedureId = procedure?.id ?? null
  const asked = JSON.stringify([procedureId, caseCode, channel])
  const minute = Math.floor(now / MINUTE_MS)

  useEffect(() => {
    if (procedureId === null) return
    const left = new AbortController()
    const query = { channel, ...(caseCode === null ? {} : { caseCode }) }
    void api.call('computeDueDate', { params: { procedureId }, query, signal: left.signal }).then((outcome) => {
      if (left.signal.aborted) return
      if (outcome.ok) setAnswered({ asked, due: { state: 'counted', view: outcome.value } })
      else if (outcome.code === 'DUE_DATE_NEEDED') setAnswered({ asked, due: { state: 'own' } })
      else if (outcome.code !== 'NO_ANSWER') setAnswered({ asked, due: { state: 'refused', message: outcome.message } })
    })
    return () => left.abort()
  }, [api, asked, procedureId, caseCode, channel, minute])

  if (procedureId === null) return { state: 'none' }
  return answered?.asked === asked ? answered.due : LOADING
}
