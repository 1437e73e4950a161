import { useRef, useState } from 'react'
import type { CallResult } from '../../../shared/api/client.ts'
import { usePage } from '../../client/page.tsx'
import type { NoticeKind } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'

/** What the desk last said. */
export type News = { kind: NoticeKind; text: string }

export type Press<T> = {
  /** The action in words. */
  name: string
  /** The same text means the same press. */
  asked: string
  call: (key: string) => Promise<CallResult<T>>
  say: (value: T) => News
  /** What a refusal says, when it is not the centre's own words. */
  refused?: (outcome: Refused) => string | null
}
type Refused = Extract<CallResult<unknown>, { ok: false }>

/** One press at a time. One that got no answer keeps its key: pressed again it is the same press. */
export function usePress(onEnd: () => void) {
  const { platform } = usePage()
  const words = useWords()
  const [news, setNews] = useState<News | null>(null)
  const [isPending, setPending] = useState(false)
  const busy = useRef(false)
  const unanswered = useRef<{ asked: string; key: string } | null>(null)

  /** @returns the answer; null when there was none or it was refused */
  async function press<T>({ name, asked, call, say, refused }: Press<T>): Promise<T | null> {
    if (busy.current) return null
    busy.current = true
    setPending(true)
    const key = unanswered.current?.asked === asked ? unanswered.current.key : platform.newKey()
    const outcome = await call(key)
    busy.current = false
    setPending(false)
    const isLost = !outcome.ok && outcome.code === 'NO_ANSWER'
    unanswered.current = isLost ? { asked, key } : null
    if (outcome.ok) setNews(say(outcome.value))
    else if (isLost) setNews({ kind: 'care', text: words.desk.news.noAnswer(name) })
    else setNews({ kind: 'stop', text: refused?.(outcome) ?? outcome.message })
    if (!isLost) onEnd()
    return outcome.ok ? outcome.value : null
  }
  return { news, setNews, isPending, press }
}
