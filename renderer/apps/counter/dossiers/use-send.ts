import { useRef, useState } from 'react'
import type { CallResult } from '../../../../shared/api/client.ts'
import { usePage } from '../../../client/page.tsx'

export type Send = {
  isPending: boolean
  /** Nobody knows whether it was done: it can only be sent again just as it was. */
  isUnsure: boolean
  /** What the centre said no with, in words. */
  refusal: string | null
  /** Its code. */
  code: string | null
  clear: () => void
  again: () => void
  run: <T>(call: (key: string) => Promise<CallResult<T>>, done: (value: T) => void) => void
}

/** Sends one thing at a time; without an answer it keeps the key, so that sending again never does it twice. */
export function useSend(): Send {
  const { platform } = usePage()
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<{ code: string; message: string } | null>(null)
  const [attempt, setAttempt] = useState<(() => void) | null>(null)
  const isBusy = useRef(false)

  async function send<T>(call: () => Promise<CallResult<T>>, done: (value: T) => void): Promise<void> {
    if (isBusy.current) return
    isBusy.current = true
    setPending(true)
    setRefusal(null)
    const outcome = await call()
    isBusy.current = false
    setPending(false)
    const isUnanswered = !outcome.ok && outcome.code === 'NO_ANSWER'
    setAttempt(isUnanswered ? () => () => void send(call, done) : null)
    if (outcome.ok) done(outcome.value)
    else if (!isUnanswered) setRefusal(outcome)
  }

  return {
    isPending,
    isUnsure: attempt !== null,
    refusal: refusal?.message ?? null,
    code: refusal?.code ?? null,
    clear: () => setRefusal(null),
    again: () => attempt?.(),
    run(call, done) {
      const key = platform.newKey()
      void send(() => call(key), done)
    },
  }
}
