import { readFileSync, readdirSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CHIME, CLIPS, digitClip, isLetter, letterClip } from './clips.ts'
import { ENGLISH_SIGNS, englishClip } from './guide.ts'

const folder = new URL('../../../resources/voice/', import.meta.url)
type Made = { id: string; words: string; placeholder: boolean; seconds: number }
const { clips } = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as { clips: Made[] }
const wordsOf = (list: readonly { id: string; words: string }[]) => list.map(({ id, words }) => `${id}: ${words}`)

test('every clip of an announcement is shipped with these very words (else: node tools/make-voice.ts)', () => {
  expect(wordsOf(clips)).toEqual(expect.arrayContaining(wordsOf(CLIPS)))
  expect(clips.map(({ id }) => id)).toContain(CHIME)
  expect(new Set(clips.map(({ id }) => id)).size).toBe(clips.length)
})

test('guidance says the same in both languages, and every sign of a number', () => {
  const guide = (file: string): string[] =>
    (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Made[]).map(({ id }) => id)
  expect(guide('guide.en.json')).toEqual(guide('guide.json'))
  const signs = Array.from('0123456789').map((digit) => digitClip(Number(digit)))
  const letters = Array.from('ABCDĐEFGHIJKLMNOPQRSTUVWXYZ').flatMap((letter) =>
    isLetter(letter) ? [letterClip(letter)] : [],
  )
  const english = [...signs, ...letters, ...guide('guide.json')].map(englishClip)
  expect(
    clips
      .map(({ id }) => id)
      .filter((id) => id.startsWith('en-'))
      .sort(),
  ).toEqual(english.sort())
  expect(wordsOf(clips)).toEqual(expect.arrayContaining(wordsOf(ENGLISH_SIGNS)))
})

test('a synthesised voice says so; the chime is no voice', () => {
  for (const { id, placeholder } of clips) expect([id, placeholder]).toEqual([id, id !== CHIME])
})

test('each has its file, is short, and all of them are small', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ogg'))
  expect(files.sort()).toEqual(clips.map(({ id }) => `${id}.ogg`).sort())
  for (const { id, seconds } of clips.filter(({ id }) => CLIPS.some((clip) => clip.id === id)))
    expect([id, seconds > 0.1 && seconds < 2]).toEqual([id, true])
  const bytes = files.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0)
  expect(bytes).toBeLessThan(1_500_000)
})
