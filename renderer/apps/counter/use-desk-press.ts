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
  /** The action that is under way, in words. */
  pending: string | null
  /** One after the other; of those that come meanwhile the last one counts, and the same one is passed over. */
  press<T>(press: Press<T>): Promise<void>
}

/**
 * An officer's presses, one at a time: who presses F8 and F2 in one go means both. One that got no answer keeps its
 * key: pressed again it is the same press, so the centre does it once.
 * @param onEnd after every answer; `refused` when the centre said no
 */
export function useDeskPress(onEnd: (refused: boolean) => void): DeskPress {
  const { platform } = usePage()
  const words = useWords()
  const [news, setNews] = useState<News | null>(null)
  const [pending, setPending] = useState<string | null>(null)
  const busy = useRef<string | null>(null)
  const following = useRef<(() => Promise<void>) | null>(null)
  const unanswered = useRef<{ asked: string; key: string } | null>(null)

  async function send<T>({ name, asked, call, say }: Press<T>): Promise<boolean> {
    const key = unanswered.current?.asked === asked ? unanswered.current.key : platform.newKey()
    unanswered.current = { asked, key }
    const outcome = await call(key)
    if (outcome.ok) setNews(say(outcome.value))
    else if (outcome.code === 'NO_ANSWER') setNews({ kind: 'care', text: words.desk.news.noAnswer(name) })
    else setNews({ kind: 'stop', text: outcome.message })
    if (!outcome.ok && outcome.code === 'NO_ANSWER') return false
    unanswered.current = null
    onEnd(!outcome.ok)
    return true
  }

  async function press<T>(one: Press<T>): Promise<void> {
    if (busy.current !== null) {
      if (busy.current !== one.asked) following.current = () => press(one)
      return
    }
    busy.current = one.asked
    setPending(one.name)
    const answered = await send(one)
    busy.current = null
    setPending(null)
    const next = following.current
    following.current = null
    if (answered && next) await next()
  }

  return { news, setNews, pending, press }
}
