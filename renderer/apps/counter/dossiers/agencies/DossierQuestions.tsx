import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { AskDialog } from './AskDialog.tsx'
import { QuestionLine } from './QuestionLine.tsx'

export type DossierQuestionsProps = {
  dossier: DossierView
  now: number
  isLost: boolean
  onAsking: (isAsking: boolean) => void
  onDone: () => void
}

/** The citizen may ask why a supplement is wanted: the question, and what the agency answered (KT-6.1đ). */
export function DossierQuestions({ dossier, now, isLost, onAsking, onDone }: DossierQuestionsProps): ReactNode {
  const { agencies: words } = useWords()
  const [isAsked, setAsked] = useState(false)
  const ask = (is: boolean): void => {
    setAsked(is)
    onAsking(is)
  }
  // Only somebody who was asked for something has it to be explained; what was asked stays.
  if (dossier.supplements.length === 0 && dossier.questions.length === 0) return null
  return (
    <section className="counter-panel dossiers-actions" aria-label={words.explain}>
      <h2>{words.explain}</h2>
      <ul className="runs-list">
        {dossier.questions.map((question) => (
          <QuestionLine key={question.id} {...{ question, now, isLost, onAsking, onDone }} />
        ))}
      </ul>
      <Button icon="message" isDisabled={isLost} onPress={() => ask(true)}>
        {words.explain}
      </Button>
      {isAsked && (
        <AskDialog
          title={`${words.explain} · ${dossier.code}`}
          hint={words.explainHint}
          about={{ kind: 'explain', dossierId: dossier.id }}
          onDone={() => {
            ask(false)
            onDone()
          }}
          onClose={() => ask(false)}
        />
      )}
    </section>
  )
}
