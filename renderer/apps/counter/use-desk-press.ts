import { useRef, useState } from 'react'
import type { CallResult } from '../../../shared/api/client.ts'
import { usePage } from '../../client/page.tsx'
import type { NoticeKind } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'

/** What the desk last said to the officer. */
export type News = { kind: NoticeKind; text: string }

export type Press<T> = {
  /** The action in words. */
  name: string
  /** The same text means the same press, e.g. operation and ticket. */
  asked: string
  call: (key: string) => Promise<CallResult<T>>
  /** What to say when it is done. */
  say: (value: T) => News
}

export type DeskPress = {
  news: News | null
  setNews: (news: News | null) => void
  pending: string | null
  /** Passes over a press while one is under way. */
  press<T>(press: Press<T>): Promise<void>
}

/**
 * An officer's presses, one at a time. One that got no answer keeps its key: pressed again it is the same press, so
 * the centre does it once.
 */
export function useDeskPress(onRefused: () => void): DeskPress {
  const { platform } = usePage()
  const words = useWords()
  const [news, setNews] = useState<News | null>(null)
  const [pending, setPending] = useState<string | null>(null)
  const busy = useRef(false)
  const unanswered = useRef<{ asked: string; key: string } | null>(null)

  async function press<T>({ name, asked, call, say }: Press<T>): Promise<void> {
    if (busy.current) return
    busy.current = true
    setPending(name)
    const key = unanswered.current?.asked === asked ? unanswered.current.key : platform.newKey()
    unanswered.current = { asked, key }
    const outcome = await call(key)
    busy.current = false
    setPending(null)
    if (outcome.ok) setNews(say(outcome.value))
    else if (outcome.code === 'NO_ANSWER') return setNews({ kind: 'care', text: words.desk.news.noAnswer(name) })
    else setNews({ kind: 'stop', text: outcome.message })
    unanswered.current = null
    if (!outcome.ok) onRefused()
  }

  return { news, setNews, pending, press }
}
