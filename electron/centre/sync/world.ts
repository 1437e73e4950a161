import type { Clock, Timers } from '../../../shared/kernel/time.ts'
import type { CatalogueVersion } from '../../../shared/province/changes.ts'
import type { Log } from '../../platform/log.ts'
import type { Journal } from '../journal/journal.ts'
import type { Ctx, Decision, Deps } from '../usecases/context.ts'
import type { Executor } from '../usecases/execute.ts'
import type { ProvinceAdapter } from './adapter.ts'
import type { Line } from './line.ts'

/** What the line to the province stands on. */
export type SyncWorld = {
  readonly deps: Deps
  readonly executor: Executor
  readonly journal: Pick<Journal, 'head' | 'read'>
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly adapter: ProvinceAdapter
  readonly line: Line
  /** Brings a version of the catalogue into force; `busy`: somebody is importing one, later. */
  importCatalogue(
    version: CatalogueVersion,
    file: Uint8Array,
  ): Promise<'imported' | 'unchanged' | 'unreadable' | 'busy'>
  /** Another token was put in place of the one that does not hold. */
  refreshToken(): boolean
}

const NOBODY = { kind: 'nobody', address: '' } as const

/** Decides and writes in a transaction of the centre's committer, as every command does. */
export async function decide<A>({ executor }: SyncWorld, work: (ctx: Ctx) => Decision<A>): Promise<A> {
  const outcome = await executor.execute(NOBODY, null, work)
  if (!outcome.ok) throw new Error(`the line to the province was refused: ${outcome.refusal.code}`)
  return JSON.parse(outcome.answer) as A
}
