import type { ReactNode } from 'react'
import { useWords } from '../../ui/language.tsx'
import { noticeAt } from './notices.ts'

/** One notice of the centre after the other: it stands, and runs only when it is too long for that. */
export function RunningText({ notices, now }: { notices: readonly string[]; now: number }): ReactNode {
  const words = useWords()
  const shown = noticeAt(notices, now)
  if (shown === null) return null
  const { text, place, seconds, runs } = shown
  return (
    <section className="board-notices" aria-label={words.board.notices}>
      <p className="visually-hidden">{notices.join(' ')}</p>
      <div aria-hidden="true" key={`${place} ${text}`}>
        {runs && (
          <p className="board-running" style={{ animationDuration: `${seconds}s` }}>
            {text}
          </p>
        )}
        <p className="board-standing" data-alone={!runs || undefined}>
          {text}
        </p>
      </div>
      {notices.length > 1 && (
        <p className="board-notice-count" aria-hidden="true">
          {place + 1}/{notices.length}
        </p>
      )}
    </section>
  )
}
