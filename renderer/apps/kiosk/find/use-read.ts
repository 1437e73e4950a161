import { useEffect, useEffectEvent, useState } from 'react'
import type { CallResult } from '../../../../shared/api/client.ts'
import { usePage } from '../../../client/page.tsx'

export type Read<A> = {
  /** The last answer; it stays while the next one is on its way. */
  answer: A | null
  /** True when the newest question has no answer. */
  isLost: boolean
  again: () => void
}

/**
 * Reads when `key` changes, `delayMs` after the last change: a person who types asks once for each rest. Answers that
 * come late are passed over.
 */
export function useRead<A>(key: string, read: () => Promise<CallResult<A>>, delayMs = 0): Read<A> {
  const { timers } = usePage().platform
  const [state, setState] = useState<Pick<Read<A>, 'answer' | 'isLost'>>({ answer: null, isLost: false })
  const [attempt, setAttempt] = useState(0)
  const ask = useEffectEvent(read)
  useEffect(() => {
    let isWanted = true
    const cancel = timers.after(delayMs, () => void load())
    async function load(): Promise<void> {
      const outcome = await ask()
      if (!isWanted) return
      setState((before) => (outcome.ok ? { answer: outcome.value, isLost: false } : { ...before, isLost: true }))
    }
    return () => {
      isWanted = false
      cancel()
    }
  }, [timers, key, delayMs, attempt])
  return { ...state, again: () => setAttempt((n) => n + 1) }
}
