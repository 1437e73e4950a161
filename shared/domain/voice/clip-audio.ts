/**
 * A recorded word made ready for joining (hardware.md §7.2): silence cut off, one loudness for all, no click at its
 * ends. Samples are mono floats from -1 to 1.
 */

/** What a voice does not fall under while it speaks, RMS of 10 ms. */
const SILENCE = 0.012
/** Kept before and after the voice, so that soft consonants stay whole. */
const MARGIN_S = 0.02
const FADE_S = 0.003
const WINDOW_S = 0.01
/** -18 dBFS: with the pauses in it about -20 LUFS, which leaves room for the loud vowels. */
const TARGET_RMS = 0.126
const PEAK = 0.9

/** The longest sentence of the spoken guidance, read slowly, takes about ten. */
export const MAX_CLIP_S = 15
const MIN_CLIP_S = 0.08
/** Quieter than this at its loudest: the microphone is off or far away. */
const QUIET_PEAK = 0.06
const CLIPPED = 0.985
/** So many samples at the limit, not just one, make an audible crackle. */
const CLIPPED_SAMPLES = 12

export function rms(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}

export const peak = (samples: Float32Array): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

/** The part in which somebody speaks, with a small margin; empty when nobody does. */
export function trimmed(samples: Float32Array, rate: number): Float32Array {
  const window = Math.max(1, Math.round(rate * WINDOW_S))
  const loud: number[] = []
  for (let at = 0; at < samples.length; at += window)
    if (rms(samples.subarray(at, at + window)) > SILENCE) loud.push(at)
  const first = loud[0]
  const last = loud.at(-1)
  if (first === undefined || last === undefined) return samples.subarray(0, 0)
  const margin = Math.round(rate * MARGIN_S)
  return samples.subarray(Math.max(0, first - margin), Math.min(samples.length, last + window + margin))
}

/** Trimmed, as loud as all others, faded in and out. */
export function shaped(samples: Float32Array, rate: number): Float32Array<ArrayBuffer> {
  const cut = trimmed(samples, rate)
  const gain = Math.min(TARGET_RMS / Math.max(rms(cut), 1e-6), PEAK / Math.max(peak(cut), 1e-6))
  const fade = Math.max(1, Math.round(rate * FADE_S))
  return cut.map((sample, i) => sample * gain * Math.min(1, i / fade, (cut.length - 1 - i) / fade))
}

export type RecordingFault = 'nothing-heard' | 'too-quiet' | 'clipped' | 'too-short' | 'too-long'

/** What is wrong with a recording as it came from the microphone; null: nothing. */
export function recordingFault(samples: Float32Array, rate: number): RecordingFault | null {
  const loudest = peak(samples)
  const seconds = trimmed(samples, rate).length / rate
  if (seconds === 0) return 'nothing-heard'
  if (loudest < QUIET_PEAK) return 'too-quiet'
  if (samples.reduce((n, sample) => n + (Math.abs(sample) > CLIPPED ? 1 : 0), 0) >= CLIPPED_SAMPLES) return 'clipped'
  if (seconds - 2 * MARGIN_S < MIN_CLIP_S) return 'too-short'
  return seconds > MAX_CLIP_S ? 'too-long' : null
}
