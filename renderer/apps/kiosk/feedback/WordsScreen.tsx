import type { ReactNode } from 'react'
import type { FeedbackKind } from '../../../../shared/api/feedback-views.ts'
import type { CentreView } from '../../../../shared/api/views.ts'
import { Button } from '../../../ui/Button.tsx'
import { TouchTextField } from '../../../ui/keyboard/TouchTextField.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FindFrame } from '../find/FindFrame.tsx'
import { useWide } from '../find/use-wide.ts'

export type WordsScreenProps = {
  centre: CentreView
  now: number
  kind: FeedbackKind
  words: string
  onWords: (words: string) => void
  onBack: () => void
  onNext: () => void
}

const MOST = 2_000

/** What happened, in the citizen's own words. */
export function WordsScreen({ centre, now, kind, words, onWords, onBack, onNext }: WordsScreenProps): ReactNode {
  const { feedback } = useWords()
  const rows = useWide() ? 3 : 6
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      onBack={onBack}
      top={
        <>
          <h1 className="kiosk-title kiosk-typing-title">{feedback.wordsTitle(feedback.kinds[kind])}</h1>
          <TouchTextField
            label={feedback.words}
            value={words}
            onChange={onWords}
            rows={rows}
            maxLength={MOST}
            autoFocus
          />
        </>
      }
      action={
        <Button variant="action" icon="forward" isDisabled={words.trim() === ''} onPress={onNext}>
          {feedback.next}
        </Button>
      }
    >
      {null}
    </FindFrame>
  )
}
