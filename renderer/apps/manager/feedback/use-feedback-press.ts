import { useState } from 'react'
import type { CallResult } from '../../../../shared/api/client.ts'
import type { PageApi } from '../../../client/api.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'

/** One step with feedback; the list hears of it by the live channel. */
export function useFeedbackPress(onDone: () => void = nothing) {
  const { api } = usePage()
  const { common } = useWords()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void> {
    setPending(true)
    setProblem(null)
    const outcome = await send(api)
    setPending(false)
    if (outcome.ok) onDone()
    else setProblem(outcome.code === 'NO_ANSWER' ? common.lost : outcome.message)
  }
  return { isPending, problem, press }
}

function nothing(): void {}
