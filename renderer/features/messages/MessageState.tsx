import type { ReactNode } from 'react'
import type { MessageLine } from '../../../shared/api/message-views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import type { viMessages } from '../../../shared/i18n/vi/messages.ts'
import { useLanguage } from '../../ui/language.tsx'
import './message-state.css'

type MessageWords = Pick<typeof viMessages, 'states' | 'causes' | 'problems' | 'handed' | 'nextTry'>

/** What became of a message, with the reason where it did not go out. */
export function MessageState({ message, words }: { message: MessageLine; words: MessageWords }): ReactNode {
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
