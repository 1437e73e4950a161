import { useEffect, useState } from 'react'
import { z } from 'zod'
import { usePage } from '../../client/page.tsx'

const ASK_MS = 5_000
/** Two questions without an answer: the other tab is gone, however it ended. */
const SILENT_MS = 2.5 * ASK_MS

const message = z.object({ from: z.string(), counterId: z.string(), kind: z.enum(['ask', 'here', 'gone']) })
type Kind = z.infer<typeof message>['kind']

/**
 * Whether this counter is open in another tab of this browser. A tab that is duplicated takes its log-in along, so that
 * the centre sees one officer; two tabs show what the other did as if it came from nowhere.
 */
export function useOtherTab(counterId: string): boolean {
  const { platform } = usePage()
  const [isTwice, setTwice] = useState(false)
  useEffect(() => {
    if (typeof BroadcastChannel === 'undefined') return
    const { clock, timers } = platform
    const from = platform.newKey()
    const channel = new BroadcastChannel('mot-cua:counter')
    const say = (kind: Kind): void => channel.postMessage({ from, counterId, kind })
    const leave = (): void => say('gone')
    let heard = Number.NEGATIVE_INFINITY

    channel.addEventListener('message', ({ data }) => {
      const told = message.safeParse(data).data
      if (told?.counterId !== counterId || told.from === from) return
      if (told.kind === 'ask') say('here')
      heard = told.kind === 'gone' ? Number.NEGATIVE_INFINITY : clock.monotonic()
      setTwice(told.kind !== 'gone')
    })
    const stop = timers.every(ASK_MS, () => {
      if (clock.monotonic() - heard > SILENT_MS) setTwice(false)
      say('ask')
    })
    globalThis.addEventListener('pagehide', leave)
    say('ask')
    return () => {
      stop()
      leave()
      globalThis.removeEventListener('pagehide', leave)
      channel.close()
    }
  }, [platform, counterId])
  return isTwice
}
