import type { Ink, Style } from './sheet.ts'

export type Run = Style & { readonly text: string }
/** Words of one style that stand in one line beside each other, `x` from the line's beginning. */
export type Segment = Run & { readonly x: number; readonly width: number }
export type Line = { readonly segments: readonly Segment[]; readonly width: number }

type Word = Run & { readonly width: number; readonly breakAfter: boolean }

/**
 * Breaks runs of text into lines of at most `width`. A word that is longer than a line is cut where it must be, so
 * nothing ever stands outside; `\n` ends a line, a no-break space keeps words together. Runs are parted by a space.
 */
export function wrap(ink: Ink, runs: readonly Run[], width: number): Line[] {
  const lines: Line[] = []
  let line: Segment[] = []
  let end = 0
  const close = (): void => {
    lines.push({ segments: line, width: end })
    line = []
    end = 0
  }
  for (const word of runs.flatMap((run) => wordsOf(ink, run, width))) {
    const last = line.at(-1)
    const gap = last && word.text !== '' ? ink.width(' ', last) : 0
    if (last && end + gap + word.width > width) close()
    if (word.text !== '') {
      line = joined(line, word, line.length > 0 ? gap : 0, end)
      end = (line.at(-1)?.x ?? 0) + (line.at(-1)?.width ?? 0)
    }
    if (word.breakAfter) close()
  }
  if (line.length > 0) close()
  return lines
}

function joined(line: Segment[], word: Word, gap: number, end: number): Segment[] {
  const last = line.at(-1)
  const { text, face, size, width } = word
  if (last && last.face === face && last.size === size) {
    const longer = { ...last, text: `${last.text} ${text}`, width: end - last.x + gap + width }
    return [...line.slice(0, -1), longer]
  }
  return [...line, { text, face, size, x: end + gap, width }]
}

const TIE = '\u00A0'
/** What a reader wants in one line: a number with its unit, `17 giờ`, `ngày 02`, `20.000 đồng`. */
const TIED = /(?<=\d) (?=giờ|phút|đồng)|(?<=ngày|tháng|năm) (?=\d)/g

function wordsOf(ink: Ink, run: Run, width: number): Word[] {
  const rows = run.text.replace(TIED, TIE).split('\n')
  return rows.flatMap((row, at) => {
    const words = row.split(' ').filter((word) => word !== '')
    const parts = words.flatMap((word) => piecesOf(ink, word.replaceAll(TIE, ' '), run, width))
    const last = at === rows.length - 1
    if (parts.length === 0) return last ? [] : [{ ...run, text: '', width: 0, breakAfter: true }]
    return parts.map((text, index) => ({
      ...run,
      text,
      width: ink.width(text, run),
      breakAfter: !last && index === parts.length - 1,
    }))
  })
}

/** A word that fits stays whole; a longer one is cut, after a sign such as `-`, `/` or `@` where there is one. */
function piecesOf(ink: Ink, word: string, style: Style, width: number): string[] {
  if (ink.width(word, style) <= width) return [word]
  const pieces: string[] = []
  for (const part of word.split(/(?<=[-/@.,_ ])/)) {
    const last = pieces.at(-1)
    if (last !== undefined && ink.width(last + part, style) <= width) pieces[pieces.length - 1] = last + part
    else pieces.push(...lettersOf(ink, part, style, width))
  }
  return pieces
}

function lettersOf(ink: Ink, part: string, style: Style, width: number): string[] {
  if (ink.width(part, style) <= width) return [part]
  const pieces: string[] = []
  for (const letter of part) {
    const last = pieces.at(-1)
    if (last !== undefined && ink.width(last + letter, style) <= width) pieces[pieces.length - 1] = last + letter
    else pieces.push(letter)
  }
  return pieces
}

/** Lines of about the same length, as few as `wrap` needs: for titles, where no word should stand alone. */
export function balanced(ink: Ink, runs: readonly Run[], width: number): Line[] {
  let best = wrap(ink, runs, width)
  const most = best.length
  for (let tighter = width * 0.95; most > 1 && tighter > width / 2; tighter -= width * 0.05) {
    const tried = wrap(ink, runs, tighter)
    if (tried.length > most) break
    best = tried
  }
  return best
}

/** The same letters measured once: a paper asks for the same words again and again. */
export function remembering(ink: Ink): Ink {
  const known = new Map<string, number>()
  return {
    width(text, style) {
      const key = `${style.face}${style.size} ${text}`
      const found = known.get(key)
      if (found !== undefined) return found
      const width = ink.width(text, style)
      known.set(key, width)
      return width
    },
  }
}
