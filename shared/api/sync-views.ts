import { z } from 'zod'
import { SYSTEMS } from '../province/offers.ts'
import { id, instant } from './views.ts'

/** `off`: no province is set down for this centre. `new`: nothing was tried yet. */
export const lineState = z.enum(['off', 'new', 'up', 'down', 'blocked'])
export type LineStateName = z.infer<typeof lineState>

/** The one quiet sign of a desk: whether the province hears us, and what waits. */
export const lineView = z.object({
  state: lineState,
  since: instant,
  /** Why it is down or blocked. */
  code: z.string().nullable(),
  /** Rows that wait to be sent, the dossiers among them, and since when the oldest waits. */
  waiting: z.object({ rows: z.number().int(), dossiers: z.number().int(), oldestAt: instant.nullable() }),
  /** Whether it waits for longer than it should. */
  isStuck: z.boolean(),
  /** Refused rows that wait for somebody. */
  tasks: z.number().int(),
  /** Code of the dossier that has waited longest among them. */
  refused: z.string().optional(),
})
export type LineView = z.infer<typeof lineView>

/** A row that the province refused. */
export const deliveryTask = z.object({
  seq: z.number().int(),
  type: z.string(),
  dossierId: id.nullable(),
  /** Of the dossier. */
  code: z.string().nullable(),
  refusal: z.string(),
  reason: z.string().nullable(),
  field: z.string().nullable(),
  /** What stands at that place, where it is no personal data and may be put right here. */
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  rejectedAt: instant,
  /** Rows of the same dossier that wait behind it. */
  held: z.number().int(),
})
export type DeliveryTask = z.infer<typeof deliveryTask>

/** What the agency told and an officer has to do. */
export const provinceNotice = z.object({
  id,
  kind: z.enum(['result', 'supplement']),
  dossierId: id,
  code: z.string(),
  at: instant,
  words: z.string().nullable(),
  items: z.array(z.object({ name: z.string(), why: z.string() })),
})
export type ProvinceNotice = z.infer<typeof provinceNotice>

/** A dossier that is over here and not there, or the other way round; nothing of it is changed by itself. */
export const differingDossier = z.object({
  dossierId: id,
  code: z.string(),
  state: z.string(),
  status: z.number().int(),
  saidAt: instant,
})
export type DifferingDossier = z.infer<typeof differingDossier>

/** What the line found and who leads must have seen. */
export const lineNote = z.enum(['lost', 'behind', 'seal'])
export type LineNote = z.infer<typeof lineNote>

/** All of the line, for who leads. */
export const syncView = z.object({
  line: lineView,
  /** Kind of the province's system: what it offers stands in shared/province/offers.ts. Null: there is none. */
  system: z.enum(SYSTEMS).nullable(),
  words: z.string().nullable(),
  heardAt: instant.nullable(),
  /** How far the province's clock is ahead of ours, ms. */
  aheadMs: z.number(),
  /** Rows a second while it sends. */
  rate: z.number().nullable(),
  /** How far the journal has arrived. */
  progress: z.object({ through: z.number().int(), head: z.number().int(), sent: z.number().int() }),
  /** Changes that a long reading has brought so far; null: none is under way. */
  reading: z.object({ changes: z.number().int(), isResync: z.boolean() }).nullable(),
  files: z.object({
    left: z.number().int(),
    bytes: z.number().int(),
    areWaitingForHours: z.boolean(),
    fullSince: instant.nullable(),
  }),
  tasks: z.array(deliveryTask),
  notices: z.array(provinceNotice),
  differing: z.array(differingDossier),
  anchor: z.object({ day: z.string(), seq: z.number().int(), receivedAt: instant, verdict: z.string() }).nullable(),
  catalogues: z.array(
    z.object({ version: z.string(), decision: z.string(), from: z.string(), became: z.string(), atMs: instant }),
  ),
  /** Rows that the province has and a restore has lost here. */
  lost: z
    .object({
      atMs: instant,
      rows: z.number().int(),
      /** Dossiers that were received in them: their codes are not given again. */
      codes: z.number().int().optional(),
      lost: z.array(z.object({ type: z.string(), subject: z.string().nullable(), at: instant })),
    })
    .nullable(),
  /** The province was restored from an older copy: so many rows go again by themselves; done when all have. */
  behind: z.object({ atMs: instant, rows: z.number().int(), isDone: z.boolean() }).nullable(),
  /** The province knows the head of the journal at a number with another hash: there are two histories. */
  seal: z
    .object({ atMs: instant, day: z.string(), seq: z.number().int(), ours: z.string(), theirs: z.string() })
    .nullable(),
  /** Whether both sides count the same rows. */
  isEqual: z.boolean(),
})
export type SyncView = z.infer<typeof syncView>

/** One row of a dossier on its way. */
export const deliveryLine = z.object({
  seq: z.number().int(),
  type: z.string(),
  /**
   * `awaitsFile`: the province has lost the file of it, which is sent again first. `underWay`: it went, and its answer comes
   * later, in a file for example.
   */
  state: z.enum(['ready', 'again', 'held', 'underWay', 'rejected', 'awaitsFile', 'accepted', 'settled']),
  madeAt: instant,
  answeredAt: instant.nullable(),
  tries: z.number().int(),
  refusal: z.string().nullable(),
  reason: z.string().nullable(),
  /** The refused row that it waits for. */
  by: z.number().int().nullable(),
  status: z.number().int().nullable(),
})
export type DeliveryLine = z.infer<typeof deliveryLine>

/** What was sent of a dossier, what was answered, and what the province says of it now. */
export const dossierLine = z.object({
  code: z.string(),
  isPending: z.boolean(),
  status: z
    .object({ status: z.number().int(), unit: z.string().nullable(), note: z.string().nullable(), saidAt: instant })
    .nullable(),
  rows: z.array(deliveryLine),
  tasks: z.array(deliveryTask),
  notices: z.array(provinceNotice),
})
export type DossierLine = z.infer<typeof dossierLine>
