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

export type FoundLines = {
  lines: readonly DossierLine[]
  isMore: boolean
  /** What they answer to. */
  q: string
  /** They answer to what stands in the field now: what was found before must not be opened instead. */
  isCurrent: boolean
}

/** Dossiers that fit what was typed; the list of before stays while the next answer is under way. */
export function useFound(typed: string): FoundLines | null {
  const q = useRested(typed.trim())
  const { view } = useLiveView(
    'searchDossiers',
    {},
    { interestedIn: DOSSIER_EVENTS, query: { q, page: 1, size: SIZE } },
  )
  // A view is that of the question under which it came: for a moment the one of before stands beside the next question.
  const [last, setLast] = useState<{ q: string; view: NonNullable<typeof view> } | null>(null)
  if (view !== null && view !== last?.view) setLast({ q, view })
  if (last === null) return null
  return { lines: last.view.dossiers, isMore: last.view.isMore, q: last.q, isCurrent: last.q === typed.trim() }
}
