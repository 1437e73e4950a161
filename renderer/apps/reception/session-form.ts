import type { HallReason, WaitingPolicy } from '../../../shared/api/hall-views.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { timeTyped } from './what-was-typed.ts'

export type Until = 'next' | 'opened' | 'time'
export type SessionForm = {
  reason: HallReason
  words: string
  policy: WaitingPolicy
  until: Until
  time: string
  keepsResults: boolean
}

/** The closing as it was typed; null while a time is missing or over, or those who wait would be carried to nowhere. */
export function closingOf(form: SessionForm, nextSession: number | null, now: number): BodyOf<'closeHall'> | null {
  const { reason, words, policy: waiting, keepsResults } = form
  const until = form.until === 'next' ? nextSession : form.until === 'time' ? timeTyped(form.time, now) : null
  if (form.until !== 'opened' && (until === null || until <= now)) return null
  if (waiting === 'carry' && until === null) return null
  const own = words.trim()
  return {
    reason,
    ...(own === '' ? {} : { words: own }),
    scope: keepsResults ? 'reception' : 'all',
    ...(until === null ? {} : { until }),
    waiting,
  }
}
