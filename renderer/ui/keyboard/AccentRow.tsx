import type { ReactNode } from 'react'
import { accentKeys } from '../../../shared/i18n/accents.ts'
import { useWords } from '../language.tsx'
import { Key } from './Key.tsx'

export type AccentRowProps = {
  /** The text before the caret. */
  before: string
  /** Takes the text that shall stand there. */
  onText: (text: string) => void
}

/** The accented forms of the word under the hand; each key keeps its place, so the hand learns it. */
export function AccentRow({ before, onText }: AccentRowProps): ReactNode {
  const words = useWords().keyboard
  return (
    <div className="keyboard-accents" role="group" aria-label={words.accents}>
      {accentKeys(before).map(({ id, face, text, on }) => (
        <Key
          key={id}
          name={`${words.marks[id]}: ${face}`}
          face={face}
          pressed={on}
          disabled={text === null}
          onPress={() => text !== null && onText(text)}
        />
      ))}
    </div>
  )
}
