import { z } from 'zod'

/** What keeps a machine from taking the place of a centre out of a copy; each has its sentence on the page. */
export const RESTORE_FAULTS = [
  'no-folder',
  'no-copies',
  'no-code',
  'wrong-code',
  'newer',
  'damaged',
  'no-room',
  'folder',
  'disk-itself',
  'in-use',
  'port',
  'slow',
  'failed',
] as const
export const restoreFault = z.enum(RESTORE_FAULTS)
export type RestoreFault = z.infer<typeof restoreFault>

const text = z.string().max(1_000)

/** A copy of a centre that lies at a place. */
export const offeredCopy = z.object({
  /** Folder that it lies in, and its own name there. */
  folder: text,
  name: text,
  /** When it was made, ms. */
  takenAt: z.number(),
  centre: text,
  program: text,
  bytes: z.number(),
  /** Enciphered: it opens with the code from the safe. */
  isSealed: z.boolean(),
  /** A newer program wrote it than this one. */
  isNewer: z.boolean(),
})
export type OfferedCopy = z.infer<typeof offeredCopy>

/** What lies at a place: the newest first. */
export const copiesAt = z.object({
  place: text,
  copies: z.array(offeredCopy).max(500),
  /** Copies that lack a part, or whose list cannot be read. */
  broken: z.int(),
})
export type CopiesAt = z.infer<typeof copiesAt>

/** What came of a restore. */
export const restoreReport = z.object({
  backupAt: z.number(),
  /** Events that are lost; null: nobody knows. */
  lost: z.int().nullable(),
  /** Where what stood in the data folder lies now; null: nothing stood there. */
  replaced: text.nullable(),
  /** Other machines of the house belonged to it. */
  house: z.boolean(),
  isSealed: z.boolean(),
})
export type RestoreReport = z.infer<typeof restoreReport>

/** What the program without windows is asked to do. `place` null: the disks of this machine. */
export const restoreJob = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('look'), place: text.nullable(), own: text }),
  z.strictObject({
    do: z.literal('restore'),
    ...{ folder: text, name: text, data: text, code: text.nullable() },
    /** Data folders that restores were begun for before: what they have left goes. */
    abandoned: z.array(text),
  }),
  z.strictObject({ do: z.literal('drop'), abandoned: z.array(text) }),
])
export type RestoreJob = z.infer<typeof restoreJob>

export const restoreProgress = z.object({
  step: z.enum(['copying', 'checking']),
  /** Percent of the bytes. */
  part: z.number(),
})
export type RestoreProgress = z.infer<typeof restoreProgress>

/** What it says of it; `ready`: it takes its job. */
export const restoreNews = z.discriminatedUnion('say', [
  z.object({ say: z.literal('ready') }),
  z.object({ say: z.literal('found'), at: copiesAt }),
  z.object({ say: z.literal('looked') }),
  z.object({ say: z.literal('dropped') }),
  z.object({ say: z.literal('progress'), progress: restoreProgress }),
  z.object({ say: z.literal('restored'), report: restoreReport }),
  z.object({ say: z.literal('failed'), fault: restoreFault }),
])
export type RestoreNews = z.infer<typeof restoreNews>

/** How far a machine is on its way into the place of a broken one. */
export type RestoreView = {
  readonly state: 'looking' | 'choosing' | 'restoring' | 'restored'
  /** Folder that somebody named; null: the disks of this machine were looked at. */
  readonly place: string | null
  readonly found: readonly CopiesAt[]
  readonly progress: RestoreProgress | null
  readonly fault: RestoreFault | null
  readonly report: RestoreReport | null
}
