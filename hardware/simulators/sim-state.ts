/** What can be wrong with the simulated printer. `near-end` is only a warning; `unreachable` is a cable pulled out. */
export const PRINTER_FAULTS = [
  'near-end',
  'paper-end',
  'cover-open',
  'cutter',
  'head-hot',
  'power-off',
  'unreachable',
] as const
export type PrinterFault = (typeof PRINTER_FAULTS)[number]

/** What the simulated printer answers at all (hardware.md §3.3, §3.4). Real ones differ in this. */
export type SimAnswers = {
  /** `DLE EOT`. */
  readonly realTime: boolean
  /** `GS ( H`. */
  readonly mark: boolean
  /** `GS r`. */
  readonly inTurn: boolean
  /** `GS :` and `GS ^`; `aloud`: it also does what it is given while it learns. */
  readonly macro: 'none' | 'quiet' | 'aloud'
  /** `GS a`. */
  readonly autoStatus: boolean
  /** `GS I` 66 and 67; null: nothing. */
  readonly maker: string | null
  readonly model: string | null
}
export const ALL_ANSWERS: SimAnswers = {
  realTime: true,
  mark: true,
  inTurn: true,
  macro: 'aloud',
  autoStatus: true,
  maker: 'MOT CUA',
  model: 'SIM-80',
}

/** The simulated hardware at a moment. `jammed`: a cutter fault shows itself at a cut only. */
export type SimState = { readonly fault: PrinterFault | null; readonly jammed: boolean }

/** Whether the printer stops printing. */
export function isOffline({ fault, jammed }: SimState): boolean {
  return jammed || fault === 'paper-end' || fault === 'cover-open' || fault === 'head-hot'
}

/** The byte that answers `DLE EOT n` (hardware.md §3.1). */
export function statusByte(question: number, state: SimState): number {
  const { fault, jammed } = state
  const bit = (on: boolean, value: number): number => (on ? value : 0)
  switch (question) {
    case 1:
      return 0x12 | bit(isOffline(state), 0x08)
    case 2:
      return (
        0x12 |
        bit(fault === 'cover-open', 0x04) |
        bit(fault === 'paper-end', 0x20) |
        bit(jammed || fault === 'head-hot', 0x40)
      )
    case 3:
      return 0x12 | bit(jammed, 0x08) | bit(fault === 'head-hot', 0x40)
    default:
      return 0x12 | bit(fault === 'near-end' || fault === 'paper-end', 0x0c) | bit(fault === 'paper-end', 0x60)
  }
}

/** The four bytes of automatic status (hardware.md §3.2). */
export function autoStatus(state: SimState): Uint8Array {
  const { fault, jammed } = state
  const first = 0x10 | (isOffline(state) ? 0x08 : 0) | (fault === 'cover-open' ? 0x20 : 0)
  const second = (jammed ? 0x08 : 0) | (fault === 'head-hot' ? 0x40 : 0)
  const third = fault === 'paper-end' ? 0x0f : fault === 'near-end' ? 0x03 : 0
  return Uint8Array.of(first, second, third, 0x0f)
}
