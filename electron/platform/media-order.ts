import { existsSync, renameSync } from 'node:fs'

/** A file, as it was when it was decided, gets another name. */
export type Move = { readonly from: string; readonly to: string; readonly version: string }

/**
 * Renames files, through names that nobody has: two may change places. What a crash cut off is gone on with, and what
 * was done stays: all go aside from the first to the last, then to their places in the same order, so whether the first
 * stands aside tells how far it came.
 * @param at path of a name @param isThere whether a path is a file of this version
 */
export function orderFiles(
  at: (name: string) => string,
  isThere: (path: string, version: string) => boolean,
  moves: readonly Move[],
): void {
  const aside = (i: number): string => at(`.order-${i}`)
  const isBegun = moves.some((_, i) => existsSync(aside(i)))
  const goAside = isBegun ? existsSync(aside(0)) : moves.every(({ from, version }) => isThere(at(from), version))
  if (goAside)
    moves.forEach(({ from }, i) => {
      if (!existsSync(aside(i)) && existsSync(at(from))) renameSync(at(from), aside(i))
    })
  moves.forEach(({ to }, i) => {
    if (existsSync(aside(i))) renameSync(aside(i), at(to))
  })
}
