import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import { useNamed, useWords } from '../../../ui/language.tsx'
import { minutesSince } from './norms.ts'
import { WaitMark } from './WaitMark.tsx'

/** Who has waited longest, over all lines. */
export function LongestWaits({ hall, now }: { hall: HallView; now: number }): ReactNode {
  const { common, manager } = useWords()
  const named = useNamed()
  const { columns, longestWaits } = manager.hall
  const names = new Map(hall.services.map((service) => [service.id, named(service)]))
  if (hall.longest.length === 0) return null
  return (
    <section className="panel" aria-labelledby="longest-title">
      <h2 id="longest-title">{longestWaits}</h2>
      <table className="hall-table">
        <thead>
          <tr>
            <th scope="col">{columns.number}</th>
            <th scope="col">{columns.service}</th>
            <th scope="col">{columns.oldest}</th>
          </tr>
        </thead>
        <tbody>
          {hall.longest.map(({ number, serviceId, priority, issuedAt }) => (
            <tr key={number}>
              <th scope="row" className="number">
                {number}
              </th>
              <td>
                {names.get(serviceId)}
                {priority && <span className="small"> · {common.priority}</span>}
              </td>
              <td className="hall-number">
                <WaitMark minutes={minutesSince(issuedAt, now)} norms={hall.norms} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
