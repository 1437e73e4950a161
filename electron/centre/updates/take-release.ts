import { isAbsolute } from 'node:path'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { fromAddress, fromFolder } from '../../platform/updates/sources.ts'
import { ReleaseUnusable } from '../../platform/updates/verify-release.ts'
import type { Centre } from '../centre.ts'
import { refused } from '../usecases/context.ts'
import type { Caller, Ctx, Decision } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'

type Execute = (decide: (ctx: Ctx) => Decision<AnswerOf<'takeRelease'>>) => Promise<Outcome>

/**
 * Fetches a release once for the whole house. It may take long; what came is there when somebody asks again.
 * @param execute the last step, with the key of the request
 */
export async function takeRelease(
  { deps, executor, log }: Centre,
  caller: Caller,
  { folder }: BodyOf<'takeRelease'>,
  execute: Execute,
): Promise<Outcome> {
  const { businessDate } = executor.context(caller)
  const address = deps.store.config().setting('updates.address', businessDate)
  if (folder !== undefined && !isAbsolute(folder)) return { ok: false, ...refused('BAD_REQUEST', { field: 'folder' }) }
  if (folder === undefined && !address) return { ok: false, ...refused('RELEASE_UNUSABLE', { why: 'not-found' }) }
  const source =
    folder === undefined
      ? fromAddress(`${address?.replace(/\/?$/, '/')}`, (url, init) => fetch(url, init))
      : fromFolder(folder)
  try {
    const { version } = await deps.releases.take(source, deps.program)
    return await execute(() => ({
      events: [{ type: 'update.taken', payload: { version } }],
      answer: () => ({ version }),
    }))
  } catch (error) {
    const why = error instanceof ReleaseUnusable ? error.why : 'broken'
    log.warn({ err: error }, 'a release could not be taken')
    return { ok: false, ...refused('RELEASE_UNUSABLE', { why }) }
  }
}
