import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../../shared/api/reception-views.ts'
import { hourMinute, weekdayDate } from '../../../../shared/i18n/format.ts'
import { hallNews } from '../../../features/hall-news/hall-news.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'

/** A notice for the door: why no numbers are given, what becomes of those that were, and when it goes on. */
export function DoorNotice({ view, now }: { view: ReceptionView; now: number }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { notice: say } = words.reception
  const { hall, centre } = view
  const at = hall?.since ?? now
  return (
    <section className="sheets-page sheets-notice">
      <p className="sheets-notice-centre">{centre.name}</p>
      <h2>{say.heading}</h2>
      {hall && hallNews(hall, { words, language }).map((line) => <p key={line}>{line}</p>)}
      {centre.hotline && <p>{words.common.hotline(centre.hotline)}</p>}
      <p>{say.thanks}</p>
      <p className="sheets-notice-place">{say.place(hourMinute(at, language), weekdayDate(at, language))}</p>
    </section>
  )
}
