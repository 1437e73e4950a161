import { hash } from 'node:crypto'
import { z } from 'zod'
import { FIRST_DIGEST, chainedText } from '../../../../shared/province/hashed-text.ts'
import type { Deps } from '../context.ts'

/** How far the province has this centre's rows, as the centre itself worked it out. */
const reach = z.object({
  epoch: z.string(),
  through: z.number().int(),
  rows: z.number().int(),
  digest: z.string(),
  /** False: rows are sent from the beginning again, and what the chain runs over is not known. */
  isCounted: z.boolean().optional(),
  /** Rows up to here were known to be the same before all was sent anew: what differs now is made otherwise, and no other row. */
  surely: z.number().int().optional(),
})
export type Reach = z.infer<typeof reach>

export const REACH = 'reach'
/** How far the journal was read for what leaves. */
export const READ_TO = 'province'

/** Nothing has arrived yet. */
export const noReach = (epoch: string): Reach => ({
  epoch,
  through: 0,
  rows: 0,
  digest: FIRST_DIGEST,
  isCounted: false,
})

/** What is remembered; null: nothing, or it was lost. */
export function readReach({ store }: Deps): Reach | null {
  const text = store.deliveries.state(REACH)
  return text ? reach.parse(JSON.parse(text)) : null
}

/** Begins to send everything anew, and keeps in mind up to where both sides were known to have the same. */
export const reachAnew = ({ epoch, through, surely = 0 }: Reach): Reach => ({
  ...noReach(epoch),
  surely: Math.max(surely, through),
})

/** The same with one more row. */
export const reachWith = ({ rows, digest, ...reach }: Reach, seq: number, rowHash: string): Reach => ({
  ...reach,
  through: seq,
  rows: rows + 1,
  digest: hash('sha256', chainedText(digest, seq, rowHash), 'hex'),
})
