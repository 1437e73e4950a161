import type { PrintCause } from '../../../shared/api/views.ts'

/** The state of a printer as its bits tell it. */
export type PrinterBits = { readonly cause: PrintCause | null; readonly paperLow: boolean }

/** Answers to `DLE EOT` 1, 2, 3 and 4, as far as they were asked. */
export type StatusBytes = { readonly 1: number; readonly 2?: number; readonly 3?: number; readonly 4?: number }

/** The `DLE EOT 1` answer says that the printer does not print now. */
export const saysOffline = (byte: number): boolean => (byte & 0x08) !== 0
/** The `DLE EOT 2` answer says that the cover is open; the paper bits are not to be believed then. */
export const saysCoverOpen = (byte: number): boolean => (byte & 0x04) !== 0
/** The `DLE EOT 2` answer says that there is an error, whose kind `DLE EOT 3` tells. */
export const saysError = (byte: number): boolean => (byte & 0x40) !== 0

/** Reads `DLE EOT` answers (hardware.md §3.1). The first cause in the order in which a person removes them. */
export function readStatus(bytes: StatusBytes): PrinterBits {
  const [second, third, fourth] = [bytes[2] ?? 0, bytes[3] ?? 0, bytes[4] ?? 0]
  const paperLow = (fourth & 0x0c) !== 0
  if (saysCoverOpen(second)) return { cause: 'cover-open', paperLow }
  if ((second & 0x20) !== 0 || (fourth & 0x60) !== 0) return { cause: 'paper-end', paperLow: true }
  if ((third & 0x08) !== 0) return { cause: 'cutter', paperLow }
  if ((third & 0x40) !== 0) return { cause: 'head-hot', paperLow }
  const wrong = saysOffline(bytes[1]) || saysError(second) || (third & 0x24) !== 0
  return { cause: wrong ? 'error' : null, paperLow }
}

/** Reads an automatic status (hardware.md §3.2). */
export function readAsb([first, second, third]: readonly [number, number, number, number]): PrinterBits {
  const paperLow = (third & 0x03) !== 0
  if ((first & 0x20) !== 0) return { cause: 'cover-open', paperLow }
  if ((third & 0x0c) !== 0) return { cause: 'paper-end', paperLow: true }
  if ((second & 0x08) !== 0) return { cause: 'cutter', paperLow }
  if ((second & 0x40) !== 0) return { cause: 'head-hot', paperLow }
  const wrong = (first & 0x08) !== 0 || (second & 0x24) !== 0
  return { cause: wrong ? 'error' : null, paperLow }
}
