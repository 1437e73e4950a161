import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import { dossierStart } from './dossier-start.ts'
import { dossierEnd } from './dossier-end.ts'
import { slipProjectors } from './slips.ts'
import type { Projectors } from './projectors.ts'

export type DossierEvent = Extract<EventType, `dossier.${string}` | 'papers.handedOver' | 'supplement.asked'>

/** Dossiers, their life and their slips. */
export const dossierProjectors = (db: Db): Pick<Projectors, DossierEvent | Extract<EventType, `slip.${string}`>> => ({
  ...dossierStart(db),
  ...dossierEnd(db),
  ...slipProjectors(db),
})
