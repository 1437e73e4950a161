import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import type { BackupJob, BackupReport } from './backup-job.ts'

/** So long a disk may say nothing: then the job is ended, and told as slow. */
export const PATIENCE_MS = 60_000

type Message = { readonly tick?: true; readonly report?: BackupReport }
/** Where a job runs, so that it can be ended. */
type Place = {
  onMessage(hear: (message: Message) => void): void
  onEnd(hear: (why: string) => void): void
  end(): void
}

export type BackupRunner = {
  /** Does a job beside the centre; resolves with what came of it, also when its disk hangs. */
  run(job: BackupJob): Promise<BackupReport>
  /** Ends what is under way. */
  stop(): void
}

/** @param patienceMs how long a job may show no progress */
export function createBackupRunner(timers: Timers, patienceMs: number = PATIENCE_MS): BackupRunner {
  const running = new Set<() => void>()
  return {
    run(job) {
      return new Promise((resolve) => {
        const place = process.versions['electron'] === undefined ? asProcess(job) : asThread(job)
        let patience: Cancel = () => {}
        const done = (report: BackupReport): void => {
          patience()
          running.delete(halt)
          resolve(report)
        }
        const halt = (): void => {
          place.end()
          done({ ok: false, fault: 'failed', words: 'the centre stops' })
        }
        const wait = (): void => {
          patience()
          patience = timers.after(patienceMs, () => {
            place.end()
            done({ ok: false, fault: 'slow', words: `nothing was heard for ${patienceMs} ms` })
          })
        }
        running.add(halt)
        wait()
        place.onMessage((message) => (message.report ? done(message.report) : wait()))
        place.onEnd((why) => done({ ok: false, fault: 'failed', words: why }))
      })
    },
    stop: () => running.forEach((halt) => halt()),
  }
}

/** A process of its own: a disk that hangs holds it up alone, and it can be killed. */
function asProcess(job: BackupJob): Place {
  const child = fork(fileURLToPath(new URL('./backup-worker.ts', import.meta.url)), { execArgv: [], stdio: 'ignore' })
  child.send(job)
  return {
    onMessage: (hear) => void child.on('message', (message) => hear(message as Message)),
    onEnd: (hear) =>
      void child
        .once('error', (error) => hear(error.message))
        .once('exit', (code, signal) => hear(`ended with ${signal ?? code}`)),
    end: () => void child.kill('SIGKILL'),
  }
}

function asThread(job: BackupJob): Place {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: job })
  return {
    onMessage: (hear) => void worker.on('message', (message) => hear(message as Message)),
    onEnd: (hear) =>
      void worker.once('error', (error) => hear(error.message)).once('exit', (code) => hear(`ended with ${code}`)),
    // Not waited for: a thread in a call that hangs ends with the call.
    end: () => void worker.terminate(),
  }
}
