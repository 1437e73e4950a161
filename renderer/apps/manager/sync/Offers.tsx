import type { ReactNode } from 'react'
import { OFFERS, VERBS } from '../../../../shared/province/offers.ts'
import type { SystemName } from '../../../../shared/province/offers.ts'
import { useWords } from '../../../ui/language.tsx'

/** What the province's kind of system takes and gives, and what the centre does where it does not. */
export function Offers({ system }: { system: SystemName }): ReactNode {
  const { offers: text } = useWords().sync
  const offers = OFFERS[system]
  const isWhole = VERBS.every((verb) => offers[verb] === 'yes')
  return (
    <section className="sync-part" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p>{text.systems[system]}</p>
      {!isWhole && (
        <table className="sync-table">
          <thead>
            <tr>
              {[text.verb, text.offer, text.instead].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {VERBS.map((verb) => (
              <tr key={verb} data-offer={offers[verb]}>
                <td>{text.verbs[verb]}</td>
                <td>{text.is[offers[verb]]}</td>
                <td>{offers[verb] === 'yes' ? '' : (text.does[`${system} ${verb}`] ?? text.does[verb])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
