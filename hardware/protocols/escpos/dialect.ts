/** What differs between printers that speak ESC/POS, as far as a job must know it (hardware.md §2.1, §2.3, §3.6). */
export type Dialect = {
  /**
   * Vertical motion units that make one dot, an inch: 203 or 180. Null when the model does not know `GS P`: white
   * stretches are sent as dots then, because nobody knows how far it would feed.
   */
  readonly motionUnits: number | null
  /** Whether it wakes up in Chinese mode and must be told to leave it (`FS .`). */
  readonly leaveChinese: boolean
  /**
   * How its buffer is emptied after a broken job: `fill` sends the longest band that it may still wait for; `clear` is
   * the real-time command of Epson, which clones do not know.
   */
  readonly resync: 'fill' | 'clear'
  /**
   * It answers nothing, not even `DLE EOT`. Only a person can say so: silence alone also means no power.
   */
  readonly silent: boolean
}

/** A clone of which nothing is known but its width. */
export const PLAIN_DIALECT: Dialect = { motionUnits: 203, leaveChinese: true, resync: 'fill', silent: false }

/**
 * How a printer confirms a paper: by the process mark at its end; by an answer in turn, which says that everything
 * before it was worked through; or not at all.
 */
export type Confirmation = 'mark' | 'in-turn' | 'none'
