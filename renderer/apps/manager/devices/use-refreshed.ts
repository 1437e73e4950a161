import { useEffect, useRef } from 'react'
import { usePage } from '../../../client/page.tsx'

/** Reads a view anew every so often while it is shown, for what changes without an event. */
export function useRefreshed(refresh: () => void, apartMs: number): void {
  const { timers } = usePage().platform
  const latest = useRef(refresh)
  useEffect(() => {
    latest.current = refresh
  })
  useEffect(() => timers.every(apartMs, () => latest.current()), [timers, apartMs])
}
