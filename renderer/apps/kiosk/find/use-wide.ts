import { useSyncExternalStore } from 'react'

const WIDE = '(min-aspect-ratio: 1/1)'

/** Whether the screen is wider than high; the same question as in the style sheets. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(WIDE)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(WIDE).matches,
  )
