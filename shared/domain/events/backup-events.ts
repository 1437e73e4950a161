import { z } from 'zod'

const instant = z.number().int()

/** A number that may have been given by the journal that is lost: the next one is higher. */
export const numberFloor = z.strictObject({
  kind: z.enum(['ticket', 'code', 'slip', 'receipt']),
  /** What numbers of the kind run by, as its store has it. */
  series: z.string().max(200),
  no: z.number().int().positive(),
})
export type NumberFloor = z.infer<typeof numberFloor>

/** The journal goes on from a backup (decisions.md 7). */
export const journalRestored = z.strictObject({
  restoreId: z.string().max(64),
  /** When the backup was made. */
  backupAt: instant,
  /** Somebody asked for it, or the centre did it because its data were damaged. */
  how: z.enum(['asked', 'by-itself']),
  /** Until when the centre worked whose last events are lost; null: nobody knows. */
  lostUntil: instant.nullable(),
  /** How many events are lost; null: nobody knows. */
  lostEvents: z.number().int().nonnegative().nullable(),
  floors: z.array(numberFloor).max(500),
})

/** Copies on a second disk of before: removed there, or somebody says that the disk does not exist any more. */
export const backupFormerSettled = z.strictObject({ folder: z.string().max(300), how: z.enum(['remove', 'gone']) })

/** The copies on the second disk are enciphered from now on; the key itself is known to a paper and a file alone. */
export const backupKeyMade = z.strictObject({ mark: z.string().max(20) })
