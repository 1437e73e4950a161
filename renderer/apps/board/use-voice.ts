import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { SpeakerReport } from '../../../shared/api/speaker-views.ts'
import type { OrderAnswer } from '../../../shared/api/order-views.ts'
import type { AnnouncementsView } from '../../../shared/api/voice-views.ts'
import { isGuidance } from '../../../shared/domain/voice/guide.ts'
import { numberClips } from '../../../shared/domain/voice/announce.ts'
import type { Page } from '../../client/page.tsx'
import { usePage } from '../../client/page.tsx'
import { useLiveView } from '../../client/use-live-view.ts'
import { fetchSound } from '../../features/voice/fetch-sound.ts'
import { createSpeaker } from '../../features/voice/speaker.ts'
import type { Said, Speaker } from '../../features/voice/speaker.ts'
import { createAnnouncer } from './announcer.ts'
import type { Announcer } from './announcer.ts'
import { useVoiceOrders } from './use-voice-orders.ts'

export type Voice = {
  /** Null until the centre has said who speaks here. */
  readonly report: SpeakerReport | null
  /** For a press: browsers give sound only after one. */
  unlock(): void
}

/** What may change which board of a hall speaks. */
const SPEAKERS = ['setting.changed', 'device.bound', 'device.troubled', 'device.recovered'] as const
const CALLS = [
  ...SPEAKERS,
  'ticket.called',
  'ticket.recalled',
  'ticket.finished',
  'ticket.noShow',
  'ticket.held',
  'ticket.transferred',
  'ticket.returned',
  'ticket.cancelled',
  'ticket.undone',
  'voice.ended',
] as const
const CLIPS = ['voice.clipRecorded', 'voice.clipDropped'] as const
/** Clips that could not be loaded are asked for again after this. */
const AGAIN_MS = 20_000

/** Speaks the calls of the hall where the centre wants it, and says how the loudspeaker is. */
export function useVoice(): Voice {
  const page = usePage()
  // A board that is silent in this hall leaves the line to the one that speaks.
  const [isHere, setHere] = useState(false)
  const interestedIn = isHere ? CALLS : SPEAKERS
  const { view, refresh } = useLiveView('listAnnouncements', {}, { interestedIn, everyMinute: true })
  if (view && isHere !== (view.speaker === 'here')) setHere(!isHere)
  const { view: clips } = useLiveView('listVoiceClips', {}, { interestedIn: CLIPS })
  const speaker = useSpeaker(page)
  const cause = useSyncExternalStore(speaker?.onChange ?? never, () => speaker?.silentCause() ?? null)
  const isReady = useSyncExternalStore(speaker?.onChange ?? never, () => speaker?.isReady() ?? false)

  useEffect(() => {
    if (!speaker || !clips) return undefined
    const calls = clips.clips.filter(({ id }) => !isGuidance(id))
    void speaker.load(calls)
    return page.platform.timers.every(AGAIN_MS, () => {
      if (speaker.silentCause() === 'no-clips') void speaker.load(calls)
    })
  }, [page, speaker, clips])

  const announcer = useAnnouncer(page, speaker, refresh)
  useEffect(() => {
    // Again when the loudspeaker changes: what waits is spoken as soon as it can be heard.
    if (view) announcer?.update(view)
  }, [announcer, view, isReady])

  useVoiceOrders(useTrial(speaker, announcer, view?.loudness ?? TRIAL_LOUDNESS))

  return { report: reportOf(view, cause, isReady), unlock: () => void speaker?.unlock() }
}

/** A technician's trial: signs that nobody takes for a call. Null while there is no loudspeaker. */
function useTrial(speaker: Speaker | null, announcer: Announcer | null, loudness: number) {
  const trial = useCallback(async (): Promise<OrderAnswer> => {
    const said = announcer && (await announcer.trySpeaker(numberClips(TRIAL, 'north'), loudness))
    if (said === 'spoken') return { outcome: 'done' }
    return { outcome: 'failed', cause: speaker?.silentCause() ?? 'no-level' }
  }, [speaker, announcer, loudness])
  return speaker && announcer ? trial : null
}

/** "không một hai ba". */
const TRIAL = '0123'
const TRIAL_LOUDNESS = 80

function useSpeaker({ platform }: Page): Speaker | null {
  const [speaker, setSpeaker] = useState<Speaker | null>(null)
  useEffect(() => {
    const made = createSpeaker(new AudioContext(), fetchSound, platform.timers)
    setSpeaker(made)
    return () => {
      made.close()
      setSpeaker(null)
    }
  }, [platform])
  return speaker
}

function useAnnouncer(page: Page, speaker: Speaker | null, refresh: () => void) {
  const [announcer, setAnnouncer] = useState<Announcer | null>(null)
  useEffect(() => {
    if (!speaker) return undefined
    const made = createAnnouncer({ speaker, refresh, timers: page.platform.timers, ...atCentre(page) })
    setAnnouncer(made)
    return () => {
      made.stop()
      setAnnouncer(null)
    }
  }, [page, speaker, refresh])
  return announcer
}

const atCentre = ({ api }: Page) => ({
  async take(callSeq: number): Promise<'mine' | 'gone' | 'later'> {
    const taken = await api.call('takeAnnouncement', { params: { callSeq: String(callSeq) }, body: {} })
    if (taken.ok) return 'mine'
    return taken.code === 'ANNOUNCEMENT_OVER' ? 'gone' : 'later'
  },
  end: (callSeq: number, outcome: Said) =>
    api.press('endAnnouncement', { params: { callSeq: String(callSeq) }, body: { outcome } }),
})

function reportOf(
  view: AnnouncementsView | null,
  cause: ReturnType<Speaker['silentCause']>,
  isReady: boolean,
): SpeakerReport | null {
  if (view?.speaker === 'off') return { state: 'off' }
  if (view?.speaker === 'nowhere') return { state: 'elsewhere' }
  if (cause !== null) return { state: 'silent', cause }
  // Still loading: nothing is said of it, so that a page loaded anew is no news.
  if (!view || !isReady) return null
  return { state: view.speaker === 'here' ? 'ready' : 'elsewhere' }
}

const never = (): (() => void) => () => {}
