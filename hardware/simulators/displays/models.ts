import type { SimFamily } from './board-state.ts'
import { customerDisplays } from './customer-display-sim.ts'
import { asciiBoards, digitModules, fourByteBoards } from './families.ts'

/** Players of the display models, by the names that a station's configuration has for them. A line has its own one. */
export const DISPLAY_PLAYERS: Readonly<Record<string, () => SimFamily>> = {
  dm56a04: () => digitModules(4),
  dm36b06: () => digitModules(6),
  'ascii-3': () => asciiBoards(3),
  'ascii-4': () => asciiBoards(4),
  'four-byte': () => fourByteBoards,
  cd5220: () => customerDisplays(false),
  'dm-d': () => customerDisplays(true),
}
