import type { Db } from '../store/open-database.ts'
import { alarmProjectors } from './projectors/alarms.ts'
import { configItems } from './projectors/config-items.ts'
import { configProjectors } from './projectors/config.ts'
import { counterProjectors } from './projectors/counters.ts'
import { dayRecord } from './projectors/day-record.ts'
import { dossierProjectors } from './projectors/dossiers.ts'
import { feedbackProjectors } from './projectors/feedback.ts'
import { healthProjectors } from './projectors/health.ts'
import { mediaProjectors } from './projectors/media.ts'
import { paperProjectors } from './projectors/papers.ts'
import { orderProjectors } from './projectors/orders.ts'
import { ratingProjectors } from './projectors/ratings.ts'
import { lastSteps } from './projectors/last-step.ts'
import { receptionProjectors } from './projectors/reception.ts'
import { paperRolls } from './projectors/rolls.ts'
import { ticketProjectors } from './projectors/tickets.ts'
import { undoneProjectors } from './projectors/undone.ts'
import { voiceProjectors } from './projectors/voice.ts'
import type { Projectors } from './projectors/projectors.ts'
import type { Recorded } from './recorded.ts'

/** The projectors over one database, their statements prepared once. */
export function createProjection(db: Db): (event: Recorded) => void {
  const projectors: Projectors = {
    ...configProjectors(db),
    ...mediaProjectors,
    ...ticketProjectors(db),
    ...receptionProjectors(db),
    ...counterProjectors(db),
    ...undoneProjectors(db),
    ...alarmProjectors(db),
    ...paperProjectors(db),
    ...ratingProjectors(db),
    ...feedbackProjectors(db),
    ...dossierProjectors(db),
    ...healthProjectors(db),
    ...orderProjectors(db),
    ...voiceProjectors(db),
  }
  const trace = configItems(db)
  const keepDay = dayRecord(db)
  const rememberStep = lastSteps(db)
  const countPapers = paperRolls(db)
  return (event) => {
    rememberStep(event)
    countPapers(event)
    const project = projectors[event.type] as (event: Recorded) => void
    project(event)
    keepDay(event)
    trace(event)
  }
}
