import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import type { CentreWatch } from '../platform/watch-centre.ts'
import type { Verdict } from '../platform/judge-certificate.ts'
import type { SetUpDesk } from '../platform/set-up/set-up-desk.ts'
import type { ReadConfig, ShellConfig } from '../../shared/shell/config.ts'
import type { ExitCode } from '../../shared/shell/recovery.ts'
import type { Secrets } from './secrets.ts'

/** What every part of the shell is given; settings are those of now, they change when a machine is set up. */
export type Shell = {
  readonly read: ReadConfig
  /** Null: nothing is configured, and windows show what is wrong. */
  readonly config: ShellConfig | null
  /** Origin of the centre. */
  readonly centre: string | null
  /** Folder of the built pages. */
  readonly pagesDir: string
  readonly preload: string
  readonly dataDir: string
  readonly version: string
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly watch: CentreWatch
  readonly secrets: Secrets
  readonly setUp: SetUpDesk
  /** What was wrong with the certificate that the centre showed last; null: nothing yet. */
  verdict(): Verdict | null
  /** Ends the program after its children have stopped. */
  leave(code: ExitCode): void
}
