import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import { dossierStart } from './dossier-start.ts'
import { dossierEnd } from './dossier-end.ts'
import { handOverProjectors } from './hand-overs.ts'
import { slipProjectors } from './slips.ts'
import { workRequestProjectors } from './work-requests.ts'
import type { Projectors } from './projectors.ts'

export type DossierEvent = Extract<
  EventType,
  `dossier.${string}` | `papers.${string}` | `workRequest.${string}` | 'supplement.asked'
>

/** Dossiers, their life and their slips. */
export const dossierProjectors = (db: Db): Pick<Projectors, DossierEvent | Extract<EventType, `slip.${string}`>> => ({
  ...dossierStart(db),
  ...dossierEnd(db),
  ...handOverProjectors(db),
  ...workRequestProjectors(db),
  ...slipProjectors(db),
})
