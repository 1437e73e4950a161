import type { Cancel } from '../../../shared/kernel/time.ts'
import type { Centre } from '../centre.ts'
import { endOldSessions } from '../usecases/old-sessions.ts'

const MINUTE_MS = 60_000

/** Logs out who is logged in no more: now, before anybody asks, and every minute. @returns what stops it */
export async function keepEndingSessions({ deps, executor, timers, log }: Centre): Promise<Cancel> {
  const end = async (): Promise<void> => {
    try {
      await executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => endOldSessions(deps, ctx))
    } catch (error) {
      log.error({ err: error }, 'old sessions could not be ended')
    }
  }
  await end()
  return timers.every(MINUTE_MS, () => void end())
}
