import type { Log } from '../platform/log.ts'
import type { Turns } from '../platform/turns.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Thumbs } from './api/digital-files.ts'
import type { ScanRelay } from './api/scan-relay.ts'
import type { Journal } from './journal/journal.ts'
import type { CatalogueDrafts } from './catalogue/drafts.ts'
import type { Deps } from './usecases/context.ts'
import type { SlipThread } from './slips/slip-thread.ts'
import type { Executor } from './usecases/execute.ts'

/** A centre that runs: what its API, its live channel and its timed work stand on. */
export type Centre = {
  readonly deps: Deps
  readonly executor: Executor
  readonly journal: Pick<Journal, 'head' | 'read' | 'rowsBefore'>
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly log: Log
  /** Whoever changes files waits here for whoever does. */
  readonly fileTurns: Turns
  /** Draws slips as pages. */
  readonly slipThread: SlipThread
  /** Files of procedures that people look at before they import them. */
  readonly catalogueDrafts: CatalogueDrafts
  /** Rises whenever the procedures in force may have changed. */
  catalogueVersion(): number
  /** From scanners of stations to the pages beside them. */
  readonly scans: ScanRelay
  /** Small pictures of pages that were drawn last. */
  readonly thumbs: Thumbs
  readonly version: string
  /** Names the build of the pages; a page that sees another one reloads when idle. */
  readonly build: string
}
