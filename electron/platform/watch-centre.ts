import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'
import { whyClosed } from '../../shared/shell/closed-centre.ts'
import type { Closed } from '../../shared/shell/closed-centre.ts'

const LOOK_MS = 5_000
const LOOK_WHEN_AWAY_MS = 1_000
const PATIENCE_MS = 3_000

export type CentreState = {
  /** `unknown` until the first answer or the first silence. */
  readonly state: 'unknown' | 'here' | 'away'
  /** Since when, on the machine's clock; null while unknown. */
  readonly since: number | null
  /** Build of the pages that it serves. */
  readonly build: string | null
  /** Why it cannot start; null: it says nothing of the kind. */
  readonly closed: Closed | null
}

export type CentreWatch = {
  now(): CentreState
  onChange(listener: (state: CentreState) => void): void
  /** Looks at once, e.g. because a page could not be loaded. */
  look(): void
  /** Another centre is asked for from now on; nothing is known of it. */
  reset(): void
  stop(): void
}

export type WatchOptions = {
  /** Null: no centre is configured, and nothing is looked for. */
  readonly centre: () => string | null
  readonly fetch: (url: string, init: { signal: AbortSignal }) => Promise<Pick<Response, 'ok' | 'json'>>
  readonly clock: Clock
  readonly timers: Timers
}

/** Asks the centre again and again whether it is there, and which build it serves. Two silences mean away. */
export function watchCentre({ centre, fetch, clock, timers }: WatchOptions): CentreWatch {
  let current: CentreState = { state: 'unknown', since: null, build: null, closed: null }
  let silences = 0
  let cancel: Cancel = () => {}
  let isLooking = false
  let isStopped = false
  const listeners: ((state: CentreState) => void)[] = []

  async function ask(centre: string): Promise<Pick<CentreState, 'build' | 'closed'>> {
    try {
      const answer = await fetch(`${centre}/v1/version`, { signal: AbortSignal.timeout(PATIENCE_MS) })
      const said = (await answer.json()) as { build?: unknown }
      const isThere = answer.ok && typeof said.build === 'string'
      return { build: isThere ? String(said.build) : null, closed: answer.ok ? null : whyClosed(said) }
    } catch {
      return { build: null, closed: null }
    }
  }

  function become(state: 'here' | 'away', build: string | null, closed: CentreState['closed']): void {
    if (state === current.state && build === current.build && closed === current.closed) return
    const since = state === current.state ? current.since : clock.now()
    current = { state, since, build, closed }
    for (const listener of listeners) listener(current)
  }

  async function look(): Promise<void> {
    const asked = centre()
    if (asked === null || isLooking || isStopped) return
    isLooking = true
    cancel()
    const { build, closed } = await ask(asked)
    isLooking = false
    // What another centre said meanwhile is nobody's matter.
    if (asked !== centre()) return look()
    silences = build === null ? silences + 1 : 0
    if (build !== null) become('here', build, null)
    // A centre that has never answered is away at once: somebody waits before the screen.
    else if (silences > 1 || current.state !== 'here') become('away', current.build, closed)
    if (!isStopped) cancel = timers.after(silences > 0 ? LOOK_WHEN_AWAY_MS : LOOK_MS, () => void look())
  }

  void look()
  return {
    now: () => current,
    onChange: (listener) => void listeners.push(listener),
    look: () => void look(),
    reset() {
      cancel()
      silences = 0
      current = { state: 'unknown', since: null, build: null, closed: null }
      void look()
    },
    stop() {
      isStopped = true
      cancel()
    },
  }
}
