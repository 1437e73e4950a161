import { statfs } from 'node:fs/promises'
import type { Cancel } from '../../../shared/kernel/time.ts'
import type { Centre } from '../centre.ts'
import type { DiskRow } from '../store/health-store.ts'
import { watchDevices } from '../usecases/device-health.ts'

const APART_MS = 15_000

/** Notices devices that tell no more and a disk that fills up. @returns what stops it */
export function keepWatchingDevices({ deps, executor, clock, timers, log }: Centre, dir: string): Cancel {
  const watch = async (): Promise<void> => {
    try {
      const disk = await measure(dir, clock.now())
      await executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => watchDevices(deps, { disk }, ctx))
    } catch (error) {
      log.error({ err: error }, 'devices could not be watched')
    }
  }
  return timers.every(APART_MS, () => void watch())
}

/** Space of the disk that holds the data; null where the system does not tell. */
async function measure(dir: string, atMs: number): Promise<DiskRow | null> {
  const space = await statfs(dir).catch(() => null)
  return space && { freeBytes: space.bavail * space.bsize, totalBytes: space.blocks * space.bsize, atMs }
}
