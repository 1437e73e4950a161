import { useEffect, useRef, useState } from 'react'
import type { DayRecord } from '../../../../shared/api/manager-views.ts'
import type { Comparison, Scenario } from './scenario.ts'

type Answer = { readonly n: number; readonly comparison: Comparison }

/** The newest comparison, and whether a newer one is being worked out. Only the last thing asked for counts. */
export function useReplay(
  day: DayRecord | null,
  scenario: Scenario | null,
): { comparison: Comparison | null; running: boolean } {
  const worker = useRef<Worker | null>(null)
  const asked = useRef(0)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [waitsFor, setWaitsFor] = useState(0)

  useEffect(() => {
    const own = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' })
    own.addEventListener('message', ({ data }: MessageEvent<Answer>) => setAnswer(data))
    worker.current = own
    return () => own.terminate()
  }, [])

  useEffect(() => {
    if (!day || !scenario) return
    asked.current += 1
    setWaitsFor(asked.current)
    worker.current?.postMessage({ n: asked.current, day, scenario })
  }, [day, scenario])

  return { comparison: answer?.comparison ?? null, running: answer?.n !== waitsFor }
}
