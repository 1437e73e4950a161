import type { Clock } from '../../../shared/kernel/time.ts'
import type { Fault } from './adapter.ts'
import { LONGEST_WAIT_MS, retryDelay } from './retry.ts'

/** What people are told of the line. */
export type LineState = {
  /** `new`: nothing was tried yet. `blocked`: nothing is taken until somebody has done something. */
  readonly state: 'new' | 'up' | 'down' | 'blocked'
  readonly sinceMs: number
  readonly code: string | null
  /** What the province wrote with it. */
  readonly words: string | null
  /** When it last answered, wall time. */
  readonly heardMs: number | null
  /** How far its clock is ahead of ours, ms. */
  readonly aheadMs: number
}

export type Line = {
  /** Milliseconds until the next request may go; 0: now. */
  waitMs(): number
  /** An answer came. @param theirNow the province's clock */
  heard(theirNow?: number): void
  /** It answered how far it is: that alone ends no trouble, rows may be refused still. @param theirNow the province's clock */
  told(theirNow: number): void
  /** @param isSearch the row to blame is being looked for, which does not take long: waits do not grow */
  fault(fault: Fault, isSearch?: boolean): void
  /** A person wants it tried now. */
  retryNow(): void
  state(): LineState
}

/**
 * The one line to the province: whoever sends waits here, so that rows, changes and files never try one after the other
 * while it is down. Waits are counted by the clock that nobody can set.
 * @param chance a number of at least 0 and below 1
 */
export function createLine(clock: Clock, chance: () => number): Line {
  let failures = 0
  let openAt = 0
  let now: LineState = { state: 'new', sinceMs: clock.now(), code: null, words: null, heardMs: null, aheadMs: 0 }
  function become(state: LineState['state'], code: string | null, words: string | null = null): void {
    const isSame = now.state === state && now.code === code
    now = { ...now, state, code, words, sinceMs: isSame ? now.sinceMs : clock.now() }
  }
  function notice(theirNow: number | undefined): void {
    openAt = 0
    const heardMs = clock.now()
    now = { ...now, heardMs, aheadMs: theirNow === undefined ? now.aheadMs : theirNow - heardMs }
  }
  return {
    waitMs: () => Math.max(0, openAt - clock.monotonic()),
    heard(theirNow) {
      failures = 0
      become('up', null)
      notice(theirNow)
    },
    told(theirNow) {
      if (failures === 0) become('up', null)
      notice(theirNow)
    },
    fault(fault, isSearch = false) {
      failures = isSearch ? 1 : failures + 1
      if (fault.kind === 'blocked' || fault.kind === 'unauthorised') {
        const isToken = fault.kind === 'unauthorised'
        become('blocked', isToken ? 'UNAUTHORISED' : fault.code, isToken ? null : fault.words)
        openAt = clock.monotonic() + LONGEST_WAIT_MS * (0.5 + chance() / 2)
        return
      }
      const [cause, wish] = fault.kind === 'retry' ? [fault.cause, fault.afterMs] : [fault.kind, undefined]
      become('down', cause)
      openAt = clock.monotonic() + retryDelay(failures, chance(), wish)
    },
    retryNow() {
      openAt = 0
    },
    state: () => now,
  }
}
