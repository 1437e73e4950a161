import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** Colours of a theme: those of `:root`, and on top what the theme changes. */
function coloursOf(selector: string): Record<string, string> {
  const block = (of: string): string => css.split(`${of} {`)[1]?.split('}')[0] ?? ''
  const found = `${block(':root')}${selector === ':root' ? '' : block(selector)}`.matchAll(
    /--([\w-]+): (#[\da-f]{6});/g,
  )
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]))
}

/** Contrast of two colours `#rrggbb` by WCAG 2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const light = (colour: string): number => {
    const part = (at: number): number => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
  }
  const [low = 0, high = 0] = [light(a), light(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** Every text with the grounds it may stand on. */
const PAIRS = [
  ...['ink', 'ink-2', 'action', 'good', 'care', 'stop'].flatMap((text) => [
    [text, 'paper'],
    [text, 'paper-2'],
  ]),
  ...['action', 'good', 'care', 'stop'].map((text) => [text, `${text}-soft`]),
  ['ink', 'action-soft'],
  ['ink', 'paper-3'],
  ['action-ink', 'action'],
  ['action-ink', 'action-pressed'],
] as [string, string][]

test.each([':root', "[data-theme='dark']", "[data-theme='contrast']"])('%s: text has 7:1, edges 3:1', (theme) => {
  const colours = coloursOf(theme)
  const ratio = (a: string, b: string): number => contrast(colours[a] ?? '#000000', colours[b] ?? '#000000')
  const textFaults = PAIRS.filter(([text, ground]) => ratio(text, ground) < 7)
  expect(textFaults).toEqual([])
  expect(Math.min(ratio('edge', 'paper'), ratio('edge', 'paper-2'))).toBeGreaterThanOrEqual(3)
})
