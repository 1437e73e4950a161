import { create } from 'fontkit'
import type { Font } from 'fontkit'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Face } from '../../../shared/domain/slips/layout/sheet.ts'

export type SlipFonts = Readonly<Record<Face, Font>>

/** Tinos: the widths of Times New Roman, which clerical work asks for, free to embed, with every Vietnamese letter. */
const FILES: Readonly<Record<Face, string>> = {
  regular: import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  italic: import.meta.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
}

/**
 * The fonts of printed pages, opened once for all of them: reading their tables takes longer than drawing a page.
 * Throws when the package lacks one.
 */
export function readSlipFonts(): SlipFonts {
  const read = (address: string): Font => {
    const font = create(readFileSync(fileURLToPath(address)))
    if (!('layout' in font)) throw new Error(`${address} is a collection of fonts`)
    nameGlyphs(font)
    return font
  }
  return { regular: read(FILES.regular), bold: read(FILES.bold), italic: read(FILES.italic) }
}

const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const VOWELS = 'aăâeêioôơuưy'.split('').flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC')))
/** Where letters share a glyph, a reader of the file takes it for the one that comes first here. */
const FIRST = [...VOWELS, ...VOWELS.map((vowel) => vowel.toLocaleUpperCase('vi')), 'đ', 'Đ']

/**
 * Lets every glyph know its letter. A font that is used again keeps its glyphs, and those that were first met as a part of
 * another (the O of Ò) would have none: the page would look right and read back with holes.
 */
function nameGlyphs(font: Font): void {
  const ascii = Array.from({ length: 95 }, (_, at) => at + 32)
  const letters = FIRST.map((letter) => letter.codePointAt(0) ?? 32)
  for (const codePoint of [...ascii, ...letters, ...font.characterSet]) font.glyphForCodePoint(codePoint)
}
