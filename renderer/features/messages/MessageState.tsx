import type { ReactNode } from 'react'
import type { MessageLine } from '../../../shared/api/message-views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import './message-state.css'

/** What became of a message, with the reason where it did not go out. */
export function MessageState({ message }: { message: MessageLine }): ReactNode {
  const { messages: words } = useWords()
  const [language] = useLanguage()
  const { state, cause, problem, nextAt, isHanded } = message
  const why = [
    cause && words.causes[cause],
    isHanded && words.handed,
    problem && words.problems[problem],
    nextAt !== null && words.nextTry(hourMinute(nextAt, language)),
  ].filter(Boolean)
  return (
    <span className="message-state" data-message-state={state}>
      <strong>{words.states[state]}</strong>
      {why.length > 0 && `: ${why.join(', ')}`}
    </span>
  )
}
