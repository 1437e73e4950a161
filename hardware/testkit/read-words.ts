import { spawnSync } from 'node:child_process'
import { blankBitmap, isBlack, isBlankRow } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'
import { encodePng } from '../render/png.ts'

/** `auto` is one column of lines of any size; `line` a single one. */
type Layout = 'auto' | 'line'
const LAYOUTS: Record<Layout, string> = { auto: '4', line: '7' }

function read(input: string | Buffer, language: string, layout: Layout): string[] {
  const source = typeof input === 'string' ? input : '-'
  // Two threads of a reader only wait for each other on a small machine.
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' }
  const words = [source, '-', '-l', language, '--psm', LAYOUTS[layout], '--dpi', '203']
  const found = spawnSync('tesseract', words, {
    encoding: 'utf8',
    env,
    ...(typeof input === 'string' ? {} : { input }),
  })
  if (found.error || found.status !== 0)
    throw new Error('tesseract cannot read: install the packages tesseract-ocr and tesseract-ocr-vie')
  return found.stdout
    .split('\n')
    .map((line) => line.trim().normalize('NFC'))
    .filter((line) => line !== '')
}

/**
 * The lines of words that an independent reader (tesseract with Vietnamese, Debian packages tesseract-ocr and
 * tesseract-ocr-vie) finds on a ticket. Throws a sentence that says what to install when the reader is missing.
 * @param file a PNG at 203 dots an inch
 * @param language `eng` for papers without accents: the Vietnamese reader sees some everywhere
 */
export const readWords = (file: string, language: 'vie' | 'eng' = 'vie'): string[] => read(file, language, 'auto')

const LARGE_ROWS = 80
const SHRUNK = 2
const EDGE = 16

/** The first line of a paper that is higher than 80 dots, made as small as the reader wants letters. */
export async function readLargeLine(paper: Bitmap): Promise<string> {
  let from = 0
  let to = 0
  while (to - from < LARGE_ROWS && from < paper.height) {
    from = to
    while (from < paper.height && isBlankRow(paper, from)) from++
    to = from
    while (to < paper.height && !isBlankRow(paper, to)) to++
  }
  const width = Math.ceil((paper.width / SHRUNK + 2 * EDGE) / 8) * 8
  const line = blankBitmap(width, Math.ceil((to - from) / SHRUNK) + 2 * EDGE)
  for (let y = from; y < to; y += SHRUNK) {
    for (let x = 0; x < paper.width; x += SHRUNK) {
      if (!isBlack(paper, x, y)) continue
      const [left, top] = [EDGE + x / SHRUNK, EDGE + Math.floor((y - from) / SHRUNK)]
      const at = top * (width / 8) + (left >> 3)
      line.rows[at] = (line.rows[at] ?? 0) | (0x80 >> (left & 7))
    }
  }
  return read(await encodePng(line), 'eng', 'line').join(' ')
}
