import { z } from 'zod'

/** Names of files of the media folder: what boards show is public. */
const name = z.string().min(1).max(255)

export const mediaAdded = z.strictObject({ name, type: z.string().max(40), bytes: z.number().int().positive() })
export const mediaNamed = z.strictObject({ name })
/** The names in the new order, as they are called from now on. */
export const mediaOrdered = z.strictObject({ names: z.array(name) })
