import { useState } from 'react'
import { useComfort } from '../comfort.tsx'
import { useWide } from './use-wide.ts'

/** So many of a list fit, portrait first, then on a wide screen; and so many in large type, or with long names. */
export type Room = {
  readonly usual: readonly [number, number]
  readonly large: readonly [number, number]
  readonly long?: readonly [number, number]
}

/** Where somebody is in a list that is shown a page at a time; from the start again when less or more fits. */
export function usePages(
  { usual, large, long = usual }: Room,
  isLong = false,
): { page: number; size: number; setPage: (page: number) => void } {
  const isWide = useWide()
  const { comfort } = useComfort()
  const size = (comfort.large ? large : isLong ? long : usual)[isWide ? 1 : 0]
  const [at, setAt] = useState({ page: 1, size })
  return { page: at.size === size ? at.page : 1, size, setPage: (page) => setAt({ page, size }) }
}
