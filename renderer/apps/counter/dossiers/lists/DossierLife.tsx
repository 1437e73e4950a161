import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { dayMonthYear, hourMinute, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { lifeOf } from './actions.ts'

/** What happened so far, the oldest first, with every date that was promised. */
export function DossierLife({ dossier }: { dossier: DossierView }): ReactNode {
  const { dossiers: words } = useWords()
  const [language] = useLanguage()
  return (
    <section className="counter-panel dossiers-life" aria-label={words.life}>
      <h2>{words.life}</h2>
      <ol>
        {lifeOf(dossier).map(({ at, what, due, said }, place) => (
          <li key={place}>
            <span className="small">{`${hourMinute(at, language)}, ${dayMonthYear(at)}`}</span>
            <strong>{words.moments[what]}</strong>
            {due !== undefined && (
              <span className="small">
                {words.promised(`${hourMinute(due, language)}, ${weekdayDate(due, language)}`)}
              </span>
            )}
            {said !== undefined && <span className="small dossiers-said">{said}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
