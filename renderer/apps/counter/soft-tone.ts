/** Up: somebody is there. Down, and lower: a device needs a hand. */
const TONES_HZ = { visitor: [659, 784], trouble: [523, 392] } as const
const TONE_S = 0.35
const LOUDNESS = 0.08
let audio: AudioContext | null = null

/** Two soft tones, made on the spot: no file, quieter than a voice. Silent while the browser has heard no key yet. */
export function softTone(of: keyof typeof TONES_HZ = 'visitor'): void {
  audio ??= new AudioContext()
  const context = audio
  if (context.state === 'suspended') void context.resume()
  TONES_HZ[of].forEach((frequency, place) => {
    const from = context.currentTime + place * TONE_S * 0.6
    const tone = new OscillatorNode(context, { frequency, type: 'sine' })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, from)
    volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.0001, from + TONE_S)
    tone.connect(volume).connect(context.destination)
    tone.start(from)
    tone.stop(from + TONE_S)
  })
}
