import type { Cancel, Timers } from '../../../shared/kernel/time.ts'

/** Without a sound for so long the mixer rests: while it runs it costs a television as much as all of the page. */
const REST_AFTER_MS = 10_000

/**
 * Lets a context rest that runs and has nothing to play, and wakes it.
 * @param patienceMs how long a context may take to wake
 */
export function createRest(context: AudioContext, timers: Timers, patienceMs: number) {
  const state = { isResting: false, isBusy: false, cancel: null as Cancel | null }

  function soon(): void {
    if (state.isBusy || state.isResting || context.state !== 'running') return
    state.cancel ??= timers.after(REST_AFTER_MS, begin)
  }
  function begin(): void {
    state.isResting = true
    void context.suspend().catch(() => {})
  }
  function stay(): void {
    state.cancel?.()
    state.cancel = null
  }
  context.addEventListener('statechange', soon)
  soon()

  return {
    /** A context that rests was heard before and may sound again. */
    maySound: (): boolean => state.isResting || context.state === 'running',
    /** For a sentence; whether it woke is told by the context's own state. */
    async wake(): Promise<void> {
      state.isBusy = true
      stay()
      if (!state.isResting) return
      const enough = new Promise<void>((resolve) => void timers.after(patienceMs, resolve))
      await Promise.race([context.resume().catch(() => {}), enough])
      state.isResting = false
    },
    /** The sentence has ended. */
    done(): void {
      state.isBusy = false
      soon()
    },
    stop(): void {
      stay()
      context.removeEventListener('statechange', soon)
    },
  }
}
