import type { ChangesAnswer } from '../../../shared/province/changes.ts'
import { applyChanges, CURSOR } from '../usecases/sync/apply-changes.ts'
import { readReach } from '../usecases/sync/reach.ts'
import { decide } from './world.ts'
import type { SyncWorld } from './world.ts'

export type Puller = {
  /** Takes over what is new. @returns whether there is more */
  step(): Promise<'idle' | 'more' | 'fault'>
  /** How far a long reading has come since it began; null: none is under way. */
  progress(): { changes: number; isResync: boolean } | null
}

/**
 * Reads the province's changes, a page at a time, each in one transaction with its cursor.
 * @param doubt the province does not know how far we have read, or has fewer rows than it had: it was restored
 */
export function createPuller(world: SyncWorld, doubt: () => void): Puller {
  const { deps, adapter, line } = world
  let run: { changes: number; isResync: boolean } | null = null
  async function take(answer: ChangesAnswer, cursor: string): Promise<'idle' | 'more'> {
    line.heard(answer.now)
    if (hasLost(answer) || (answer.resync && cursor !== '')) doubt()
    // Somebody has everything read anew since this was asked: it comes again.
    const isStale = (): boolean => (deps.store.deliveries.state(CURSOR) ?? '') !== cursor
    if (answer.changes.length > 0 || answer.cursor !== cursor)
      await decide(world, (ctx) => (isStale() ? {} : applyChanges(deps, answer, ctx)))
    const isResync = answer.resync || run?.isResync === true
    run = answer.more ? { changes: (run?.changes ?? 0) + answer.changes.length, isResync } : null
    return answer.more ? 'more' : 'idle'
  }

  /** Rows, or files: which ones it says when it is asked how far both are. */
  function hasLost({ through = Infinity, filesMissing = [] }: ChangesAnswer): boolean {
    // Or another was to take its place, and it was taken all the same.
    const isTaken = (seq: number): boolean =>
      ['accepted', 'settled'].includes(deps.store.deliveries.bySeq(seq)?.state ?? '')
    return through < (readReach(deps)?.through ?? 0) || filesMissing.some(isTaken)
  }

  return {
    progress: () => run,
    async step() {
      if (line.waitMs() > 0) return 'fault'
      const cursor = deps.store.deliveries.state(CURSOR) ?? ''
      const reply = await adapter.pullStatus(cursor === '' ? null : cursor)
      if (reply.ok) return await take(reply.value, cursor)
      if (reply.fault.kind === 'unauthorised' && world.refreshToken()) return 'more'
      line.fault(reply.fault)
      return 'fault'
    },
  }
}
