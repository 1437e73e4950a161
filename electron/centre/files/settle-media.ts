import type { Log } from '../../platform/log.ts'
import type { Deps } from '../usecases/context.ts'
import type { Executor } from '../usecases/execute.ts'

/**
 * Carries out what was decided about the media folder, in order: after each change, at the start for what a crash left,
 * and now and then for what the disk refused (Windows renames no file that is being read). Never fails: what cannot be
 * done stays for the next time, and doing it twice changes nothing.
 */
export async function settleMedia({
  deps,
  executor,
  log,
}: {
  deps: Deps
  executor: Executor
  log: Log
}): Promise<void> {
  const done: number[] = []
  for (const { id, work } of deps.store.mediaWork()) {
    try {
      deps.mediaFolder.perform(work)
      done.push(id)
    } catch (error) {
      log.error({ err: error, work: work.kind }, 'a change of the media folder has to wait')
    }
  }
  if (done.length === 0) return
  await executor
    .execute({ kind: 'nobody', address: '' }, null, () => ({ apply: (operational) => operational.dropMediaWork(done) }))
    .catch((error: unknown) => log.error({ err: error }, 'changes of the media folder will be looked at again'))
}
