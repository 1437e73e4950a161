import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bitmap } from '../bitmap.ts'
import { encodePng } from '../render/png.ts'

/** One piece of paper that came out. */
export type Paper = {
  /** Path of its PNG. Names sort by the time of cutting: `2026-11-23T01-05-12.345Z-000001.png` (UTC). */
  readonly file: string
  /** When it was cut. */
  readonly at: number
  readonly width: number
  readonly height: number
}

export type PaperTray = {
  /** Adds a dot row at the end of the paper; longer rows are cut off, shorter ones are white at the right. */
  add(row: Uint8Array): void
  /** Cuts what came out since the last cut and keeps it as a PNG; null when nothing came out. */
  cut(at: number): Promise<Paper | null>
  readonly papers: readonly Paper[]
}

/** Keeps every piece of paper as a PNG in a folder, which is made when missing. */
export async function createPaperTray(folder: string, width: number): Promise<PaperTray> {
  await mkdir(folder, { recursive: true })
  const papers: Paper[] = []
  let rows: Uint8Array[] = []
  return {
    papers,
    add(row) {
      const fitting = new Uint8Array(width / 8)
      fitting.set(row.subarray(0, width / 8))
      rows.push(fitting)
    },
    async cut(at) {
      if (rows.length === 0) return null
      const bitmap: Bitmap = { width, height: rows.length, rows: Uint8Array.from(Buffer.concat(rows)) }
      rows = []
      const name = `${new Date(at).toISOString().replaceAll(':', '-')}-${String(papers.length + 1).padStart(6, '0')}.png`
      const paper = { file: join(folder, name), at, width, height: bitmap.height }
      await writeFile(paper.file, await encodePng(bitmap))
      papers.push(paper)
      return paper
    },
  }
}
