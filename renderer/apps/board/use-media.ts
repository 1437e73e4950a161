import { useCallback, useEffect, useState } from 'react'
import type { MediaFileView } from '../../../shared/api/operations/media.ts'
import { usePage, useToken } from '../../client/page.tsx'

/** The folder is looked at again so often: a person copies a picture in and sees it soon. */
const LOOK_AGAIN_MS = 30_000

type Listed = { readonly files: readonly MediaFileView[]; readonly pictureSeconds: number }
export type ShownMedia = MediaFileView & { readonly seconds: number; readonly turn: number }

/** Pictures and videos of the centre, one after the other in the order of their names. */
export function useMedia(): { current: ShownMedia | null; next(isBroken: boolean): void } {
  const { api, platform } = usePage()
  const token = useToken()
  const [listed, setListed] = useState<Listed>({ files: [], pictureSeconds: 12 })
  const [turn, setTurn] = useState(0)
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    if (token === null) return undefined
    let stopped = false
    async function look(): Promise<void> {
      const answer = await api.call('listMedia', {})
      if (stopped || !answer.ok) return
      const { files, pictureSeconds } = answer.value
      setListed((before) => (isSame(before, answer.value) ? before : { files, pictureSeconds }))
      // What was replaced has another address and gets another chance.
      setBroken((before) => new Set(files.map(({ url }) => url).filter((url) => before.has(url))))
    }
    void look()
    const cancel = platform.timers.every(LOOK_AGAIN_MS, () => void look())
    return () => {
      stopped = true
      cancel()
    }
  }, [api, platform, token])

  const sound = listed.files.filter(({ url }) => !broken.has(url))
  const shown = sound[turn % Math.max(1, sound.length)]
  const url = shown?.url
  const next = useCallback(
    (isBroken: boolean) => {
      if (isBroken && url !== undefined) setBroken((before) => new Set([...before, url]))
      else setTurn((before) => before + 1)
    },
    [url],
  )
  return { current: shown ? { ...shown, seconds: listed.pictureSeconds, turn } : null, next }
}

const isSame = (a: Listed, b: Listed): boolean =>
  a.pictureSeconds === b.pictureSeconds && a.files.map(({ url }) => url).join() === b.files.map(({ url }) => url).join()
