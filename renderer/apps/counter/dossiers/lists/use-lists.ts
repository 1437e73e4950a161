import { useState } from 'react'
import type { DossierLine, DossierListName } from '../../../../../shared/api/dossier-views.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { useRested } from '../receive/use-procedures.ts'
import { DOSSIER_EVENTS } from '../use-counts.ts'

export const SIZE = 50

/** A page of a list, kept fresh; null while it is read. */
export function useList(list: DossierListName, page: number): { lines: readonly DossierLine[]; total: number } | null {
  const { view } = useLiveView(
    'listDossiers',
    { list },
    { interestedIn: DOSSIER_EVENTS, everyMinute: true, query: { page, size: SIZE } },
  )
  return view && { lines: view.dossiers, total: view.total }
}

/** Dossiers that fit what was typed; the list of before stays while the next answer is under way. */
export function useFound(typed: string): { lines: readonly DossierLine[]; isMore: boolean } | null {
  const q = useRested(typed.trim())
  const { view } = useLiveView(
    'searchDossiers',
    {},
    { interestedIn: DOSSIER_EVENTS, query: { q, page: 1, size: SIZE } },
  )
  const [last, setLast] = useState(view)
  if (view !== null && view !== last) setLast(view)
  return last && { lines: last.dossiers, isMore: last.isMore }
}
