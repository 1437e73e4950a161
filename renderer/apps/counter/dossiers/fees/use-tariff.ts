import { useEffect } from 'react'
import { usePage } from '../../../../client/page.tsx'
import type { VisitDraft } from '../receive/draft.ts'
import type { Patch } from '../receive/use-reception.ts'
import { withTariff } from './tariff-draft.ts'

/** The tariff that holds for what is entered: asked for with the procedure, its case and the channel. */
export function useTariff({ now: { procedure, caseCode }, channel: filed }: VisitDraft, patch: Patch): void {
  const { api } = usePage()
  const procedureId = procedure?.id ?? null
  const channel = filed === 'online' || filed === 'postal' ? filed : 'direct'

  useEffect(() => {
    if (procedureId === null) return undefined
    const left = new AbortController()
    const query = { channel, ...(caseCode === null ? {} : { caseCode }) } as const
    void api.call('getTariff', { params: { procedureId }, query, signal: left.signal }).then((outcome) => {
      if (left.signal.aborted || !outcome.ok) return
      const { lines } = outcome.value
      patch((before) =>
        before.now.procedure?.id === procedureId
          ? { ...before, now: { ...before.now, tariff: withTariff(before.now.tariff, lines) } }
          : before,
      )
    })
    return () => left.abort()
    // A patch is made anew with each drawing and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api, procedureId, caseCode, channel])
}
