import type { ReactNode } from 'react'

/** Mouths from worst (1) to best (5) on a scale of five. */
const MOUTHS = [
  'M8 17.5c1-2.6 7-2.6 8 0',
  'M8.5 16.8c1-1.3 6-1.3 7 0',
  'M8.5 16h7',
  'M8.5 15c1 1.5 6 1.5 7 0',
  'M7.5 14c1 4.5 8 4.5 9 0Z',
] as const

/** Which of them stand for three levels: not satisfied, satisfied, very satisfied. */
const THREE = [2, 4, 5] as const

const MOODS = ['low', 'low', 'calm', 'good', 'good'] as const

/** A face for a level of satisfaction; always stands beside its words. */
export function Face({ level, scale }: { level: number; scale: 3 | 5 }): ReactNode {
  const place = scale === 5 ? level : THREE[level - 1]
  return (
    <svg
      className="rating-face"
      data-mood={MOODS[(place ?? level) - 1]}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="12" cy="12" r="10" />
      <path d="M8.5 9v1m7-1v1" />
      <path d={MOUTHS[(place ?? level) - 1]} />
    </svg>
  )
}
