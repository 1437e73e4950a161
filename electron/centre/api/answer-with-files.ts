import type { Centre } from '../centre.ts'
import type { Caller, Decision, Ctx } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
import { settleMedia } from '../files/settle-media.ts'
import type { FileHandlers, Request, WithFiles } from './handlers/handler.ts'
import { FILE_HANDLERS } from './routes.ts'

type Execute = (decide: (ctx: Ctx) => Decision<unknown>) => Promise<Outcome>

/**
 * Answers an operation that changes files: looks and writes first, outside the transaction that tickets wait for,
 * decides purely in it, and touches files that others see after the commit. One at a time, so that a decision finds the
 * files as they were looked at.
 */
export function answerWithFiles<K extends WithFiles>(
  centre: Centre,
  id: K,
  caller: Caller,
  request: Request<K>,
  execute: Execute,
): Promise<Outcome> {
  const prepare: FileHandlers[K] = FILE_HANDLERS[id]
  return centre.fileTurns(async () => {
    const { decide, settle } = await prepare(centre.deps, request, centre.executor.context(caller))
    try {
      return await execute(decide)
    } finally {
      try {
        settle?.()
      } catch (error) {
        centre.log.error({ err: error, operation: id }, 'a file that nobody needs is left')
      }
      await settleMedia(centre)
    }
  })
}

export const isWithFiles = (id: string): id is WithFiles => id in FILE_HANDLERS
