import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PageState } from './state.ts'

const SCREENS = join(import.meta.dirname, '../../../docs/screens')
const lists = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts', '!./state.ts', '!./cut-words.ts'], {
  eager: true,
})
const isStates = (value: unknown): value is readonly PageState[] => Array.isArray(value)
const names = Object.values(lists)
  .flatMap((module) => Object.values(module).filter(isStates).flat())
  .map(({ name }) => name)

test('every state has a name of its own', () => {
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('docs/screens has a picture of every state and no other (npm run screens)', () => {
  const pictures = readdirSync(SCREENS).flatMap((file) => (file.endsWith('.webp') ? [file.replace(/\.webp$/, '')] : []))
  expect(pictures.sort()).toEqual([...names].sort())
})

test('the README shows pictures that are there', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
  const shown = [...readme.matchAll(/docs\/screens\/([\w-]+)\.webp/g)].map(([, name]) => name)
  expect(shown.length).toBeGreaterThan(5)
  expect(shown.filter((name) => !names.includes(name ?? ''))).toEqual([])
})
