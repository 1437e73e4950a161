import { useState } from 'react'
import type { CallResult } from '../../../../shared/api/client.ts'
import type { PageApi } from '../../../client/api.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'

export type DevicePress = {
  readonly isPending: boolean
  /** Why the centre did not take it. */
  readonly problem: string | null
  press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void>
}

/** One press about a device; what comes of it, the page hears by the live channel. */
export function useDevicePress(onDone: () => void = () => {}): DevicePress {
  const { api } = usePage()
  const { technician } = useWords()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function press(send: (api: PageApi) => Promise<CallResult<unknown>>): Promise<void> {
    setPending(true)
    setProblem(null)
    const outcome = await send(api)
    setPending(false)
    if (outcome.ok) onDone()
    else setProblem(outcome.code === 'NO_ANSWER' ? technician.noAnswerOfCentre : outcome.message)
  }
  return { isPending, problem, press }
}
