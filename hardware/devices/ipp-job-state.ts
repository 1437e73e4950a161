import type { PrintCause } from '../../shared/api/views.ts'
import { numberOf, textsOf } from '../protocols/ipp/ipp-message.ts'
import type { IppGroup } from '../protocols/ipp/ipp-message.ts'
import { JOB } from '../protocols/ipp/ipp-words.ts'
import type { SheetJob } from '../sheet-ports.ts'

/** What is asked of a job. */
export const JOB_ASKED = [
  ...['job-state', 'job-state-reasons', 'time-at-processing'],
  ...['job-impressions-completed', 'job-media-sheets-completed'],
]

/**
 * What a job's state means (RFC 8011 §5.3.7): by its number, because lists show a cancelled job like a printed one.
 * @param cause what its printer suffers from now
 * @param confirms whether `completed` is the printer's own word
 */
export function jobStateOf(job: IppGroup['attributes'], cause: PrintCause | null, confirms: boolean): SheetJob {
  const state = numberOf(job, 'job-state')
  const reasons = textsOf(job, 'job-state-reasons')
  if (state === JOB.completed) return completed(reasons, cause, confirms)
  if (state === JOB.cancelled || state === JOB.aborted) {
    // Some pages are out, or bytes of them are: whether the one that counts is, only a person can see.
    const begun = confirms ? sheetsOf(job) > 0 : numberOf(job, 'time-at-processing') !== null
    if (begun) return { at: 'unknown' }
    // CUPS also cancels, as a person would, what the printer cannot print (hardware.md §9.2).
    return { at: 'failed', cause: state === JOB.cancelled ? 'cancelled' : 'rejected' }
  }
  if (cause !== null) return { at: 'printing', cause }
  return { at: 'printing', cause: state === JOB.held || state === JOB.stopped ? 'paused' : null }
}

function completed(reasons: readonly string[], cause: PrintCause | null, confirms: boolean): SheetJob {
  if (reasons.includes('job-completed-with-errors')) return { at: 'unknown' }
  if (confirms) return { at: 'printed' }
  // The bytes are gone, and the printer stands there with an empty tray.
  return cause === null ? { at: 'sent' } : { at: 'unknown' }
}

const sheetsOf = (job: IppGroup['attributes']): number =>
  Math.max(numberOf(job, 'job-impressions-completed') ?? 0, numberOf(job, 'job-media-sheets-completed') ?? 0)
