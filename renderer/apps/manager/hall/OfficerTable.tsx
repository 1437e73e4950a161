import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import { useWords } from '../../../ui/language.tsx'

/** Who works today, where, and how much was done. */
export function OfficerTable({ officers }: Pick<HallView, 'officers'>): ReactNode {
  const { columns, ...words } = useWords().manager.hall
  return (
    <section className="panel" aria-labelledby="officers-title">
      <h2 id="officers-title">{words.officers}</h2>
      {officers.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <table className="hall-table">
          <thead>
            <tr>
              <th scope="col">{columns.officer}</th>
              <th scope="col">{columns.counter}</th>
              <th scope="col">{columns.finished}</th>
              <th scope="col">{columns.noShow}</th>
              <th scope="col">{columns.serviceTime}</th>
            </tr>
          </thead>
          <tbody>
            {officers.map(({ id, name, counterNumber, finished, noShow, meanServiceMinutes }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="hall-number">{counterNumber ?? words.none}</td>
                <td className="hall-number">{finished}</td>
                <td className="hall-number">{noShow}</td>
                <td className="hall-number">
                  {meanServiceMinutes === null ? words.none : words.decimal(meanServiceMinutes)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
