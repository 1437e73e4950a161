import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'

export type OtherWaysProps = {
  /** To the look-up of procedures. */
  onFind: () => void
  onFeedback: () => void
}

/** What a citizen can do here without a number, on the start screen and when no numbers are given. */
export function OtherWays({ onFind, onFeedback }: OtherWaysProps): ReactNode {
  const words = useWords()
  return (
    <div className="kiosk-more">
      <Button icon="search" onPress={onFind}>
        {words.find.open}
      </Button>
      <Button icon="message" onPress={onFeedback}>
        {words.feedback.open}
      </Button>
    </div>
  )
}
