import { useEffect, useEffectEvent, useState } from 'react'
import type { Cancel } from '../../../shared/kernel/time.ts'
import { usePage } from '../../client/page.tsx'

/**
 * Counts down from `seconds` to 0, then runs `onEnd` once. Begins anew when `reason` changes.
 * @returns the seconds that are left
 */
export function useCountdown(seconds: number, reason: string, onEnd: () => void): number {
  const { timers } = usePage().platform
  const [left, setLeft] = useState(seconds)
  const ended = useEffectEvent(onEnd)
  useEffect(() => {
    setLeft(seconds)
    return timers.every(1_000, () => setLeft((now) => now - 1))
  }, [timers, seconds, reason])
  useEffect(() => {
    if (left === 0) ended()
  }, [left])
  return Math.max(0, left)
}

/** Runs `onIdle` when nobody has touched the screen for `seconds`; not while `active` is false. */
export function useIdle(seconds: number, active: boolean, onIdle: () => void): void {
  const { timers } = usePage().platform
  const idle = useEffectEvent(onIdle)
  useEffect(() => {
    if (!active) return
    const begin = (): Cancel => timers.after(seconds * 1_000, () => idle())
    let cancel = begin()
    const touched = (): void => {
      cancel()
      cancel = begin()
    }
    addEventListener('pointerdown', touched)
    return () => {
      cancel()
      removeEventListener('pointerdown', touched)
    }
  }, [timers, seconds, active])
}

/** False until `seconds` after the component came. */
export function useLater(seconds: number): boolean {
  const { timers } = usePage().platform
  const [later, setLater] = useState(false)
  useEffect(() => timers.after(seconds * 1_000, () => setLater(true)), [timers, seconds])
  return later
}
