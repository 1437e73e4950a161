import type { z } from 'zod'
import { LIMITS } from '../../shared/province/wire.ts'
import type { comparison, comparisonAnswer, marksAnswer } from '../../shared/province/wire.ts'
import type { Store } from '../store/store.ts'
import { readRows } from './decide-batch.ts'
import type { KnownRow } from './decide-batch.ts'
import type { Hashes } from './hashes.ts'
import type { Arrived } from './judge.ts'
import { refuse, wrongEpoch } from './take-batch.ts'
import type { Taken } from './take-batch.ts'

/** Where batches of an epoch ended; none of an epoch that is not known here. */
export async function tellMarks(
  store: Store,
  centreId: string,
  { epoch, to }: { epoch: string; to: number },
): Promise<Taken<z.infer<typeof marksAnswer>>> {
  const centre = await store.centre(centreId)
  if (!centre) return refuse('UNAUTHORISED')
  const no = centre.epochs.find((one) => one.epoch === epoch)?.no
  return { ok: true, answer: { marks: no === undefined ? [] : await store.marks(centreId, no, to, LIMITS.marks) } }
}

/** Compares rows of a centre with those that are here, by number and hash. It changes nothing. */
export function compareRows(
  store: Store,
  { centre: id, epoch, from, to, events }: z.infer<typeof comparison>,
  hashes: Hashes,
): Promise<Taken<z.infer<typeof comparisonAnswer>>> {
  const rows = readRows(events, hashes)
  return store.transaction(async (tx) => {
    const centre = await tx.lockCentre(id)
    if (!centre) return refuse('UNAUTHORISED')
    const wrong = wrongEpoch(centre, epoch)
    if (wrong) return wrong
    // One more than came: whether there are others between them shows by the first that differs.
    const known = await tx.rowsBetween(centre, from, to, rows.length + 1)
    return { ok: true, answer: { same: sameUpTo(rows, known, { from, to }) } }
  })
}

function sameUpTo(rows: readonly Arrived[], known: readonly KnownRow[], { from, to }: { from: number; to: number }) {
  let same = from
  for (let place = 0; place < Math.max(rows.length, known.length); place++) {
    const [row, here] = [rows[place], known[place]]
    if (!row || row.raw.seq !== here?.seq || (!isBare(row) && row.hash !== here.hash)) return same
    same = here.seq
  }
  return to
}

const isBare = ({ raw }: Arrived): boolean => Object.keys(raw).length === 1
