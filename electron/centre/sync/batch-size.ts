import { withheldRow } from '../usecases/sync/withhold.ts'
import type { Fault } from './adapter.ts'
import type { Frozen } from './launch.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

/** Rows of a request: their answers are written in one transaction of some ms. */
const MOST_ROWS = 1_000
/** A row that breaks the other side so often, alone, while it answers everything else, is withheld. */
const PATIENCE = 8

export type BatchSize = ReturnType<typeof batchSize>

/** Smaller and smaller batches while the other side breaks on them, down to the row that is to blame; then larger again. */
export function batchSize(world: SyncWorld) {
  let limit = MOST_ROWS
  let failedAlone = 0
  /** A row was withheld and nothing has gone since: it was not to blame. */
  let inVain = false
  return {
    limit: () => limit,
    /** Whether the other side has not stumbled lately. */
    isWhole: () => limit === MOST_ROWS,
    /** Whether a row that is to blame may still be found. */
    isSearch: () => !inVain,
    went(rows: number): void {
      failedAlone = 0
      inVain = false
      if (rows >= limit) limit = Math.min(MOST_ROWS, limit * 2)
    },
    /** The other side or the line is in trouble of its own: no row is to blame. */
    otherFault(): void {
      failedAlone = 0
    },
    async failed(found: Fault, rows: readonly Frozen[]): Promise<void> {
      const [alone] = rows
      if (rows.length > 1) {
        limit = Math.max(1, Math.floor(rows.length / 4))
        return
      }
      failedAlone += 1
      if (!alone || (found.kind !== 'too-large' && failedAlone < PATIENCE)) return
      failedAlone = 0
      inVain = true
      await decide(world, () => withheldRow(world.deps, alone.seq))
    },
  }
}
