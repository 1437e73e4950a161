import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../platform/time.ts'
import { doBackupJob } from './backup-job.ts'
import type { BackupJob } from './backup-job.ts'

const clock = systemClock()
/** Numbers are given first. */
const POLITE = 10

/**
 * A process of its own that does one job and ends; in Electron, whose programs start none on plain Node, a thread. It says
 * `{ tick: true }` while it goes on, and last what came of it.
 */
async function run(job: BackupJob, say: (message: object) => void): Promise<void> {
  let heardAt = clock.monotonic()
  const report = await doBackupJob(job, () => {
    const now = clock.monotonic()
    if (now - heardAt < 1_000) return
    heardAt = now
    say({ tick: true })
  })
  say({ report })
}

if (parentPort) await run(workerData as BackupJob, (message) => parentPort?.postMessage(message))
else if (process.connected) {
  setPriority(POLITE)
  process.once('message', (job) => {
    void run(job as BackupJob, (message) => void process.send?.(message)).then(() => process.disconnect())
  })
}
