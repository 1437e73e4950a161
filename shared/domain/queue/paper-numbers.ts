/**
 * Numbers that were handed out on paper while the system was down (TT-8.3a: reception is not interrupted).
 *
 * The cards printed beforehand have numbers of a block of their own, `A501` to `A599` unless the centre says otherwise:
 * nobody at a dark desk can know which number the kiosk gave last, so cards that went on behind it could meet a number
 * that a citizen already holds. The kiosks pass over the block, so they never meet from the other side either. Numbers
 * written by hand behind the last known one are taken too, when they are free; the series then goes on behind them.
 */
export type PaperBlock = { readonly from: number; readonly to: number }

export const PAPER_BLOCK: PaperBlock = { from: 501, to: 599 }

export const inBlock = (block: PaperBlock, no: number): boolean => no >= block.from && no <= block.to

/**
 * The next running number that a kiosk gives: behind the last one, past the block of the paper cards and past every
 * number that somebody holds already (cards of a block that was a different one when they were printed).
 */
export function nextNumber(last: number, block: PaperBlock, isTaken: (no: number) => boolean): number {
  let no = last + 1
  for (;;) {
    if (inBlock(block, no)) no = block.to + 1
    else if (isTaken(no)) no += 1
    else return no
  }
}

/** The last number of the series after a number came in from paper: those of the block leave the series where it is. */
export const lastAfterPaper = (last: number, block: PaperBlock, no: number): number =>
  inBlock(block, no) ? last : Math.max(last, no)

/**
 * Arrivals (ms) of `count` people whose first and last came at these instants, evenly between, each a little after the
 * one before: the order of the numbers is the order of the arrivals.
 */
export function spreadArrivals(firstAt: number, lastAt: number, count: number): number[] {
  const step = count > 1 ? (lastAt - firstAt) / (count - 1) : 0
  return Array.from({ length: count }, (_, i) => Math.round(firstAt + step * i))
}

/** A ticket of the day: its place in line and its arrival. */
export type Placed = { readonly order: number; readonly arrivedAt: number }

const DAY_MS = 86_400_000

/**
 * The place in line of somebody who came at `arrivedAt` (ms) but is written down only now: behind everybody of the day
 * who came before or at the same time, in front of everybody who came later (product.md, invariant 2).
 *
 * Places are seqs of the journal at issue, whole numbers; those from paper lie between two of them, at the part of the
 * day at which they came. A double holds that to the millisecond up to a hundred million events.
 * @param dayStart the instant at which the business day began
 */
export function paperPlace(day: readonly Placed[], arrivedAt: number, dayStart: number): number {
  const before = day.filter((other) => other.arrivedAt <= arrivedAt).map((other) => Math.floor(other.order))
  const floors = day.map((other) => Math.floor(other.order))
  const base = before.length > 0 ? Math.max(...before) : Math.min(...(floors.length > 0 ? floors : [1])) - 1
  const part = (arrivedAt - dayStart + 1) / (DAY_MS + 2)
  const taken = new Set(day.map((other) => other.order))
  let order = base + part
  // In a journal of many years half a millisecond may be less than the next double.
  const step = Math.max(1 / (2 * DAY_MS), Number.EPSILON * Math.max(1, Math.abs(base)))
  while (taken.has(order)) order += step
  return order
}
