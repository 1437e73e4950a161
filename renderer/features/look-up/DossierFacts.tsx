import type { ReactNode } from 'react'
import type { PublicDossier } from '../../../shared/api/dossier-views.ts'
import { dayMonthYear, hourMinute } from '../../../shared/i18n/format.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import './look-up.css'

const TOLD_SHOWN = 3

type More = NonNullable<PublicDossier['more']>

/** When and where, for who has shown to be a party (law-facts §7): nothing about people. */
export function DossierFacts({ more }: { more: More }): ReactNode {
  const { lookUp } = useWords()
  const [language] = useLanguage()
  const day = (at: number): string => `${hourMinute(at, language)}, ${dayMonthYear(at)}`
  return (
    <div className="look-up-facts">
      {more.isHere && <Notice kind="good" title={lookUp.here} />}
      {more.isLate && <Notice kind="care" title={lookUp.late} />}
      <dl>
        <dt>{lookUp.dueAt}</dt>
        <dd className="look-up-due">{day(more.dueAt)}</dd>
        <dt>{lookUp.receivedAt}</dt>
        <dd>{day(more.receivedAt)}</dd>
        <dt>{lookUp.procedure}</dt>
        <dd>{more.procedure}</dd>
        <dt>{lookUp.agency}</dt>
        <dd>{more.agency}</dd>
      </dl>
      {!more.isHere && <p>{lookUp.notHere[more.delivery]}</p>}
      {more.hasUnpaidFees && <p>{lookUp.unpaid}</p>}
      {more.told.length > 0 && (
        <section className="look-up-told" aria-label={lookUp.told}>
          <h2>{lookUp.told}</h2>
          <ul>
            {more.told.slice(0, TOLD_SHOWN).map(({ fact, channel, at }) => (
              <li key={`${fact} ${channel} ${at}`}>
                {`${day(at)}: ${lookUp.toldFacts[fact]} (${lookUp.toldChannels[channel]})`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
