import { useEffect, useState } from 'react'
import type { DueDateView } from '../../../../shared/api/due-views.ts'
import type { QueryOf } from '../../../../shared/api/operations.ts'
import { usePage } from '../../../client/page.tsx'

export type DueTrial = Pick<QueryOf<'computeDueDate'>, 'channel' | 'caseCode' | 'receivedAt'>
export type DueOutcome = { readonly view: DueDateView } | { readonly message: string }

/** What the centre answers for a dossier received at some moment; null while nothing is asked or known. */
export function useDueDate(procedureId: string, trial: DueTrial | null): DueOutcome | null {
  const { api } = usePage()
  const [known, setKnown] = useState<{ asked: string; outcome: DueOutcome } | null>(null)
  const asked = trial && JSON.stringify([procedureId, trial])

  useEffect(() => {
    if (asked === null) return
    const left = new AbortController()
    const [params, query] = JSON.parse(asked) as [string, DueTrial]
    void api.call('computeDueDate', { params: { procedureId: params }, query, signal: left.signal }).then((answer) => {
      if (left.signal.aborted) return
      setKnown({ asked, outcome: answer.ok ? { view: answer.value } : { message: answer.message } })
    })
    return () => left.abort()
  }, [api, asked])
  return known !== null && known.asked === asked ? known.outcome : null
}
