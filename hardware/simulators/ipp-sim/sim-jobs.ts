import type { Timers } from '../../../shared/kernel/time.ts'
import { JOB } from '../../protocols/ipp/ipp-words.ts'
import { STANDSTILL } from './ipp-faults.ts'
import type { IppFault } from './ipp-faults.ts'

export type SimJob = {
  readonly id: number
  readonly name: string
  readonly user: string
  readonly media: string | null
  state: number
  reasons: readonly string[]
  pdf: Uint8Array
  hasDocument: boolean
  sheets: number
}

export type SimJobs = {
  add(about: Pick<SimJob, 'name' | 'user' | 'media'>): SimJob
  /** The document is there: it is printed when its turn comes. */
  give(job: SimJob, pdf: Uint8Array): void
  /** @returns false when it is over already */
  cancel(job: SimJob): boolean
  find(id: number): SimJob | undefined
  all(): readonly SimJob[]
  fault(): IppFault | null
  setFault(fault: IppFault | null): void
  /** The fault has done what it does once. */
  healed(): void
  stop(): void
}

export type SimJobsOptions = {
  readonly timers: Timers
  readonly printMs: number
  onPaper(job: SimJob): void
}

/** The jobs of a simulated printer: one after another, each as long as a sheet takes, none while it stands still. */
export function createSimJobs({ timers, printMs, onPaper }: SimJobsOptions): SimJobs {
  const jobs: SimJob[] = []
  let fault: IppFault | null = null
  let running: SimJob | null = null
  let cancelTimer = (): void => {}

  const isStill = (): boolean => fault !== null && fault in STANDSTILL

  function next(): void {
    if (running || isStill() || fault === 'offline') return
    const job = jobs.find(({ state, hasDocument }) => hasDocument && (state === JOB.pending || state === JOB.stopped))
    if (!job) return
    if (fault === 'aborts') end(job, JOB.aborted, 'aborted-by-system')
    else if (fault === 'cancels') end(job, JOB.cancelled, 'job-canceled-at-device')
    else begin(job)
  }

  function begin(job: SimJob): void {
    running = job
    put(job, JOB.processing, 'job-printing')
    cancelTimer = timers.after(printMs, () => {
      running = null
      job.sheets += 1
      onPaper(job)
      end(job, JOB.completed, 'job-completed-successfully')
    })
  }

  function end(job: SimJob, state: number, reason: string): void {
    put(job, state, reason)
    if (running === job) {
      cancelTimer()
      running = null
    }
    next()
  }

  function put(job: SimJob, state: number, reason: string): void {
    job.state = state
    job.reasons = [reason]
  }

  return {
    add(about) {
      const job = { ...about, id: jobs.length + 1, state: JOB.pending, reasons: ['job-incoming'], sheets: 0 }
      const made: SimJob = { ...job, pdf: new Uint8Array(), hasDocument: false }
      jobs.push(made)
      return made
    },
    give(job, pdf) {
      job.pdf = pdf
      job.hasDocument = true
      put(job, isStill() ? JOB.stopped : JOB.pending, isStill() ? 'printer-stopped' : 'none')
      next()
    },
    cancel(job) {
      if (job.state >= JOB.cancelled) return false
      end(job, JOB.cancelled, 'job-canceled-by-user')
      return true
    },
    find: (id) => jobs.find((job) => job.id === id),
    all: () => jobs,
    fault: () => fault,
    setFault(now) {
      fault = now
      if (running && (isStill() || fault === 'offline')) {
        // The sheet under way stays inside and comes out when all is well again.
        cancelTimer()
        put(running, JOB.stopped, 'printer-stopped')
        running = null
      }
      next()
    },
    healed: () => (fault = null),
    stop: () => cancelTimer(),
  }
}
