import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import { useNamed, useWords } from '../../../ui/language.tsx'
import { minutesSince } from './norms.ts'
import { WaitMark } from './WaitMark.tsx'

/** Every line: how many wait, the longest, what somebody who came now is told, and how today's waits were. */
export function ServiceTable({ hall, now }: { hall: HallView; now: number }): ReactNode {
  const { manager } = useWords()
  const named = useNamed()
  const { columns, ...words } = manager.hall
  const { norms } = hall
  return (
    <section className="panel" aria-labelledby="services-title">
      <h2 id="services-title">{words.services}</h2>
      <table className="hall-table">
        <thead>
          <tr>
            <th scope="col">{columns.service}</th>
            <th scope="col">{columns.waiting}</th>
            <th scope="col">{columns.oldest}</th>
            <th scope="col">{columns.estimate}</th>
            <th scope="col">{columns.median}</th>
            <th scope="col">{columns.open}</th>
            <th scope="col">{columns.finished}</th>
          </tr>
        </thead>
        <tbody>
          {hall.services.map((service) => (
            <tr key={service.id} data-service={service.id}>
              <th scope="row">
                <span className="number hall-letter">{service.letter}</span> {named(service)}
              </th>
              <td className="hall-number">{service.waiting}</td>
              <td className="hall-number">
                <WaitMark minutes={service.oldest && minutesSince(service.oldest.issuedAt, now)} norms={norms} />
              </td>
              <td className="hall-number">
                {service.estimate ? words.range(service.estimate.low, service.estimate.high) : words.none}
              </td>
              <td className="hall-number">{service.waits ? Math.round(service.waits.median) : words.none}</td>
              <td className="hall-number">{service.openCounters}</td>
              <td className="hall-number">{service.finished}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td className="hall-number">{hall.today.waiting}</td>
            <td colSpan={4} />
            <td className="hall-number">{hall.today.finished}</td>
          </tr>
        </tfoot>
      </table>
      <p className="small">
        {norms.norm !== null && norms.limit !== null ? words.norms(norms.norm, norms.limit) : words.noNorms}
      </p>
    </section>
  )
}
