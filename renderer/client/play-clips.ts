import type { Cancel } from '../../shared/kernel/time.ts'

/**
 * Plays sounds one after the other; one that cannot be played is passed over.
 * @param urls addresses of sounds of the centre
 * @returns stops it
 */
export function playClips(urls: readonly string[]): Cancel {
  let playing: HTMLAudioElement | null = null
  let stopped = false

  function play(at: number): void {
    const url = urls[at]
    if (stopped || url === undefined) return
    const audio = new Audio(url)
    playing = audio
    const next = (): void => {
      if (playing === audio) play(at + 1)
    }
    audio.addEventListener('ended', next)
    audio.play().catch(next)
  }
  play(0)
  return () => {
    stopped = true
    playing?.pause()
    playing = null
  }
}
