import { useEffect, useState } from 'react'
import { usePage } from '../../client/page.tsx'

/**
 * Counts down from `seconds` to 0, then runs `onEnd` once. Begins anew when `reason` changes.
 * @returns the seconds that are left
 */
export function useCountdown(seconds: number, reason: string, onEnd: () => void): number {
  const { timers } = usePage().platform
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    setLeft(seconds)
    return timers.every(1_000, () => setLeft((now) => now - 1))
  }, [timers, seconds, reason])
  useEffect(() => {
    if (left <= 0) onEnd()
  }, [left])
  return Math.max(0, left)
}

/** Runs `onIdle` when nobody has touched the screen for `seconds`; not while `active` is false. */
export function useIdle(seconds: number, active: boolean, onIdle: () => void): void {
  const { timers } = usePage().platform
  useEffect(() => {
    if (!active) return
    let cancel = timers.after(seconds * 1_000, onIdle)
    const touched = (): void => {
      cancel()
      cancel = timers.after(seconds * 1_000, onIdle)
    }
    addEventListener('pointerdown', touched)
    return () => {
      cancel()
      removeEventListener('pointerdown', touched)
    }
  }, [timers, seconds, active])
}
