import type { Cancel } from '../../../shared/kernel/time.ts'
import type { Centre } from '../centre.ts'
import { applyRetention } from '../usecases/retention.ts'

const MINUTE_MS = 60_000
const NOBODY = { kind: 'nobody', address: '' } as const

/**
 * Erases what is older than its retention: beginning now, and again as soon as another business day has begun, noticed
 * within a minute. Nobody waits for it: after years there may be much. What could not be erased is tried again the next
 * minute. @returns what stops it
 */
export function keepRetention({ deps, executor, timers, log }: Centre): Cancel {
  let doneFor = ''
  let isBusy = false
  let isStopped = false
  const keep = async (): Promise<void> => {
    const { businessDate } = executor.context(NOBODY)
    if (isBusy || isStopped || businessDate === doneFor) return
    isBusy = true
    try {
      while (!isStopped && (await eraseSome({ deps, executor })))
        log.info('personal data past its retention was erased')
      doneFor = businessDate
    } catch (error) {
      log.error({ err: error }, 'personal data past its retention could not be erased')
    } finally {
      isBusy = false
    }
  }
  void keep()
  const cancel = timers.every(MINUTE_MS, () => void keep())
  return () => {
    isStopped = true
    cancel()
  }
}

/** @returns whether more is left */
async function eraseSome({ deps, executor }: Pick<Centre, 'deps' | 'executor'>): Promise<boolean> {
  const outcome = await executor.execute(NOBODY, null, (ctx) => applyRetention(deps, ctx))
  return outcome.ok && (JSON.parse(outcome.answer) as { more: boolean }).more
}
