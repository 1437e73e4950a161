import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Our own family names, so that a font of the machine with the same name is never taken instead. */
export const FONTS = { text: 'mot-cua-500', strong: 'mot-cua-700', number: 'mot-cua-800' } as const
export type FontFamily = (typeof FONTS)[keyof typeof FONTS]

const PACKAGE = '@expo-google-fonts/noto-sans'
const FILES: readonly (readonly [FontFamily, path: string, probeWidth: number])[] = [
  [FONTS.text, '500Medium/NotoSans_500Medium.ttf', 752.9],
  [FONTS.strong, '700Bold/NotoSans_700Bold.ttf', 786.2],
  [FONTS.number, '800ExtraBold/NotoSans_800ExtraBold.ttf', 798.6],
]
const PROBE = 'Số thứ tự: Ẵ Ễ Ợ'

/** The file of a font in the installed package. */
const installed = (path: string): string => fileURLToPath(import.meta.resolve(`${PACKAGE}/${path}`))

/**
 * Registers the ticket fonts (Noto Sans, full TTF: the web subsets lack letters, hardware.md §2.5).
 * Throws when a file is missing or something else is drawn in its place: a canvas falls back silently, and a kiosk
 * that prints boxes is worse than one that does not start.
 * @param locate where the file of a path inside the font package lies
 */
export function registerFonts(locate: (path: string) => string = installed): void {
  for (const [family, path, width] of FILES) {
    if (!GlobalFonts.has(family)) registerFont(family, locate(path))
    assertDrawn(family, width)
  }
}

function registerFont(family: FontFamily, file: string): void {
  if (!existsSync(file)) throw new Error(`ticket font missing: ${file}`)
  if (!GlobalFonts.registerFromPath(file, family)) throw new Error(`ticket font not readable: ${file}`)
}

/** Compares the width of a probe with the one this typeface is known to have. */
function assertDrawn(family: FontFamily, expected: number): void {
  const pen = createCanvas(8, 8).getContext('2d')
  pen.font = `100px ${family}`
  const width = pen.measureText(PROBE).width
  if (Math.abs(width - expected) > expected * 0.01) {
    throw new Error(`ticket font ${family} draws ${width} px where ${expected} px are expected`)
  }
}
