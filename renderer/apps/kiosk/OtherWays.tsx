import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'

export type OtherWaysProps = {
  /** To the look-up of procedures. */
  onFind: () => void
  /** To the state of a dossier. */
  onLookUp: () => void
  onFeedback: () => void
}

/** What a citizen can do here without a number, on the start screen and when no numbers are given. */
export function OtherWays({ onFind, onLookUp, onFeedback }: OtherWaysProps): ReactNode {
  const words = useWords()
  return (
    <div className="kiosk-more">
      <Button icon="search" onPress={onFind}>
        {words.find.open}
      </Button>
      <Button icon="paper" onPress={onLookUp}>
        {words.lookUp.open}
      </Button>
      <Button icon="message" onPress={onFeedback}>
        {words.feedback.open}
      </Button>
    </div>
  )
}
