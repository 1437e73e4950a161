import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Face } from '../../../shared/domain/slips/layout/sheet.ts'

/** Tinos: the widths of Times New Roman, which clerical work asks for, free to embed, with every Vietnamese letter. */
const PACKAGE = '@expo-google-fonts/tinos'
const FILES: Readonly<Record<Face, string>> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
}

/** The font files of printed pages. Throws when the package lacks one. */
export function readSlipFonts(): Readonly<Record<Face, Buffer>> {
  const read = (path: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`${PACKAGE}/${path}`)))
  return { regular: read(FILES.regular), bold: read(FILES.bold), italic: read(FILES.italic) }
}
