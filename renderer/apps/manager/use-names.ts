import { useMemo } from 'react'
import { useLiveView } from '../../client/use-live-view.ts'
import { useLogins } from '../../features/log-in/use-logins.ts'
import { useWords } from '../../ui/language.tsx'
import type { Names } from './journal/journal-words.ts'

/** Names of officers, counters, services, devices, agencies and fields for the ids that stand in the journal. */
export function useNames(): Names {
  const words = useWords()
  const logins = useLogins()
  const { view } = useLiveView('getConfiguration', {}, { interestedIn: ['config.changed', 'device.paired'] })
  return useMemo(
    () =>
      new Map([
        ...(logins?.officers ?? []).map(({ id, name }) => [id, name] as const),
        ...(logins?.counters ?? []).map(({ id, number }) => [id, words.common.counter(number)] as const),
        ...(view ? [view.devices, view.services, view.agencies, view.fields] : [])
          .flat()
          .map(({ id, name }) => [id, name] as const),
      ]),
    [words, logins, view],
  )
}
