import type { ReactNode } from 'react'
import type { Part } from './week.ts'

const FIRST_HOUR = 6
const LAST_HOUR = 20

const hourOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60

/** A day drawn from 6 to 20 o'clock: work light, reception strong. The times beside it say the same in figures. */
export function DayLine({ parts }: { parts: readonly Part[] }): ReactNode {
  const bars = parts.flatMap(({ from, to, receptionFrom, receptionTo }) => [
    { from, to, kind: 'working' },
    { from: receptionFrom, to: receptionTo, kind: 'reception' },
  ])
  return (
    <div className="week-line" aria-hidden="true">
      {bars.map(({ from, to, kind }) =>
        from === '' || to === '' || to <= from ? null : (
          <span key={`${kind} ${from}`} className={`week-bar week-bar-${kind}`} style={placeOf(from, to)} />
        ),
      )}
    </div>
  )
}

function placeOf(from: string, to: string): { insetInlineStart: string; width: string } {
  const share = (time: string): number =>
    Math.min(1, Math.max(0, (hourOf(time) - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR))) * 100
  return { insetInlineStart: `${share(from)}%`, width: `${share(to) - share(from)}%` }
}
