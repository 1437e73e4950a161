import { useEffect, useState } from 'react'
import { usePage } from '../../client/page.tsx'

/**
 * A picture of the centre as an address that an image takes; null: none, or not here yet. It belongs to one hash: give the
 * component the hash as its key.
 */
export function usePicture(hash: string | null): string | null {
  const { api } = usePage()
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    if (hash === null) return
    const left = new AbortController()
    void api.call('getPicture', { params: { hash }, signal: left.signal }).then((outcome) => {
      if (outcome.ok && !left.signal.aborted) setPicture(`data:${outcome.value.type};base64,${outcome.value.data}`)
    })
    return () => left.abort()
  }, [api, hash])
  return picture
}
