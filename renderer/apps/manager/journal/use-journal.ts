import { useEffect, useEffectEvent, useState } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { EVENTS } from '../../../../shared/domain/events/catalogue.ts'
import type { JournalEntry } from '../../../../shared/api/views.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { joinPages } from './journal-pages.ts'

const EVERY_TYPE = Object.keys(EVENTS) as EventType[]
const PAGE = 50
/** What the centre gives at most in one answer. */
const LARGE_PAGE = 500

/** The journal, newest first: the newest page follows the centre, older ones come when they are asked for. */
export function useJournal() {
  const { api } = usePage()
  const live = useLiveView('listJournal', {}, { interestedIn: EVERY_TYPE, query: { limit: PAGE } })
  const [shown, setShown] = useState<{ page: readonly JournalEntry[] | null; entries: readonly JournalEntry[] }>({
    page: null,
    entries: [],
  })
  const [pending, setPending] = useState(false)
  const newest = live.view?.entries ?? null
  if (newest !== null && newest !== shown.page) setShown({ page: newest, entries: joinPages(newest, shown.entries) })

  const oldest = shown.entries.at(-1)?.seq ?? null
  async function older(limit = PAGE): Promise<void> {
    if (oldest === null || oldest <= 1 || pending) return
    setPending(true)
    const outcome = await api.call('listJournal', { query: { before: oldest, limit } })
    setPending(false)
    if (outcome.ok) setShown((now) => ({ ...now, entries: joinPages(now.entries, outcome.value.entries) }))
  }

  return { ...live, entries: shown.entries, pending, older, isBeginning: oldest === 1 }
}

/**
 * Reads older pages until the whole of the newest business day is there. @returns the day, and whether it is whole;
 * null before anything was read
 */
export function useWholeDay(
  journal: ReturnType<typeof useJournal>,
  wanted: boolean,
): { date: string; whole: boolean } | null {
  const { entries, pending, isBeginning, older } = journal
  const date = entries[0]?.businessDate
  const whole = isBeginning || (date !== undefined && (entries.at(-1)?.businessDate ?? date) < date)
  const goOn = useEffectEvent(() => older(LARGE_PAGE))
  useEffect(() => {
    if (wanted && !whole && !pending) void goOn()
  }, [wanted, whole, pending, entries])
  return date === undefined ? null : { date, whole }
}
