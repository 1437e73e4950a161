import { CLOSED_WITH_NOTE, sentEvent } from '../../../../shared/province/wire.ts'
import type { Decision, Deps } from '../context.ts'
import { rowHash } from './compose-row.ts'

/** Kind of a row whose content breaks the other side. */
const WITHHELD = 'delivery.withheld'

/** Whether a row went without its content: what is sent in its place is the first that has it. */
export const isWithheld = ({ body }: { body: string | null }): boolean =>
  body !== null && (JSON.parse(body) as { type?: unknown }).type === WITHHELD

/**
 * Sends a row's number without its content, because the content breaks the other side: the province refuses the empty row,
 * an officer gets it as a task, and everything else goes on.
 */
export function withheldRow({ store }: Deps, seq: number): Decision<object> {
  const row = store.deliveries.bySeq(seq)
  // A row that only ends another has no content that could break anything.
  if (!row || row.body === null || row.type === CLOSED_WITH_NOTE) return {}
  const { body, hash } = withoutContent(row.body)
  return { apply: (operational) => operational.remakeDelivery(seq, body, hash, Buffer.byteLength(body)) }
}

/** A row as it goes when its content is withheld. @param whole JSON of the row */
export function withoutContent(whole: string): { readonly body: string; readonly hash: string } {
  const bare = sentEvent.parse({ ...(JSON.parse(whole) as object), type: WITHHELD, body: {} })
  return { body: JSON.stringify(bare), hash: rowHash(bare) }
}
