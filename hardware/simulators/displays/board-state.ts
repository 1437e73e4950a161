/** What can be wrong with a simulated display: nothing heard, answers that are garbled, answers that come too late. */
export const BOARD_FAULTS = ['none', 'dead', 'garbled', 'late'] as const
export type BoardFault = (typeof BOARD_FAULTS)[number]

/** One simulated display. */
export type SimBoard = {
  readonly address: number
  /** Signs as a person sees them, blanks included. */
  shows: string
  brightness: number
  fault: BoardFault
}

/** One family of simulated displays: what it does with the bytes on the line. */
export type SimFamily = {
  /** Signs of a board that has just been switched on. */
  readonly blank: string
  /**
   * Takes the next whole frame from the front of `bytes`.
   * @returns how many bytes were used and what was meant; null while more bytes are needed; `noise` for what no board
   * of this family understands
   */
  read(bytes: Uint8Array, boardAt: (address: number) => SimBoard | undefined): SimStep | null
}

export type SimStep = {
  readonly used: number
  readonly noise?: boolean
  /** The board that was spoken to, its change and its answer; absent when no board has the address. */
  readonly board?: SimBoard
  readonly change?: Partial<Pick<SimBoard, 'shows' | 'brightness'>>
  readonly answer?: Uint8Array
}
