import { z } from 'zod'
import { personRef } from './config-events.ts'

/** Dossiers and results that go by post (BD-10.5, QĐ 45/2016/QĐ-TTg). A tracking code names a parcel, not a person. */
const key = z.string().min(1).max(64)
const by = { parcelId: key, dossierId: key, officerId: key }

/** Came with a dossier (`in`), or is packed to go out with a result. */
export const parcelNoted = z.strictObject({ ...by, direction: z.enum(['in', 'out']), tracking: z.string().max(40) })
/** Taken by the post, counted and signed for. */
export const parcelsPosted = z.strictObject({
  handOverId: key,
  officerId: key,
  parcelIds: z.array(key).min(1),
  receiver: personRef,
})
export const parcelDelivered = z.strictObject({ ...by, on: z.string() })
export const parcelCameBack = z.strictObject({ ...by, cause: z.enum(['not-met', 'refused', 'bad-address', 'other']) })
export const parcelDropped = z.strictObject(by)
