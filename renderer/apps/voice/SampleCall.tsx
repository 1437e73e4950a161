import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import { announcementClips } from '../../../shared/domain/voice/announce.ts'
import { usePage } from '../../client/page.tsx'
import { createSpeaker } from '../../features/voice/speaker.ts'
import type { Speaker } from '../../features/voice/speaker.ts'
import { fetchSound } from '../../features/voice/fetch-sound.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'

const SAMPLE = { number: 'A015', counterNumber: 3, calls: 1 }
const LOUDNESS = 80

/** A whole call as the hall hears it, with the clips as they are now. */
export function SampleCall({ clips }: { clips: readonly VoiceClipView[] }): ReactNode {
  const words = useWords()
  const { timers } = usePage().platform
  const speaker = useRef<Speaker | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  useEffect(
    () => () => {
      speaker.current?.close()
      speaker.current = null
    },
    [],
  )

  async function play(): Promise<void> {
    setPlaying(true)
    speaker.current ??= createSpeaker(new AudioContext(), fetchSound, timers)
    await speaker.current.unlock()
    await speaker.current.load(clips)
    await speaker.current.say(announcementClips(SAMPLE, 'north'), LOUDNESS, 1)
    setPlaying(false)
  }

  return (
    <Button icon="speaker" isPending={isPlaying} onPress={() => void play()}>
      {isPlaying ? words.voice.playing : words.voice.sample}
    </Button>
  )
}
