import type { Clock } from '../../shared/kernel/time.ts'
import { SILENT_MS } from '../../shared/shell/recovery.ts'

/** What a window shows: the centre's page, what is wrong, its code while it waits to be let in, the technician's page. */
export type Showing = 'nothing' | 'centre' | 'trouble' | 'pairing' | 'technician'

export type Need = 'nothing' | 'show-trouble' | 'end-page' | 'load'

/** What a window needs that shows this. @param isHere the centre answers */
export function needOf(showing: Showing, life: Life, isHere: boolean): Need {
  if (showing === 'nothing') return 'nothing'
  // A server that takes the call and says nothing, or breaks off in the middle, is no fault of the page.
  if (life.silentFor() >= SILENT_MS) return life.hasBeaten() ? 'end-page' : 'show-trouble'
  // The centre answered all the time, but with an error.
  return showing === 'trouble' && isHere && life.sinceLoaded() >= SILENT_MS ? 'load' : 'nothing'
}

export type Life = ReturnType<typeof signsOfLife>

/** When a page was loaded, and when it last said that it lives; in ms of the monotonic clock. */
export function signsOfLife(clock: Clock) {
  let hasBeaten = false
  let lastSign = clock.monotonic()
  let loadedAt = lastSign
  const sign = (): number => (lastSign = clock.monotonic())
  return {
    begin() {
      hasBeaten = false
      sign()
    },
    loaded: () => void (loadedAt = sign()),
    beat() {
      hasBeaten = true
      sign()
    },
    hasBeaten: () => hasBeaten,
    silentFor: () => clock.monotonic() - lastSign,
    loadedAt: () => loadedAt,
    sinceLoaded: () => clock.monotonic() - loadedAt,
  }
}
