import type { Recorded } from '../journal/recorded.ts'
import { composeRow } from '../usecases/sync/compose-row.ts'
import type { Reach } from '../usecases/sync/reach.ts'
import { withoutContent } from '../usecases/sync/withhold.ts'
import type { Reply } from './adapter.ts'
import { readEvent } from './fill.ts'
import { MOST_BYTES } from './launch.ts'
import type { SyncWorld } from './world.ts'

/** So many events of the journal are looked at for one request. */
const AT_ONCE = 100

/**
 * The last row up to which both sides have the same, and no others: from the last end of a batch that both remember with the
 * same digest, row by row. It changes nothing on either side.
 * @param epoch the one that the province is in
 * @param certain no end of a batch beyond this row is believed
 * @param to last row that is compared; not beyond what the province has
 * @returns `to` when all are the same; null when it cannot be known
 */
export async function lastSame(
  world: SyncWorld,
  epoch: string,
  { certain, to }: { certain: number; to: number },
): Promise<Reply<number | null>> {
  const mark = await lastMark(world, epoch, certain)
  return mark.ok && mark.value !== null ? await sameAfter(world, epoch, mark.value, to) : mark
}

/** The row of the last end of a batch, up to one, that both remember with the same digest; null: none, or they do not remember. */
async function lastMark(world: SyncWorld, epoch: string, upTo: number): Promise<Reply<number | null>> {
  const { deliveries } = world.deps.store
  const { history } = world.adapter.rows
  if (!history || !deliveries.isMarked(epoch)) return { ok: true, value: null }
  for (let to = upTo; to >= 0;) {
    const reply = await history.marks(epoch, to)
    if (!reply.ok) return isOlderProgram(reply) ? { ok: true, value: null } : reply
    const found = reply.value.find(({ through, digest }) => deliveries.digestAt(epoch, through) === digest)
    if (found) return { ok: true, value: found.through }
    const last = reply.value.at(-1)
    if (!last) break
    to = last.through - 1
  }
  return { ok: true, value: null }
}

/** How much of what both were known to have, when all began to be sent anew, both still remember; null: it cannot be known. */
export const lastSure = async (world: SyncWorld, { epoch, surely = 0 }: Reach): Promise<Reply<number | null>> =>
  surely === 0 ? { ok: true, value: null } : await lastMark(world, epoch, surely)

/** A province whose program is older does not know the question. */
const isOlderProgram = ({ fault }: Extract<Reply<unknown>, { ok: false }>): boolean =>
  fault.kind === 'blocked' && fault.code === 'NOT_FOUND'

/** As `lastSame`, from a common end of a batch on; up to that nothing is compared, because it may be made otherwise now. */
export async function sameAfter(
  world: SyncWorld,
  epoch: string,
  after: number,
  to: number,
): Promise<Reply<number | null>> {
  for (let from = after; from < to;) {
    const { bodies, through } = pageOf(world, from, to)
    const reply = await world.adapter.rows.history?.compare({ epoch, from, to: through, bodies })
    if (!reply?.ok || reply.value < through) return reply ?? { ok: true, value: null }
    from = through
  }
  return { ok: true, value: to }
}

/** As much as one request carries. */
function pageOf(world: SyncWorld, from: number, to: number): { bodies: string[]; through: number } {
  const events = world.journal.read(from, to, AT_ONCE)
  const bodies: string[] = []
  let bytes = 0
  for (const event of events) {
    const body = bodyOf(world, event)
    if (body === null) continue
    bytes += body.length
    if (bodies.length > 0 && bytes > MOST_BYTES) return { bodies, through: event.seq - 1 }
    bodies.push(body)
  }
  return { bodies, through: events.length < AT_ONCE ? to : (events.at(-1)?.seq ?? to) }
}

/** A row as it went, or as it would go; of one that was erased since, only that there is one. Null: it stays in the building. */
function bodyOf(world: SyncWorld, event: Recorded): string | null {
  const { deps } = world
  const row = deps.store.deliveries.bySeq(event.seq)
  const made = row?.body == null ? composeRow(deps, event, readEvent(world)) : row
  if (made?.body == null) return null
  if (row?.isErased === 1 || made.isErased === 1) return JSON.stringify({ seq: event.seq })
  if (!row || made.hash === row.hash) return made.body
  const withheld = withoutContent(made.body)
  return withheld.hash === row.hash ? withheld.body : made.body
}
