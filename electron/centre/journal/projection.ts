import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import type { Db } from '../store/open-database.ts'
import { configProjectors } from './projectors/config.ts'
import { counterProjectors } from './projectors/counters.ts'
import { paperProjectors } from './projectors/papers.ts'
import { ticketProjectors } from './projectors/tickets.ts'
import type { Recorded, RecordedOf } from './recorded.ts'

/** How each event type changes the tables: nothing else in the program writes a projected table. */
export type Projectors = { readonly [T in EventType]: (event: RecordedOf<T>) => void }

/** The projectors over one database, their statements prepared once. */
export function createProjection(db: Db): (event: Recorded) => void {
  const projectors: Projectors = {
    ...configProjectors(db),
    ...ticketProjectors(db),
    ...counterProjectors(db),
    ...paperProjectors(db),
  }
  return (event) => (projectors[event.type] as (event: Recorded) => void)(event)
}

/** For events that only the journal keeps. */
export const noTable = (): void => {}
