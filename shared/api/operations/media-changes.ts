import { z } from 'zod'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

/** A part of a file in base64: small enough that the centre goes on answering others. */
export const MEDIA_PART_BYTES = 384 * 1024
const PART_LIMIT = Math.ceil(MEDIA_PART_BYTES / 3) * 4

/** Disks take 255 bytes; a hidden name of the parts and a place in the order come on top: `.03 Tên.png.part`. */
const NAME_BYTES = 240
/** A character of a Vietnamese name takes up to three. */
const bytesOf = (name: string): number =>
  Array.from(name, (letter) => letter.codePointAt(0) ?? 0).reduce(
    (sum, code) => sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4),
    0,
  )

/**
 * A name that is one file in one folder, shown as it is: no path, no hidden or temporary file, no sign that a disk of
 * Windows refuses or takes for the beginning of a stream.
 */
const newName = z
  .string()
  .max(120)
  .regex(/^[^./~\\<>:"|?*\p{Cc}\p{Cs}][^/\\<>:"|?*\p{Cc}\p{Cs}]*$/u)
  .refine((name) => bytesOf(name) <= NAME_BYTES)

/** A name that is there already; a person may have copied any into the folder. */
const listedName = z.string().min(1).max(255)

/** What a person changes of the media folder. */
export const mediaChangeOperations = {
  addMediaPart: {
    method: 'POST',
    path: '/media-parts',
    who: ['leader', 'technician'],
    idempotent: false,
    summary: 'Send the next part of a picture or video; with the last one it is checked by its content and shown',
    body: z.strictObject({
      name: newName,
      /** Bytes sent before; 0 begins anew. */
      offset: z.number().int().min(0).max(1e12),
      data: z.base64().min(1).max(PART_LIMIT),
      last: z.boolean(),
    }),
    bodyLimit: PART_LIMIT + 2048,
    answer: z.object({ received: z.number().int() }),
  },
  removeMedia: {
    method: 'POST',
    path: '/media/{fileName}/remove',
    who: ['leader', 'technician'],
    summary: 'Take a file off the boards; it can be brought back',
    body: none,
    answer: none,
  },
  restoreMedia: {
    method: 'POST',
    path: '/media/{fileName}/restore',
    who: ['leader', 'technician'],
    summary: 'Bring a file back that was taken off',
    body: none,
    answer: none,
  },
  orderMedia: {
    method: 'POST',
    path: '/media/order',
    who: ['leader', 'technician'],
    summary: 'Show the files in this order; their names get a number in front',
    body: z.strictObject({ names: z.array(listedName).min(1).max(500) }),
    answer: none,
  },
} as const satisfies Record<string, Operation>
