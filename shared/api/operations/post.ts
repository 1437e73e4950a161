import { z } from 'zod'
import { trackingCode } from '../dossier-inputs.ts'
import { parcel, parcelReturn } from '../post-views.ts'
import { id, instant, localDate } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const slips = z.array(z.object({ id, kind: z.string(), number: z.string() }))

/** Results that go out by public post, and dossiers that came by it (BD-10.5, TT-4.4b, QĐ 45/2016/QĐ-TTg). */
export const postOperations = {
  listParcels: {
    method: 'GET',
    path: '/parcels',
    who,
    summary: 'What waits for the post today, and what is on its way; or all parcels of a dossier',
    query: z.strictObject({ dossierId: id.optional() }),
    answer: z.object({ parcels: z.array(parcel), now: instant, through: z.number().int() }),
  },
  packParcel: {
    method: 'POST',
    path: '/dossiers/{dossierId}/parcels',
    who,
    summary: 'Pack a result for the post under its tracking code, with the postal slip',
    body: z.strictObject({ tracking: trackingCode }),
    answer: z.object({ parcel, slips }),
  },
  postParcels: {
    method: 'POST',
    path: '/parcel-hand-overs',
    who,
    summary: 'Hand what is packed to the post, counted, on a list with two signatures',
    body: z.strictObject({
      parcelIds: z.array(id).min(1).max(200),
      /** Counted by who takes them; another number than those of the list is refused. */
      counted: z.int().min(1).max(200),
      /** Who takes them and signs. */
      receiver: words.min(1).max(120),
    }),
    answer: z.object({ handOverId: id, slips }),
  },
  parcelDelivered: {
    method: 'POST',
    path: '/parcels/{parcelId}/delivered',
    who,
    summary: 'The post has delivered a result: that closes the dossier, with the parcel for its proof',
    body: z.strictObject({ on: localDate, receiver: words.min(1).max(200) }),
    answer: z.object({ parcel }),
  },
  parcelCameBack: {
    method: 'POST',
    path: '/parcels/{parcelId}/came-back',
    who,
    summary: 'The post brought a parcel back: its result waits at the counter again',
    body: z.strictObject({ cause: parcelReturn }),
    answer: z.object({ parcel }),
  },
  dropParcel: {
    method: 'POST',
    path: '/parcels/{parcelId}/drop',
    who,
    summary: 'A parcel that was packed is not sent after all',
    body: none,
    answer: z.object({ parcel }),
  },
} as const satisfies Record<string, Operation>
