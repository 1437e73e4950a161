import { useMemo } from 'react'
import { useLiveView } from '../../client/use-live-view.ts'
import { useLogins } from '../../features/log-in/use-logins.ts'
import { useWords } from '../../ui/language.tsx'
import type { Names } from './journal-words.ts'

/** Names for the ids that stand in the journal, and the centre's time. */
export function useNames(): { names: Names; now: number | null } {
  const words = useWords()
  const logins = useLogins()
  const { view, now } = useLiveView('listServices', {}, { interestedIn: ['service.defined'] })
  const names = useMemo(
    () =>
      new Map([
        ...(logins?.officers ?? []).map(({ id, name }) => [id, name] as const),
        ...(logins?.counters ?? []).map(({ id, number }) => [id, words.common.counter(number)] as const),
        ...(view?.services ?? []).map(({ id, name }) => [id, name] as const),
      ]),
    [words, logins, view?.services],
  )
  return { names, now: view === null ? null : now }
}
