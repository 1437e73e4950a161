import { useState } from 'react'
import type { CallResult } from '../../../shared/api/client.ts'
import type { PageApi } from '../../client/api.ts'
import { usePage } from '../../client/page.tsx'

export type ManagerPress = {
  readonly isPending: boolean
  /** Why the centre did not take it. */
  readonly problem: string | null
  press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void>
}

/**
 * One press at a time of this page; what comes of it, the page hears by the live channel.
 * @param noAnswer words for when nobody knows whether it was done
 */
export function useManagerPress(noAnswer: string, onDone: () => void = () => {}): ManagerPress {
  const { api } = usePage()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void> {
    setPending(true)
    setProblem(null)
    const outcome = await send(api)
    setPending(false)
    if (outcome.ok) onDone()
    else setProblem(outcome.code === 'NO_ANSWER' ? noAnswer : outcome.message)
  }
  return { isPending, problem, press }
}
