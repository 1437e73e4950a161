/** Slow enough to be read aloud. */
const CHARACTERS_PER_SECOND = 6
/** A notice that fits stands at least so long. */
const STANDS_S = 10
/** What fits one line of a lying screen, or two of an upright one. */
const FITS = 88
/** Characters of the screen that a running notice crosses before its own. */
const SCREEN = 90

export type ShownNotice = {
  readonly text: string
  readonly place: number
  /** Longer than the line: it runs through once. */
  readonly runs: boolean
  readonly seconds: number
}

const secondsOf = (text: string): number =>
  text.length > FITS
    ? Math.round((SCREEN + text.length) / (2 * CHARACTERS_PER_SECOND))
    : Math.max(STANDS_S, Math.round(text.length / CHARACTERS_PER_SECOND))

/**
 * The notice of this moment: all boards of a hall show the same one.
 * @param now ms since 1970
 * @returns null when there is none
 */
export function noticeAt(notices: readonly string[], now: number): ShownNotice | null {
  const turns = notices.map((text, place) => ({ text, place, runs: text.length > FITS, seconds: secondsOf(text) }))
  const round = turns.reduce((sum, { seconds }) => sum + seconds, 0)
  let left = (now / 1000) % Math.max(1, round)
  for (const turn of turns) {
    if (left < turn.seconds) return turn
    left -= turn.seconds
  }
  return turns[0] ?? null
}
