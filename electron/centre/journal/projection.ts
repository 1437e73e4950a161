import { NewerData } from '../store/open-database.ts'
import type { Db } from '../store/open-database.ts'
import { agencyProjectors, filingRecord } from './projectors/agencies.ts'
import { allowanceProjectors } from './projectors/allowances.ts'
import { alarmProjectors } from './projectors/alarms.ts'
import { catalogueProjectors } from './projectors/catalogue.ts'
import { configItems } from './projectors/config-items.ts'
import { configProjectors } from './projectors/config.ts'
import { counterProjectors } from './projectors/counters.ts'
import { dataViews } from './projectors/data-views.ts'
import { dayRecord } from './projectors/day-record.ts'
import { dossierRecord } from './projectors/dossier-record.ts'
import { digitalProjectors } from './projectors/digital.ts'
import { dossierProjectors } from './projectors/dossiers.ts'
import { feeProjectors } from './projectors/fees.ts'
import { feedbackProjectors } from './projectors/feedback.ts'
import { healthProjectors } from './projectors/health.ts'
import { mediaProjectors } from './projectors/media.ts'
import { messageProjectors } from './projectors/messages.ts'
import { paperProjectors } from './projectors/papers.ts'
import { parcelProjectors } from './projectors/parcels.ts'
import { orderProjectors } from './projectors/orders.ts'
import { personDossiers } from './projectors/person-dossiers.ts'
import { ratingProjectors } from './projectors/ratings.ts'
import { lastSteps } from './projectors/last-step.ts'
import { restoreProjectors } from './projectors/restores.ts'
import { receptionProjectors } from './projectors/reception.ts'
import { paperRolls } from './projectors/rolls.ts'
import { syncProjectors, syncTraces } from './projectors/sync.ts'
import { ticketProjectors } from './projectors/tickets.ts'
import { updateProjectors } from './projectors/updates.ts'
import { undoneProjectors } from './projectors/undone.ts'
import { voiceProjectors } from './projectors/voice.ts'
import type { Projectors } from './projectors/projectors.ts'
import type { Recorded } from './recorded.ts'

/** The projectors over one database, their statements prepared once. */
export function createProjection(db: Db): (event: Recorded) => void {
  const projectors: Projectors = {
    ...configProjectors(db),
    ...catalogueProjectors(db),
    ...mediaProjectors,
    ...ticketProjectors(db),
    ...receptionProjectors(db),
    ...counterProjectors(db),
    ...undoneProjectors(db),
    ...agencyProjectors(db),
    ...alarmProjectors(db),
    ...paperProjectors(db),
    ...ratingProjectors(db),
    ...feedbackProjectors(db),
    ...feeProjectors(db),
    ...dossierProjectors(db),
    ...digitalProjectors(db),
    ...allowanceProjectors,
    ...messageProjectors(db),
    ...parcelProjectors(db),
    ...healthProjectors(db),
    ...orderProjectors(db),
    ...voiceProjectors(db),
    ...syncProjectors(db),
    ...updateProjectors(db),
    ...restoreProjectors(db),
  }
  const trace = configItems(db)
  const keepDay = dayRecord(db)
  const belongs = personDossiers(db)
  const keepView = dataViews(db)
  const keepDossier = dossierRecord(db)
  const keepFiling = filingRecord(db)
  const rememberStep = lastSteps(db)
  const countPapers = paperRolls(db)
  const traceLine = syncTraces(db)
  return (event) => {
    const project = projectors[event.type] as ((event: Recorded) => void) | undefined
    // An older program that makes the tables anew from a newer one's journal.
    if (!project) throw new NewerData()
    rememberStep(event)
    countPapers(event)
    project(event)
    keepDay(event)
    belongs(event)
    keepView(event)
    keepDossier(event)
    keepFiling(event)
    trace(event)
    traceLine(event)
  }
}
