import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { dayMonthYear, hourMinute } from '../../../../../shared/i18n/format.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'

/** Every hand-over of the papers with its two hands, and what was lost or damaged on the way (TT-4.2c, TT-7.3). */
export function Hops({ dossier }: { dossier: DossierView }): ReactNode {
  const { dossiers: words, house } = useWords()
  const [language] = useLanguage()
  const at = (ms: number): string => `${hourMinute(ms, language)}, ${dayMonthYear(ms)}`
  if (dossier.hops.length + dossier.harms.length === 0) return null
  return (
    <section className="counter-panel dossiers-life" aria-label={house.hops}>
      <h2>{house.hops}</h2>
      <ol>
        {dossier.hops.map((hop) => (
          <li key={hop.handOverId}>
            <span className="small">{at(hop.at)}</span>
            <strong>
              {house.directions[hop.direction]}
              {hop.run !== null && `, ${house.run(hop.run).toLowerCase()}`}
            </strong>
            <span className="small">{house.hands(hop.officer, hop.other.text ?? words.erased)}</span>
            <span className="small">{hop.signedAt === null ? house.unsigned : house.signed(at(hop.signedAt))}</span>
          </li>
        ))}
        {dossier.harms.map((harm) => (
          <li key={harm.id}>
            <span className="small">{at(harm.at)}</span>
            <strong>{`${house.harms[harm.kind]}, ${house.places[harm.place].toLowerCase()}`}</strong>
            <span className="small dossiers-said">{harm.words.text ?? words.erased}</span>
            {harm.how !== null && (
              <span className="small dossiers-said">
                {`${house.harmSettled(house.remedies[harm.how])} ${harm.outcome?.text ?? ''}`}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
