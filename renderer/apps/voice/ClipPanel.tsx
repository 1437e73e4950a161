import { useState } from 'react'
import type { ReactNode } from 'react'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import { writeWav } from '../../../shared/domain/voice/wav.ts'
import { assertNever } from '../../../shared/kernel/assert-never.ts'
import { usePage } from '../../client/page.tsx'
import { useUnsavedThings } from '../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { clipWords } from './ClipList.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { RATE, toBase64 } from './recorder.ts'
import { useRecording } from './use-recording.ts'
import type { UseRecording } from './use-recording.ts'

export type ClipPanelProps = { clip: VoiceClipView; onKept(): void; onDropped(): void }

/** The word to read: record, listen, keep or read it again. */
export function ClipPanel({ clip, onKept, onDropped }: ClipPanelProps): ReactNode {
  const words = useWords()
  const { api } = usePage()
  const recording = useRecording()
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const { state } = recording
  const params = { clipId: clip.id }
  useUnsavedThings(() => (state.step === 'recorded' ? [{ name: clipWords(clip, words.voice.chime) }] : []))

  async function send(
    work: () => Promise<{ ok: true } | { ok: false; message: string; code: string }>,
    after: () => void,
  ) {
    setPending(true)
    const outcome = await work()
    setPending(false)
    if (!outcome.ok) return setProblem(outcome.code === 'NO_ANSWER' ? words.common.lost : outcome.message)
    setProblem(null)
    recording.reset()
    return after()
  }
  const keep = (samples: Float32Array): Promise<void> =>
    send(() => api.press('recordVoiceClip', { params, body: { wav: toBase64(writeWav(samples, RATE)) } }), onKept)
  const drop = (): Promise<void> => send(() => api.press('dropVoiceClip', { params, body: {} }), onDropped)

  return (
    <section className="voice-panel" aria-label={words.voice.panel}>
      <p className="voice-read">{words.voice.read}</p>
      <h2 className="voice-words">{clipWords(clip, words.voice.chime)}</h2>
      <LevelMeter
        level={state.step === 'recording' ? state.level : 0}
        loudest={state.step === 'recording' ? state.loudest : 0}
      />
      <Told recording={recording} problem={problem} />
      <div className="voice-actions">
        {state.step === 'recording' ? (
          <Button variant="action" icon="check" onPress={recording.stop}>
            {words.voice.stop}
          </Button>
        ) : (
          <Button
            variant={state.step === 'recorded' && state.fault === null ? 'plain' : 'action'}
            icon="microphone"
            isDisabled={isPending}
            onPress={recording.start}
          >
            {state.step === 'recorded' ? words.voice.again : words.voice.record}
          </Button>
        )}
        {state.step === 'recorded' && (
          <>
            <Button icon="play" onPress={() => recording.play(state.samples)}>
              {words.voice.listen}
            </Button>
            {state.fault === null && (
              <Button variant="action" icon="check" isPending={isPending} onPress={() => void keep(state.samples)}>
                {words.voice.keep}
              </Button>
            )}
          </>
        )}
        {clip.recordedAt !== null && state.step === 'idle' && (
          <Button icon="back" isPending={isPending} onPress={() => void drop()}>
            {words.voice.drop}
          </Button>
        )}
      </div>
      <p className="small">{words.voice.hint}</p>
    </section>
  )
}

function Told({ recording: { state }, problem }: { recording: UseRecording; problem: string | null }): ReactNode {
  const words = useWords()
  if (problem !== null) return <Notice kind="stop" title={problem} live />
  switch (state.step) {
    case 'no-microphone':
      return <Notice kind="care" title={words.voice.microphone[state.why]} live />
    case 'recorded':
      return state.fault === null ? (
        <Notice kind="good" title={words.voice.good} live />
      ) : (
        <Notice kind="care" title={words.voice.faults[state.fault]} live />
      )
    case 'recording':
      return <Notice kind="info" icon="microphone" title={words.voice.recording} live />
    case 'idle':
      return null
    default:
      return assertNever(state)
  }
}
