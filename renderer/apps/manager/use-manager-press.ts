import { useRef, useState } from 'react'
import type { CallResult } from '../../../shared/api/client.ts'
import type { PageApi } from '../../client/api.ts'
import { keepKeys } from '../../client/kept-key.ts'
import { usePage } from '../../client/page.tsx'
import { useWords } from '../../ui/language.tsx'

export type ManagerPress = {
  readonly isPending: boolean
  /** Why the centre did not take it. */
  readonly problem: string | null
  press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void>
}

/**
 * One press at a time of this page; what comes of it, the page hears by the live channel. What nobody answered is sent again
 * under the same key when it is pressed again as it was, so it is not done twice.
 */
export function useManagerPress(...onDone: readonly (() => void)[]): ManagerPress {
  const { technician } = useWords()
  const { api: plain, platform } = usePage()
  const [api] = useState(() => keepKeys(plain, platform.newKey))
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isUnderWay = useRef(false)
  async function press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void> {
    // The second click of a double click comes before the button is seen to be pending.
    if (isUnderWay.current) return
    isUnderWay.current = true
    setPending(true)
    setProblem(null)
    const outcome = await send(api)
    isUnderWay.current = false
    setPending(false)
    if (outcome.ok) for (const done of onDone) done()
    else setProblem(outcome.code === 'NO_ANSWER' ? technician.noAnswerOfCentre : outcome.message)
  }
  return { isPending, problem, press }
}
