import type { SilentCause } from '../../../shared/api/speaker-views.ts'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import { CHIME } from '../../../shared/domain/voice/clips.ts'
import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import { createRest } from './mixer-rest.ts'

export type Said = 'spoken' | 'broken'

/** The loudspeaker of a page: clips joined by WebAudio (hardware.md §7.2). */
export type Speaker = {
  /**
   * Chime, then the sentence so many times. A sentence that was begun is finished.
   * @param sentence ids of clips in their order
   * @param loudness percent; 0 stays silent for the same time
   * @param stillSo asked before each repetition
   */
  say(sentence: readonly string[], loudness: number, times: number, stillSo?: () => boolean): Promise<Said>
  /** Whether a sentence would be heard now, as far as a page can know. */
  isReady(): boolean
  /** Why nothing can be heard; null: all is well, or it is too early to tell. */
  silentCause(): SilentCause | null
  /** Takes the newest clips; those it has already are kept. */
  load(clips: readonly VoiceClipView[]): Promise<void>
  /** Asks the browser for sound; inside a press it always may. */
  unlock(): Promise<void>
  onChange(listener: () => void): () => void
  close(): void
}

/** Pauses in seconds: between clips, after the chime; before the first sound. */
const GAP_S = 0.06
const AFTER_CHIME_S = 0.35
const LEAD_S = 0.05
/** From one sentence to its repetition. */
const BETWEEN_MS = 900
/** A television that does not end a sound in so much more than its length has lost its sound card. */
const PATIENCE_MS = 4_000
const LEVEL_EVERY_MS = 100
/** -66 dBFS: under this nothing but rounding comes out of the mixer. */
const NO_LEVEL = 0.0005
/** A context that may sound needs a moment to begin. */
const START_MS = 2_000

/** Percent as a person hears it: half as loud is a quarter of the amplitude. */
const gainOf = (percent: number): number => (percent / 100) ** 2

/**
 * @param context one context for the life of the page: each one holds a thread and a device
 * @param fetchSound brings the bytes of an address
 */
export function createSpeaker(
  context: AudioContext,
  fetchSound: (url: string) => Promise<ArrayBuffer>,
  timers: Timers,
): Speaker {
  const mixer = createMixer(context)
  const shelf = createShelf((bytes) => context.decodeAudioData(bytes), fetchSound)
  const listeners = new Set<() => void>()
  const state = { begun: false, heardNothing: false, complete: null as boolean | null }
  const rest = createRest(context, timers, START_MS)

  const tell = (): void => listeners.forEach((listener) => listener())
  context.addEventListener('statechange', tell)
  const cancelStart = timers.after(START_MS, () => {
    state.begun = true
    tell()
  })
  const isReady = (): boolean => rest.maySound() && state.complete === true

  /** Plays to the end; whether that came. */
  async function sound(groups: readonly Group[], loudness: number): Promise<boolean> {
    const played = isReady() && mixer.play(groups, gainOf(loudness))
    return played ? endOf(played.last, played.seconds * 1000 + PATIENCE_MS, timers) : false
  }

  async function say(
    sentence: readonly string[],
    loudness: number,
    times: number,
    stillSo: () => boolean = () => true,
  ): Promise<Said> {
    const said = { sounds: shelf.get(sentence), pause: 0 }
    const chime = { sounds: shelf.get([CHIME]), pause: AFTER_CHIME_S }
    if (!isReady()) return 'broken'
    await rest.wake()
    let loudest = 0
    const stopMeter = timers.every(LEVEL_EVERY_MS, () => (loudest = Math.max(loudest, mixer.level())))
    let ended = await sound([chime, said], loudness)
    for (let time = 2; ended && time <= times; time++) {
      await new Promise<void>((resolve) => void timers.after(BETWEEN_MS, resolve))
      if (!stillSo()) break
      ended = await sound([said], loudness)
    }
    stopMeter()
    rest.done()
    state.heardNothing = loudness > 0 && loudest < NO_LEVEL
    tell()
    return ended && !state.heardNothing ? 'spoken' : 'broken'
  }

  return {
    say,
    isReady,
    silentCause() {
      if (!rest.maySound()) return state.begun ? 'blocked' : null
      if (state.complete === false) return 'no-clips'
      return state.heardNothing ? 'no-level' : null
    },
    async load(clips) {
      state.complete = await shelf.load(clips)
      tell()
    },
    async unlock() {
      await context.resume().catch(() => {})
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      cancelStart()
      rest.stop()
      context.removeEventListener('statechange', tell)
      void context.close().catch(() => {})
    },
  }
}

type Group = { readonly sounds: readonly AudioBuffer[]; readonly pause: number }

/** Everything goes through one gain and one meter, so that what comes out can be measured. */
function createMixer(context: AudioContext) {
  const gain = context.createGain()
  const meter = context.createAnalyser()
  gain.connect(meter).connect(context.destination)
  const samples = new Float32Array(meter.fftSize)
  return {
    /** The loudest sample of the last moment, 0 to 1. */
    level(): number {
      meter.getFloatTimeDomainData(samples)
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    },
    /** Puts sounds one after the other. @returns the last one and the seconds until its end; null: there is none */
    play(groups: readonly Group[], loudness: number): { last: AudioBufferSourceNode; seconds: number } | null {
      gain.gain.value = loudness
      let at = context.currentTime + LEAD_S
      let last: AudioBufferSourceNode | null = null
      for (const { sounds, pause } of groups) {
        for (const buffer of sounds) {
          last = new AudioBufferSourceNode(context, { buffer })
          last.connect(gain)
          last.start(at)
          at += buffer.duration + GAP_S
        }
        at += pause
      }
      return last && { last, seconds: at - context.currentTime }
    },
  }
}

/** Decoded clips by id. */
function createShelf(
  decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>,
  fetchSound: (url: string) => Promise<ArrayBuffer>,
) {
  const sounds = new Map<string, { url: string; buffer: AudioBuffer }>()

  async function bring({ id, url }: VoiceClipView): Promise<boolean> {
    if (sounds.get(id)?.url === url) return true
    try {
      sounds.set(id, { url, buffer: await decode(await fetchSound(url)) })
      return true
    } catch {
      // An older recording of the same words is better than a gap.
      return sounds.has(id)
    }
  }

  return {
    get: (ids: readonly string[]): AudioBuffer[] => ids.flatMap((id) => sounds.get(id)?.buffer ?? []),
    /** @returns whether there is a sound for every clip now */
    async load(clips: readonly VoiceClipView[]): Promise<boolean> {
      const brought = await Promise.all(clips.map(bring))
      return brought.length > 0 && !brought.includes(false)
    },
  }
}

/** Whether a sound came to its end in time. */
function endOf(source: AudioBufferSourceNode, withinMs: number, timers: Timers): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel: Cancel = timers.after(withinMs, () => {
      source.onended = null
      resolve(false)
    })
    source.onended = () => {
      cancel()
      resolve(true)
    }
  })
}
