import type { DossierListName } from '../../../../shared/api/dossier-views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'

/** What moves a dossier from one list to another, beside the clock. */
export const DOSSIER_EVENTS: readonly EventType[] = [
  'dossier.received',
  'dossier.forwarded',
  'papers.handedOver',
  'dossier.supplementRequested',
  'dossier.supplemented',
  'dossier.refused',
  'dossier.apologised',
  'dossier.resultRecorded',
  'dossier.resultReturned',
  'dossier.paymentRequired',
  'dossier.paymentMet',
  'fee.changed',
  'fee.collected',
  'fee.receiptCancelled',
  'fee.refunded',
  'dossier.withdrawalRequested',
  'dossier.continued',
  'dossier.stopped',
  'dossier.archived',
  'dossier.partyCorrected',
  'dossier.voided',
  'digital.attached',
  'digital.removed',
  'digital.excused',
  'digital.stands',
  'parcels.posted',
  'parcel.cameBack',
  'dossier.appointed',
  'dossier.harmed',
  'dossier.harmSettled',
  'papers.handOverCancelled',
]

/** How many dossiers stand in each list of open work; null until it is known. */
export function useCounts(): Readonly<Record<DossierListName, number>> | null {
  const { view } = useLiveView('countDossiers', {}, { interestedIn: DOSSIER_EVENTS, everyMinute: true })
  return view?.counts ?? null
}
