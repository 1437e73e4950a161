import { MAX_CLIP_S, peak } from '../../../shared/domain/voice/clip-audio.ts'
import type { Timers } from '../../../shared/kernel/time.ts'

/** Samples a second of a kept clip: enough for a voice, half the bytes of a CD. */
export const RATE = 24_000
/** Nobody needs longer for a word; a forgotten recording ends by itself. */
const LONGEST_MS = (MAX_CLIP_S + 2) * 1_000
const LEVEL_EVERY_MS = 60

export type Recording = {
  /** Ends it. */
  stop(): void
  /** What was heard; null when the microphone gave nothing that can be read. */
  readonly done: Promise<Float32Array<ArrayBuffer> | null>
}

export type Microphone = 'denied' | 'missing' | 'insecure'

/** Why there is no microphone. Browsers give one to secure pages only. */
export function microphoneProblem(error: unknown): Microphone {
  const name = error instanceof DOMException ? error.name : ''
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'missing'
}

export const canRecord = (): boolean => isSecureContext && 'mediaDevices' in navigator

/**
 * Records one word from the microphone.
 * @param onLevel 0 to 1, several times a second
 * @throws DOMException when the browser gives no microphone
 */
export async function startRecording(
  context: AudioContext,
  timers: Timers,
  onLevel: (level: number) => void,
): Promise<Recording> {
  // What a telephone does to a voice, a loudspeaker in a hall shows: only steady noise is taken away.
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: false, autoGainControl: false, noiseSuppression: true },
  })
  await context.resume()
  const source = context.createMediaStreamSource(stream)
  const meter = context.createAnalyser()
  source.connect(meter)
  const window = new Float32Array(meter.fftSize)
  const recorder = new MediaRecorder(stream)
  const stopMeter = timers.every(LEVEL_EVERY_MS, () => {
    meter.getFloatTimeDomainData(window)
    onLevel(peak(window))
  })
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const cancelLongest = timers.after(LONGEST_MS, stop)
  const done = new Promise<Blob>((resolve) => {
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    recorder.onstop = () => resolve(new Blob(parts))
  }).then(async (blob) => {
    cancelLongest()
    stopMeter()
    source.disconnect()
    for (const track of stream.getTracks()) track.stop()
    return samplesOf(context, blob)
  })
  recorder.start()
  return { stop, done }
}

/** Mono samples at the rate of the context. */
async function samplesOf(context: AudioContext, blob: Blob): Promise<Float32Array<ArrayBuffer> | null> {
  try {
    const buffer = await context.decodeAudioData(await blob.arrayBuffer())
    const samples = new Float32Array(buffer.length)
    for (let channel = 0; channel < buffer.numberOfChannels; channel += 1)
      buffer
        .getChannelData(channel)
        .forEach((sample, i) => (samples[i] = (samples[i] ?? 0) + sample / buffer.numberOfChannels))
    return samples
  } catch {
    return null
  }
}

const CHUNK = 8_192

/** Bytes as JSON can carry them. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text)
}
