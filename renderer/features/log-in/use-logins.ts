import { useEffect, useState } from 'react'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import { usePage } from '../../client/page.tsx'

export type Logins = AnswerOf<'listLogins'>

const AGAIN_MS = 2_000

/**
 * Officers and counters to choose from; asks until the centre answers. Null before that.
 * @param chosen counter and officer: with each choice it is asked anew who sits there, for the page may have stood open all
 * night
 */
export function useLogins(...chosen: readonly [counterId?: string | null, officerId?: string | null]): Logins | null {
  const { api, platform } = usePage()
  const [counterId, officerId] = chosen
  const [logins, setLogins] = useState<Logins | null>(null)
  useEffect(() => {
    let cancel = (): void => {}
    let gone = false
    async function ask(): Promise<void> {
      const outcome = await api.call('listLogins', {})
      if (gone) return
      if (outcome.ok) setLogins(outcome.value)
      else cancel = platform.timers.after(AGAIN_MS, () => void ask())
    }
    void ask()
    return () => {
      gone = true
      cancel()
    }
  }, [api, platform, counterId, officerId])
  return logins
}
