import { refused } from '../usecases/context.ts'
import type { Ctx, Decision, Deps } from '../usecases/context.ts'

/**
 * A decision about files. They are looked at, and written where nobody sees them, before it: a decision may run twice and
 * be rolled back, and nobody's ticket waits for the disk of a film.
 */
export type Prepared<A> = {
  readonly decide: (ctx: Ctx) => Decision<A>
  /** Deletes what nobody needs any more, after the commit, and also when nothing came of it. */
  readonly settle?: () => void
}
/** Looks and writes; what it gives back decides. One at a time (`Centre.fileTurns`). */
export type FileUseCase<C, A> = (deps: Deps, command: C, ctx: Ctx) => Promise<Prepared<A>>

/** Refuses for what was found before; a request that is sent again gets its first answer all the same. */
export const no = (...why: Parameters<typeof refused>): Prepared<never> => ({ decide: () => refused(...why) })
