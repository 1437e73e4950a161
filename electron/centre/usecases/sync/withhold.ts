import { sentEvent } from '../../../../shared/province/wire.ts'
import type { Decision, Deps } from '../context.ts'
import { rowHash } from './compose-row.ts'

/** Kind of a row whose content breaks the other side. */
const WITHHELD = 'delivery.withheld'

/**
 * Sends a row's number without its content, because the content breaks the other side: the province refuses the empty row,
 * an officer gets it as a task, and everything else goes on.
 */
export function withheldRow({ store }: Deps, seq: number): Decision<object> {
  const row = store.deliveries.bySeq(seq)
  if (!row || row.body === null) return {}
  const bare = sentEvent.parse({ ...(JSON.parse(row.body) as object), type: WITHHELD, body: {} })
  const body = JSON.stringify(bare)
  return { apply: (operational) => operational.remakeDelivery(seq, body, rowHash(bare), Buffer.byteLength(body)) }
}
