import { useEffect, useState } from 'react'

/**
 * The area that is shown: the address names it (`#fees`), so that it outlives a reload, can be sent to a colleague, and the
 * browser's way back leads to the one before.
 * @param ids those that somebody may see, the one to begin with first
 */
export function useArea<T extends string>(ids: readonly [T, ...T[]]): T {
  const [asked, setAsked] = useState(() => location.hash.slice(1))
  useEffect(() => {
    const hear = (): void => setAsked(location.hash.slice(1))
    addEventListener('hashchange', hear)
    return () => removeEventListener('hashchange', hear)
  }, [])
  return ids.find((id) => id === asked) ?? ids[0]
}
