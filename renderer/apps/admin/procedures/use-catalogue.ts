import { useState } from 'react'
import type { ProcedureLine } from '../../../../shared/api/find-views.ts'
import { useLiveView } from '../../../client/use-live-view.ts'

const SHOWN = 50

export type CatalogueState = {
  readonly procedures: readonly ProcedureLine[]
  /** All that fit, also those not shown. */
  readonly total: number
  readonly typed: string
  type(words: string): void
  readonly fieldId: string | null
  narrow(fieldId: string | null): void
}

/** The procedures that fit what was typed, the best first; the centre searches, for they may be thousands. */
export function useCatalogue(): CatalogueState {
  const [typed, type] = useState('')
  const [fieldId, narrow] = useState<string | null>(null)
  const q = typed.trim()
  const { view } = useLiveView(
    'listProcedures',
    {},
    {
      interestedIn: ['config.changed', 'catalogue.imported', 'catalogue.importUndone'],
      query: { page: 1, size: SHOWN, ...(q === '' ? {} : { q }), ...(fieldId === null ? {} : { fieldId }) },
    },
  )
  // While the next answer is under way the list of before stays: it must not flicker with every key.
  const [last, setLast] = useState(view)
  if (view !== null && view !== last) setLast(view)
  return { procedures: last?.procedures ?? [], total: last?.total ?? 0, typed, type, fieldId, narrow }
}
