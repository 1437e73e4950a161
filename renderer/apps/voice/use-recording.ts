import { useEffect, useRef, useState } from 'react'
import { recordingFault, shaped } from '../../../shared/domain/voice/clip-audio.ts'
import type { RecordingFault } from '../../../shared/domain/voice/clip-audio.ts'
import { usePage } from '../../client/page.tsx'
import { RATE, canRecord, microphoneProblem, startRecording } from './recorder.ts'
import type { Microphone, Recording } from './recorder.ts'

export type RecordingState =
  | { readonly step: 'idle' }
  | { readonly step: 'recording'; readonly level: number; readonly loudest: number }
  /** `samples` are ready to be kept; with a fault they are only there to be listened to. */
  | { readonly step: 'recorded'; readonly samples: Float32Array<ArrayBuffer>; readonly fault: RecordingFault | null }
  | { readonly step: 'no-microphone'; readonly why: Microphone }

export type UseRecording = {
  readonly state: RecordingState
  start(): void
  stop(): void
  /** Throws away what was recorded. */
  reset(): void
  play(samples: Float32Array<ArrayBuffer>): void
}

/** One recording at a time, judged and shaped when it ends. */
export function useRecording(): UseRecording {
  const { platform } = usePage()
  const [state, setState] = useState<RecordingState>({ step: 'idle' })
  const context = useRef<AudioContext | null>(null)
  const running = useRef<Recording | null>(null)

  useEffect(
    () => () => {
      running.current?.stop()
      void context.current?.close().catch(() => {})
      context.current = null
    },
    [],
  )

  function sound(): AudioContext {
    context.current ??= new AudioContext({ sampleRate: RATE })
    return context.current
  }

  function onLevel(level: number): void {
    setState((before) => {
      const loudest = before.step === 'recording' ? Math.max(before.loudest, level) : level
      return { step: 'recording', level, loudest }
    })
  }

  async function record(): Promise<void> {
    if (!canRecord()) return setState({ step: 'no-microphone', why: 'insecure' })
    try {
      const recording = await startRecording(sound(), platform.timers, onLevel)
      running.current = recording
      setState({ step: 'recording', level: 0, loudest: 0 })
      const samples = (await recording.done) ?? new Float32Array(0)
      running.current = null
      const fault = recordingFault(samples, RATE)
      return setState({ step: 'recorded', fault, samples: fault === 'nothing-heard' ? samples : shaped(samples, RATE) })
    } catch (error) {
      return setState({ step: 'no-microphone', why: microphoneProblem(error) })
    }
  }

  function play(samples: Float32Array<ArrayBuffer>): void {
    if (samples.length === 0) return
    const audio = sound()
    const buffer = audio.createBuffer(1, samples.length, RATE)
    buffer.copyToChannel(samples, 0)
    const source = new AudioBufferSourceNode(audio, { buffer })
    source.connect(audio.destination)
    void audio.resume().then(() => source.start())
  }

  return {
    state,
    start: () => void record(),
    stop: () => running.current?.stop(),
    reset: () => setState({ step: 'idle' }),
    play,
  }
}
