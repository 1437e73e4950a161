import type { EventType } from '../../../../../shared/domain/events/catalogue.ts'

/** What changes parcels. */
export const PARCEL_EVENTS: EventType[] = [
  'parcel.noted',
  'parcels.posted',
  'parcel.delivered',
  'parcel.cameBack',
  'parcel.dropped',
]
