import { z } from 'zod'
import { id, instant } from './views.ts'

/** `packed`: waits for the post; `came-back`: could not be delivered; `dropped`: was not sent after all. */
export const parcelState = z.enum(['packed', 'posted', 'delivered', 'came-back', 'dropped'])
export type ParcelState = z.infer<typeof parcelState>
export const parcelReturn = z.enum(['not-met', 'refused', 'bad-address', 'other'])
export type ParcelReturn = z.infer<typeof parcelReturn>

/** Something that goes by post (BD-10.5). */
export const parcel = z.object({
  id,
  dossierId: id,
  code: z.string(),
  /** `in`: a dossier that came by post; `out`: its result. */
  direction: z.enum(['in', 'out']),
  tracking: z.string(),
  state: parcelState,
  /** Whose it is; null: erased. */
  name: z.string().nullable(),
  notedAt: instant,
  postedAt: instant.nullable(),
  endedAt: instant.nullable(),
  cause: parcelReturn.nullable(),
})
export type ParcelView = z.infer<typeof parcel>
