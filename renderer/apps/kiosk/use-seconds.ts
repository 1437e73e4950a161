import { useEffect, useEffectEvent, useState } from 'react'
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

/**
 * Runs `onIdle` when nobody has touched the screen or typed for `seconds`; not while `active` is false.
 * @param warn so many seconds before the end it begins to count
 * @returns the seconds that are left, once it warns; else null; and what makes it begin anew
 */
export function useIdle(
  { seconds, warn, active }: { seconds: number; warn: number; active: boolean },
  onIdle: () => void,
): { left: number | null; touch: () => void } {
  const { timers } = usePage().platform
  const [quiet, setQuiet] = useState(0)
  const ended = useEffectEvent(onIdle)
  useEffect(() => {
    setQuiet(0)
    if (!active) return
    const cancel = timers.every(1_000, () => setQuiet((now) => now + 1))
    const touched = (): void => setQuiet(0)
    for (const event of SIGNS_OF_LIFE) addEventListener(event, touched)
    return () => {
      cancel()
      for (const event of SIGNS_OF_LIFE) removeEventListener(event, touched)
    }
  }, [timers, active])
  useEffect(() => {
    if (active && quiet >= seconds) ended()
  }, [active, quiet, seconds])
  const left = active && quiet >= seconds - warn ? Math.max(0, seconds - quiet) : null
  return { left, touch: () => setQuiet(0) }
}

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input'] as const

/** False until `seconds` after the component came. */
export function useLater(seconds: number): boolean {
  const { timers } = usePage().platform
  const [later, setLater] = useState(false)
  useEffect(() => timers.after(seconds * 1_000, () => setLater(true)), [timers, seconds])
  return later
}
