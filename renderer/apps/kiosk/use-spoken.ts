import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { englishClip, isSpoken } from '../../../shared/domain/voice/guide.ts'
import { usePage } from '../../client/page.tsx'
import { playClips } from '../../client/play-clips.ts'
import { useLanguages } from '../../ui/language.tsx'
import { useComfort } from './comfort.tsx'

/**
 * Says what a screen asks for, once, when spoken guidance is on; begins anew with other clips and stops with the screen.
 * Sentences and signs have the same ids in each language that can be spoken; in others it is silent.
 * @param clips ids of `resources/voice/guide.json` and of the clips of numbers
 */
export function useSpoken(clips: readonly string[]): void {
  const { comfort } = useComfort()
  const { now } = useLanguages()
  const urls = useClipUrls(comfort.spoken)
  const said = (now.code === 'en' ? clips.map(englishClip) : clips).join(' ')
  const isOn = comfort.spoken && isSpoken(now.code)
  useEffect(() => {
    if (!isOn || !urls) return
    return playClips(said.split(' ').flatMap((id) => urls.get(id) ?? []))
  }, [said, isOn, urls])
}

/** `useSpoken` for what comes and goes inside a screen. */
export function Spoken({ clips }: { clips: readonly string[] }): ReactNode {
  useSpoken(clips)
  return null
}

/** Where each clip is: the centre's own recording, else the shipped one. */
function useClipUrls(isWanted: boolean): ReadonlyMap<string, string> | null {
  const { api } = usePage()
  const [urls, setUrls] = useState<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    let gone = false
    if (isWanted)
      void api.call('listVoiceClips', {}).then((outcome) => {
        if (outcome.ok && !gone) setUrls(new Map(outcome.value.clips.map(({ id, url }) => [id, url])))
      })
    return () => {
      gone = true
    }
  }, [api, isWanted])
  return urls
}
