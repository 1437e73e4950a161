import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { registerFonts } from './fonts.ts'

describe('ticket fonts', () => {
  it('refuses to start without a font file', () => {
    expect(() => registerFonts((path) => `/nowhere/${path}`)).toThrow(/ticket font missing: \/nowhere\/500Medium/)
  })

  it('refuses a file that is no font', () => {
    expect(() => registerFonts(() => fileURLToPath(import.meta.url))).toThrow(/ticket font not readable/)
  })

  it('refuses another typeface than the one tickets are made for', () => {
    const italic = import.meta.resolve('@expo-google-fonts/noto-sans/900Black_Italic/NotoSans_900Black_Italic.ttf')
    expect(() => registerFonts(() => fileURLToPath(italic))).toThrow(/draws [\d.]+ px where 752\.9 px are expected/)
  })
})
