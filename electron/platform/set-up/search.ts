import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import type { FoundCentre } from '../find-centres.ts'
import type { SeenAuthority } from '../house-authority.ts'

export type SearchDeps = {
  readonly timers: Timers
  readonly see: (url: string) => Promise<SeenAuthority>
  /** Looks for centres in the house until it is told to end. */
  find(onFound: (centres: readonly FoundCentre[]) => void): Promise<Cancel>
  changed(): void
}

export type Search = {
  centres(): readonly FoundCentre[]
  look(): void
  end(): void
  /** Looks for this authority at other addresses than this one. Ends by itself. */
  seek(url: string, authority: string, onFound: (url: string) => void): void
}

const SEEK_MS = 20_000

/** Looks for centres in the house: all of them, or the one that has moved. */
export function createSearch({ timers, see, find, changed }: SearchDeps): Search {
  let centres: readonly FoundCentre[] = []
  let stopSearch: Cancel | null = null
  let isSeeking = false

  async function seek(url: string, authority: string, onFound: (url: string) => void): Promise<void> {
    const tried = new Set([url])
    const stop = await find((found) => {
      for (const { url: other } of found.filter((one) => !tried.has(one.url))) {
        tried.add(other)
        // Whoever shows this authority over TLS has the key of a certificate of it: it is the same house.
        const isSame = see(other).then(({ pem }) => pem === authority)
        void isSame
          .catch(() => false)
          .then((same) => {
            if (!same || !isSeeking) return
            isSeeking = false
            onFound(other)
          })
      }
    })
    timers.after(SEEK_MS, () => {
      isSeeking = false
      stop()
    })
  }

  return {
    centres: () => centres,
    look() {
      if (stopSearch !== null) return
      stopSearch = () => {}
      const begun = find((found) => {
        centres = found
        changed()
      })
      void begun.then((stop) => (stopSearch === null ? stop() : (stopSearch = stop)))
    },
    end() {
      stopSearch?.()
      stopSearch = null
      centres = []
    },
    seek(url, authority, onFound) {
      if (isSeeking) return
      isSeeking = true
      void seek(url, authority, onFound)
    },
  }
}
