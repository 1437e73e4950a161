import { systemClock, systemTimers } from '../../../electron/platform/time.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => void systemTimers().after(ms, resolve))

/** Waits for what must come, and looks four times a second. @throws when it does not come */
export async function until<T>(what: string, look: () => T | Promise<T>, seconds = 90): Promise<NonNullable<T>> {
  const clock = systemClock()
  const began = clock.monotonic()
  for (;;) {
    // Whatever goes wrong meanwhile: it is looked at again.
    const found = await (async () => look())().catch(() => null)
    if (found) return found
    if (clock.monotonic() - began > seconds * 1_000) throw new Error(`waited ${seconds} s in vain: ${what}`)
    await sleep(250)
  }
}
