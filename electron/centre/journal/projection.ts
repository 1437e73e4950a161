import type { Db } from '../store/open-database.ts'
import { configProjectors } from './projectors/config.ts'
import { counterProjectors } from './projectors/counters.ts'
import { healthProjectors } from './projectors/health.ts'
import { paperProjectors } from './projectors/papers.ts'
import { ratingProjectors } from './projectors/ratings.ts'
import { ticketProjectors } from './projectors/tickets.ts'
import type { Projectors } from './projectors/projectors.ts'
import type { Recorded } from './recorded.ts'

/** The projectors over one database, their statements prepared once. */
export function createProjection(db: Db): (event: Recorded) => void {
  const projectors: Projectors = {
    ...configProjectors(db),
    ...ticketProjectors(db),
    ...counterProjectors(db),
    ...paperProjectors(db),
    ...ratingProjectors(db),
    ...healthProjectors(db),
  }
  return (event) => (projectors[event.type] as (event: Recorded) => void)(event)
}
