import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { whilePending } from '../../ui/while-pending.ts'
import { Face } from './Face.tsx'
import { levelWords, levelsOf } from './levels.ts'
import type { Scale } from './levels.ts'

export type RatingLevelsProps = {
  question: string
  scale: Scale
  /** The level that is being sent; null: none. */
  sending: number | null
  onChoose: (level: number) => void
}

/** A question and the faces that answer it, from best to worst, each with its words. */
export function RatingLevels({ question, scale, sending, onChoose }: RatingLevelsProps): ReactNode {
  const words = useWords()
  return (
    <>
      <h2 className="rating-question">{question}</h2>
      <ul className="rating-levels" data-scale={scale}>
        {levelsOf(scale).map((level) => (
          <li key={level}>
            <AriaButton
              className="rating-level"
              data-level={level}
              {...whilePending(sending !== null, () => onChoose(level))}
              data-busy={sending === level || undefined}
            >
              <Face level={level} scale={scale} />
              <span>{levelWords(words, level, scale)}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </>
  )
}
