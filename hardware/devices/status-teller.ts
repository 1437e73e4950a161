import type { PrintCause } from '../../shared/api/views.ts'
import type { PrinterStatus } from '../ports.ts'
import type { PrinterBits } from '../protocols/escpos/status-bits.ts'

export type StatusTeller = {
  readonly status: PrinterStatus
  /** Why the printer was last offline since `beginJob`; null when it was not. */
  readonly lastCause: PrintCause | null
  onChange(listener: (status: PrinterStatus) => void): () => void
  /** Tells the listeners when it differs from the state before. */
  tell(next: PrinterStatus): void
  /** Tells what the printer's bits say; `null` bits mean that it cannot be reached. */
  tellBits(bits: PrinterBits | null): void
  /** From now on a fault names this job, and being well is no news: the job tells its own phases. */
  beginJob(jobId: string): void
  /** `known`: the printer confirmed the job, so it is ready unless it said otherwise. Else nothing is known of it. */
  endJob(known: boolean): void
}

/** Keeps the state of a printer and tells its changes. */
export function createStatusTeller(): StatusTeller {
  const listeners = new Set<(status: PrinterStatus) => void>()
  let status: PrinterStatus = { kind: 'unchecked' }
  let jobId: string | null = null
  let lastCause: PrintCause | null = null
  let paperLow = false

  function tell(next: PrinterStatus): void {
    if (JSON.stringify(next) === JSON.stringify(status)) return
    status = next
    for (const listener of listeners) listener(next)
  }

  return {
    get status() {
      return status
    },
    get lastCause() {
      return lastCause
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell,
    tellBits(bits) {
      const cause = bits ? bits.cause : 'unreachable'
      paperLow = bits?.paperLow ?? false
      if (cause) {
        lastCause = cause
        tell({ kind: 'offline', cause, jobId })
      } else if (jobId === null) tell({ kind: 'ready', paperLow })
    },
    beginJob(id) {
      jobId = id
      lastCause = null
    },
    endJob(known) {
      jobId = null
      if (status.kind === 'offline') tell({ ...status, jobId })
      else tell(known ? { kind: 'ready', paperLow } : { kind: 'unchecked' })
    },
  }
}
