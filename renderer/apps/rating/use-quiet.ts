import { useEffect, useEffectEvent } from 'react'
import { usePage } from '../../client/page.tsx'

const TOUCHES = ['pointerdown', 'keydown', 'input'] as const

/** Runs `onQuiet` when nobody has touched or typed for `seconds`; not while `active` is false. Begins anew with `about`. */
export function useQuiet(seconds: number, active: boolean, about: string | null, onQuiet: () => void): void {
  const { timers } = usePage().platform
  const quiet = useEffectEvent(onQuiet)
  useEffect(() => {
    if (!active) return
    let cancel = (): void => {}
    const begin = (): void => {
      cancel()
      cancel = timers.after(seconds * 1_000, () => quiet())
    }
    begin()
    for (const touch of TOUCHES) addEventListener(touch, begin)
    return () => {
      cancel()
      for (const touch of TOUCHES) removeEventListener(touch, begin)
    }
  }, [timers, seconds, active, about])
}
