import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { Client } from '../../shared/api/client.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import { doBackupJob } from '../centre/backup/backup-job.ts'
import type { BackupRunner } from '../centre/backup/run-backup-job.ts'
import { systemTimers } from '../platform/time.ts'
import { startTestCentre } from './start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from './start-test-centre.ts'

/** A centre in a folder of its own, and its backups beside it. */
export type BackupStage = {
  readonly root: string
  readonly dir: string
  readonly backups: string
  /** The one that was started last. */
  readonly centre: TestCentre
  start(more?: Partial<TestCentreOptions>): Promise<TestCentre>
  stop(): Promise<void>
  /** Starts again on what lies there. */
  again(): Promise<TestCentre>
  /** Takes a number at the kiosk; its refusal where it is refused. */
  issue(): Promise<string>
  technician(): Promise<Client>
  /** A minute passes; resolves when what it began has ended. */
  look(): Promise<void>
  settled(): Promise<void>
}

/** Does the jobs of backups where the centre runs: for tests that are not about processes, which take a third of a second each. */
export const JOBS_HERE: BackupRunner = { run: (job) => doBackupJob(job, () => {}), stop: () => {} }

/**
 * Sets a stage for tests of backups: before each a new centre that begins to work, after each nothing is left of it.
 * @param always options of every start
 */
export function setBackupStage(always: Partial<TestCentreOptions> = {}): BackupStage {
  let root = ''
  let centre: TestCentre
  let looks: (() => void)[] = []
  let isStopped = true
  /** Minutes pass when the test says so. */
  const timers: Timers = {
    after: systemTimers().after,
    every(ms, run) {
      if (ms === 60_000) looks.push(run)
      return () => {}
    },
  }
  const stage: BackupStage = {
    get root() {
      return root
    },
    get dir() {
      return join(root, 'data')
    },
    get backups() {
      return join(root, 'backups')
    },
    get centre() {
      return centre
    },
    async start(more = {}) {
      looks = []
      const { dir, backups } = stage
      centre = await startTestCentre({ dir, backups, timers, now: '2026-11-23T08:00', ...always, ...more })
      isStopped = false
      return centre
    },
    async stop() {
      if (!isStopped) await centre.stop()
      isStopped = true
    },
    async again() {
      await stage.stop()
      return stage.start({ clock: centre.clock, deviceTokens: { kiosk: [centre.token('kiosk')] } as never })
    },
    async issue() {
      const issued = await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
      return issued.ok ? issued.value.ticket.number : issued.code
    },
    technician: async () => centre.client(await centre.logIn('technician')),
    async look() {
      for (const run of looks) run()
      await stage.settled()
    },
    settled: () =>
      vi.waitFor(() => expect(centre.centre.deps.backups.state()?.isBusy).toBe(false), {
        timeout: 20_000,
        interval: 20,
      }),
  }
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'mot-cua-backups-'))
    await stage.start({ preset: 'binh-duong' })
  })
  afterEach(async () => {
    await stage.stop()
    rmSync(root, { recursive: true, force: true })
  })
  return stage
}
