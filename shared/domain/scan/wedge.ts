import { signOf } from './us-keys.ts'

/** A key as it went down. `at` is `event.timeStamp` in ms: the handler's own clock would tell of a busy page. */
export type WedgeKey = {
  readonly code: string
  readonly shift: boolean
  readonly alt: boolean
  readonly at: number
  /** An input method holds the key (`isComposing`, or `key` is `Process`). */
  readonly composing?: boolean
}

export type WedgeOutcome = {
  /** True: the page must not see this key, for now or at all. */
  readonly held: boolean
  /** What was held before and turned out to be a person's typing: give it to the field in front. */
  readonly typed: string
  /** A whole scan; it ends with this key. */
  readonly scan: string | null
  /** True with a scan into which an input method put keys of its own: letters of it may be lost (hardware.md §6.3). */
  readonly inputMethod: boolean
}

const NOTHING = { held: false, typed: '', scan: null, inputMethod: false } as const

/** Measured: machines 4 to 12 ms a key, 30 at worst; a fast person 40 to 80 (hardware.md §6.3). */
const FEWEST = 10
const MEAN_MS = 30
/** Between two keys of a machine; a longer one begins something new. */
export const GAP_MS = 60
/** After so long without a key nothing more comes: a page that was busy has caught up by then. */
export const WEDGE_REST_MS = 150

const MODIFIER = /^(?:Shift|Control|Alt|Meta|CapsLock|NumLock)/
const END = /^(?:Enter|NumpadEnter|Tab)$/
/** What an input method such as Unikey puts between the keys of a scanner; digits and bars come through it whole. */
const FOREIGN = /^(?:|Unidentified|Backspace)$/

/**
 * Tells a scanner that types like a keyboard from a person by the time between keys. It goes by keys, not by letters, so
 * neither the keyboard layout nor Telex can spoil what is scanned.
 */
export function createWedge() {
  let text = ''
  let begun = 0
  let last = 0
  let disturbed = false

  const isScan = (): boolean => text.length >= FEWEST && (last - begun) / (text.length - 1) < MEAN_MS
  function taken(): string {
    const held = text
    text = ''
    return held
  }
  function add(sign: string, at: number): WedgeOutcome {
    const typed = text !== '' && at - last > GAP_MS ? taken() : ''
    if (text === '') {
      begun = at
      disturbed = false
    }
    text += sign
    last = at
    return { ...NOTHING, held: true, typed }
  }
  const end = (): Omit<WedgeOutcome, 'held'> =>
    isScan() ? { typed: '', scan: taken(), inputMethod: disturbed } : { typed: taken(), scan: null, inputMethod: false }

  return {
    press({ code, shift, alt, at, composing = false }: WedgeKey): WedgeOutcome {
      const isBurst = text !== '' && at - last <= GAP_MS
      if (MODIFIER.test(code)) return NOTHING
      if (isBurst && (alt || FOREIGN.test(code))) {
        disturbed ||= !alt
        return { ...NOTHING, held: true }
      }
      const sign = alt ? null : signOf(code, shift)
      // A blank alone presses buttons, and no scan begins with one.
      if (sign !== null && (isBurst || sign !== ' ')) {
        const added = add(sign, at)
        disturbed ||= composing
        return added
      }
      if (!END.test(code) || !isBurst) return { ...NOTHING, typed: taken() }
      const ended = end()
      return { ...ended, held: ended.scan !== null }
    },
    /** No key has come for WEDGE_REST_MS: what is held is a scan without an end key, or was typed. */
    rest: end,
  }
}
