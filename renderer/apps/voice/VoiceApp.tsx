import { useState } from 'react'
import type { ReactNode } from 'react'
import type { SessionView } from '../../../shared/api/views.ts'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import { useLiveView, useReloadWhenIdle } from '../../client/use-live-view.ts'
import { SessionGate } from '../../features/log-in/SessionGate.tsx'
import { OfficeLinks } from '../../features/office-links/OfficeLinks.tsx'
import { OfficeStrip } from '../../features/office-links/OfficeStrip.tsx'
import { useWords } from '../../ui/language.tsx'
import { ClipList } from './ClipList.tsx'
import { ClipPanel } from './ClipPanel.tsx'
import { SampleCall } from './SampleCall.tsx'
import './voice.css'

export function VoiceApp(): ReactNode {
  return (
    <SessionGate atCounter={false}>{(session, logOut) => <Studio session={session} logOut={logOut} />}</SessionGate>
  )
}

type StudioProps = { session: SessionView; logOut: () => Promise<boolean> }

/** Where a centre records its own voice: a list of words to read, and the one that is read now. */
function Studio({ session, logOut }: StudioProps): ReactNode {
  const words = useWords()
  const { view, now, newBuild, refresh } = useLiveView(
    'listVoiceClips',
    {},
    { interestedIn: ['voice.clipRecorded', 'voice.clipDropped'] },
  )
  const [chosen, choose] = useState<string | null>(null)
  useReloadWhenIdle(newBuild, chosen === null)
  const clips = view?.clips ?? []
  const current = clips.find(({ id }) => id === chosen) ?? clips.find(isPlaceholder) ?? clips[0]

  /** On to the next word that still has the voice of the machine. */
  function goOn(): void {
    refresh()
    const place = clips.findIndex(({ id }) => id === current?.id)
    const next = [...clips.slice(place + 1), ...clips.slice(0, Math.max(0, place))].find(isPlaceholder)
    if (next) choose(next.id)
  }

  return (
    <div className="voice">
      <OfficeStrip {...{ session, logOut }} now={view === null ? null : now}>
        <OfficeLinks here="voice" />
      </OfficeStrip>
      <main className="voice-main">
        <div className="voice-head">
          <h1>{words.voice.title}</h1>
          <p>{words.voice.progress(clips.filter((clip) => clip.recordedAt !== null).length, clips.length)}</p>
          <SampleCall clips={clips} />
        </div>
        <ClipList clips={clips} chosen={current?.id ?? null} choose={choose} />
        {current && <ClipPanel key={current.id} clip={current} onKept={goOn} onDropped={refresh} />}
      </main>
    </div>
  )
}

const isPlaceholder = ({ placeholder }: VoiceClipView): boolean => placeholder
