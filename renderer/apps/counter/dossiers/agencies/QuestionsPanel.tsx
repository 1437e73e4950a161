import type { ReactNode } from 'react'
import { useWords } from '../../../../ui/language.tsx'
import { QuestionLine } from './QuestionLine.tsx'
import { useAgencyWork } from './use-agency-work.ts'
import '../runs/runs.css'

export type QuestionsPanelProps = { isLost: boolean; onAsking: (isAsking: boolean) => void }

/** What waits for the word of an agency: a state of its own, with its time, before reception (TT-7.1), or for a citizen (KT-6.1đ). */
export function QuestionsPanel({ isLost, onAsking }: QuestionsPanelProps): ReactNode {
  const { agencies: words } = useWords()
  const work = useAgencyWork()
  return (
    <section className="counter-panel runs-panel" aria-labelledby="questions-title">
      <h2 id="questions-title" className="runs-title">
        {words.questions}
      </h2>
      <p className="small">{words.questionsHint}</p>
      {work?.questions.length === 0 && <p className="dossiers-empty">{words.questionsNone}</p>}
      <ul className="runs-list">
        {work?.questions.map((question) => (
          <QuestionLine key={question.id} {...{ question, isLost, onAsking }} now={work.now} onDone={work.refresh} />
        ))}
      </ul>
    </section>
  )
}
