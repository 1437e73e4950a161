import { z } from 'zod'
import * as v from '../views.ts'
import type { Operation } from './operation.ts'

/** A picture or a video of the centre's media folder, in the order of names. */
export const mediaFile = z.object({
  name: z.string(),
  kind: z.enum(['picture', 'video']),
  /** Address on the centre; another one when the file was replaced. */
  url: z.string(),
  bytes: z.int(),
})
export type MediaFileView = z.infer<typeof mediaFile>

/** What boards show beside the numbers. */
export const mediaOperations = {
  listMedia: {
    method: 'GET',
    path: '/media',
    who: ['board', 'leader', 'technician'],
    summary: 'Pictures and videos of the media folder, and how long a picture stands',
    answer: z.object({
      files: z.array(mediaFile),
      pictureSeconds: z.int(),
      now: v.instant,
      through: z.int(),
    }),
  },
} as const satisfies Record<string, Operation>
