import type { ReasonUse } from '../../../shared/domain/desk/reasons.ts'
import { useLiveView } from '../../client/use-live-view.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import type { ChoiceOption } from '../../ui/ChoiceList.tsx'
import { reasonWords } from './desk-words.ts'

export type Reasons = Readonly<Record<ReasonUse, readonly ChoiceOption[]>>

/** The one list of reasons, by where they are offered; the id is the code that goes into the journal. */
export function useReasons(): Reasons {
  const words = useWords()
  const [language] = useLanguage()
  const { view } = useLiveView('listReasons', {}, { interestedIn: ['setting.changed'], everyMinute: true })
  const of = (use: ReasonUse): ChoiceOption[] =>
    (view?.reasons ?? [])
      .filter((reason) => reason.for.includes(use))
      .map(({ code, text, textEn }) => ({
        id: code,
        text: (language === 'en' && textEn) || (text ?? reasonWords(code, words)),
      }))
  return { pause: of('pause'), hold: of('hold'), call: of('call'), back: of('back') }
}
