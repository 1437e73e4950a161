import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '../../shared/api/client.ts'
import type { Client } from '../../shared/api/client.ts'
import type { DeviceRole } from '../../shared/api/roles.ts'
import { parseNow } from '../../shared/domain/time/vietnam-time.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import { doBackupJob } from '../centre/backup/backup-job.ts'
import { startCentre } from '../centre/start-centre.ts'
import type { CentreOptions, RunningCentre } from '../centre/start-centre.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { PIN, testSeed } from './test-seed.ts'
import type { TestSeed } from './test-seed.ts'

/** Wall time that a test sets and moves; the monotonic side is the machine's, so that rate limits are real. */
export type TestClock = Clock & { set(text: string): void; advance(ms: number): void }

export type TestCentre = RunningCentre & {
  readonly dir: string
  readonly clock: TestClock
  token(role: DeviceRole, index?: number): string
  /** A client with a token that can be changed. */
  client(token: string | null): Client
  /** Logs somebody in. @returns the session's token */
  logIn(officerId: string, counterId?: string): Promise<string>
  /** Logs O`n` in at C`n` and opens the counter. @returns the session's client and token */
  openCounter(n: number): Promise<{ client: Client; token: string; counterId: string; officerId: string }>
  /** Stops and starts again on the same folder and clock. */
  restart(): Promise<TestCentre>
  /** Stops and removes the folder. */
  dispose(): Promise<void>
}

export type TestCentreOptions = TestSeed &
  Partial<
    Pick<
      CentreOptions,
      | 'allowances'
      | 'backups'
      | 'backupRunner'
      | 'demo'
      | 'languagesDir'
      | 'lan'
      | 'log'
      | 'pagesDir'
      | 'province'
      | 'publicUrl'
      | 'timers'
      | 'inbox'
      | 'updateKeys'
    >
  > & {
    /** Version of the program that says it runs. */
    version?: string
    /** Wall time at the start, Viet Nam time. Default 2026-11-23T08:00. */
    now?: string
    dir?: string
    deviceTokens?: Record<DeviceRole, string[]>
    clock?: TestClock
  }

export function testClock(now: string): TestClock {
  let at = parseNow(now)
  return {
    now: () => at,
    monotonic: () => performance.now(),
    set: (text) => {
      at = parseNow(text)
    },
    advance: (ms) => {
      at += ms
    },
  }
}

/** Allowances that no test or measurement reaches. */
export const NO_LIMITS = {
  device: { perSecond: 1e9, burst: 1e9 },
  person: { perSecond: 1e9, burst: 1e9 },
  nobody: { perSecond: 1e9, burst: 1e9 },
  logIn: { perSecond: 1e9, burst: 1e9 },
} as const

/** Options that a centre takes as they are; those that are not given must not be there. */
function whatIsGiven(options: TestCentreOptions): Partial<CentreOptions> {
  const { allowances, backups, backupRunner, inbox, lan, languagesDir, pagesDir, province, publicUrl, updateKeys } =
    options
  const all = { allowances, backups, backupRunner, inbox, lan, languagesDir, pagesDir, province, publicUrl, updateKeys }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** A whole centre on a real folder, real SQLite and a real port, with a clock of the test's own. */
export async function startTestCentre(options: TestCentreOptions = {}): Promise<TestCentre> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'mot-cua-test-'))
  const clock = options.clock ?? testClock(options.now ?? '2026-11-23T08:00')
  const { demo = false } = options
  const running = await startCentre({
    dir,
    port: 0,
    demo,
    clock,
    timers: options.timers ?? systemTimers(),
    ids: systemIds,
    log: options.log ?? openLog('silent'),
    version: options.version ?? '0.0.0-test',
    build: 'test',
    // A process for each job costs a test more than all the rest of it.
    backupRunner: { run: (job) => doBackupJob(job, () => {}), stop: () => {} },
    seed: () => testSeed(options, systemIds),
    ...whatIsGiven(options),
  })
  const tokens = running.seeded?.deviceTokens ?? options.deviceTokens
  const token = (role: DeviceRole, index = 0): string => {
    const found = tokens?.[role][index]
    if (!found) throw new Error(`no token of ${role} ${index}`)
    return found
  }
  const client = (given: string | null): Client =>
    createClient({ base: running.url, token: () => given, newKey: () => crypto.randomUUID(), timeoutMs: 60_000 })
  async function logIn(officerId: string, counterId?: string): Promise<string> {
    const body = { officerId, pin: options.pin ?? PIN, ...(counterId === undefined ? {} : { counterId }) }
    const session = await client(null).call('createSession', { body })
    if (!session.ok) throw new Error(`log-in refused: ${session.code}`)
    return session.value.token
  }

  return {
    ...running,
    dir,
    clock,
    token,
    client,
    logIn,
    async openCounter(n) {
      const session = await logIn(`O${n}`, `C${n}`)
      const own = client(session)
      const opened = await own.call('openCounter', { params: { counterId: `C${n}` }, body: {} })
      if (!opened.ok) throw new Error(`opening refused: ${opened.code}`)
      return { client: own, token: session, counterId: `C${n}`, officerId: `O${n}` }
    },
    async restart() {
      await running.stop()
      return startTestCentre({ ...options, dir, clock, ...(tokens ? { deviceTokens: tokens } : {}) })
    },
    async dispose() {
      await running.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
