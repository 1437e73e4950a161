import type { ReactNode } from 'react'
import type { AgencyRatings } from '../../../../shared/api/rating-views.ts'
import { useWords } from '../../../ui/language.tsx'
import { RatingTable } from './RatingTable.tsx'
import { satisfiedPart } from './sum-by-officer.ts'

/** Satisfaction by agency (TQ-4.3): of the dossiers that came of each number, else of the service that it was for. */
export function AgencyRatingsTable({ agencies }: { agencies: readonly AgencyRatings[] }): ReactNode {
  const text = useWords().ratings
  const percent = (part: number | null): string => (part === null ? '–' : text.percent(part))
  return (
    <RatingTable id="ratings-agencies" title={text.byAgency} columns={text.agencyColumns}>
      {agencies.map(({ agencyId, name, scale, finished, rated, levels, process, mean }) => (
        <tr key={`${agencyId ?? ''} ${scale}`} data-agency={agencyId ?? ''}>
          <th scope="row">{name ?? text.noAgency}</th>
          <td>{finished}</td>
          <td>{finished === 0 ? rated : text.ofAll(rated, rated / finished)}</td>
          <td>{percent(satisfiedPart(levels, scale))}</td>
          <td>{mean === null ? '–' : text.mean(mean, scale)}</td>
          <td>{percent(satisfiedPart(process, scale))}</td>
          <td>{levels.toReversed().join(' · ')}</td>
        </tr>
      ))}
    </RatingTable>
  )
}
