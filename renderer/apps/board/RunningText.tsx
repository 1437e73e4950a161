import type { ReactNode } from 'react'
import { useWords } from '../../ui/language.tsx'

/** Slow enough to be read aloud. */
const CHARACTERS_PER_SECOND = 6
/** Where nothing may move, one notice stands for so long. */
const STANDS_MS = 15_000

/** Notices of the centre as running text; one standing notice after the other where motion is not wanted. */
export function RunningText({ notices, now }: { notices: readonly string[]; now: number }): ReactNode {
  const words = useWords()
  if (notices.length === 0) return null
  const text = notices.join(' \u2003•\u2003 ')
  const seconds = Math.round(text.length / CHARACTERS_PER_SECOND)
  return (
    <section aria-label={words.board.notices}>
      <p className="visually-hidden">{notices.join(' ')}</p>
      <div className="board-running" aria-hidden="true" style={{ animationDuration: `${seconds}s` }}>
        <span>{text}</span>
        <span>{text}</span>
      </div>
      <p className="board-standing" aria-hidden="true">
        {notices[Math.floor(now / STANDS_MS) % notices.length]}
      </p>
    </section>
  )
}
