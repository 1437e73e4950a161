import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KEEP } from '../shared/domain/backup/keep-backups.ts'
import { listBackups } from '../electron/centre/backup/backup-folder.ts'
import { restoreBackup } from '../electron/centre/backup/restore-backup.ts'
import { createBackupRunner } from '../electron/centre/backup/run-backup-job.ts'
import { damageOf } from '../electron/centre/store/copy-database.ts'
import { systemTimers } from '../electron/platform/time.ts'
import { openFastClient } from '../electron/testkit/fast-client.ts'
import type { FastClient } from '../electron/testkit/fast-client.ts'
import { NO_LIMITS, startTestCentre } from '../electron/testkit/start-test-centre.ts'
import { percentile, spread } from './figures.ts'

const ROUNDS = 3
const ROWS = 50_000
const ROW_BYTES = 4_000

/** How long a backup of a database of 200 MB takes, what a number costs meanwhile, and how long it takes to put it back. */
export async function measureBackups(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'mot-cua-bench-backups-'))
  const [dir, to] = [join(root, 'data'), join(root, 'backups')]
  const centre = await startTestCentre({ dir, allowances: NO_LIMITS })
  // Answers that are kept to be repeated: what a year of numbers weighs.
  const filler = centre.db.prepare(
    `INSERT INTO idempotency (place, principal, key, body_hash, answer, at_ms) VALUES (?, '', '', '', ?, 0)`,
  )
  centre.db.transaction(() => {
    for (let i = 0; i < ROWS; i += 1) filler.run(i, 'x'.repeat(ROW_BYTES))
  })()
  centre.db.pragma('wal_checkpoint(TRUNCATE)')
  const kiosk = await openFastClient(centre.url, centre.token('kiosk'))
  const runner = createBackupRunner(systemTimers())
  const alone = await issueWhile(kiosk, new Promise((resolve) => setTimeout(resolve, 2_000)))
  const [backups, beside]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    const now = centre.clock.now() + round * 3_600_000
    const job = { dir, to, kind: 'hour', centre: '', program: '0', now, keep: KEEP } as const
    const done = runner.run({ do: 'take', ...job }).then((report) => {
      if (!report.ok) throw new Error(report.words)
      backups.push(performance.now() - start)
    })
    beside.push(...(await issueWhile(kiosk, done)))
  }
  kiosk.close()
  await centre.stop()
  const size = statSync(join(dir, 'centre.db')).size / 1e6
  const checked = performance.now()
  damageOf(join(dir, 'centre.db'), false)
  const check = performance.now() - checked
  const restored = performance.now()
  const [backup] = listBackups(to, Infinity)
  if (backup) await restoreBackup({ backup, dir, now: centre.clock.now(), how: 'asked', id: 'bench' })
  console.log(`database                          ${size.toFixed(0)} MB`)
  console.log(`backup, from its start to its name ${spread(backups)} ms`)
  console.log(`a number, nothing beside it       ${tail(alone)}`)
  console.log(`a number, beside a backup         ${tail(beside)}`)
  console.log(`look at it before a start         ${check.toFixed(0)} ms`)
  console.log(`restore, verified                 ${(performance.now() - restored).toFixed(0)} ms`)
  rmSync(root, { recursive: true })
}

/** Gives numbers one after another until something has ended. @returns ms of each */
async function issueWhile(kiosk: FastClient, ended: Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let isOver = false
  const over = ended.finally(() => (isOver = true))
  while (!isOver) {
    const start = performance.now()
    await kiosk.post('/v1/tickets', { serviceId: 'S1' }, crypto.randomUUID())
    times.push(performance.now() - start)
  }
  await over
  return times
}

function tail(times: readonly number[]): string {
  const at = (part: number): string => percentile(times, part).toFixed(1)
  return `${at(0.5)} ms, slowest hundredth ${at(0.99)} ms, slowest ${at(1)} ms, of ${times.length}`
}
