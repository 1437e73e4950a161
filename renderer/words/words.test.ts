import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { en } from '../../shared/i18n/en.ts'
import { viBase } from '../../shared/i18n/vi-base.ts'
import { vi } from '../../shared/i18n/vi.ts'
import { pageWords } from '../ui/page-words.ts'
import './admin.ts'
import './administration.ts'
import './away.ts'
import './dossiers.ts'
import './fees.ts'
import './house.ts'
import './manager.ts'
import './messages.ts'
import './office.ts'
import './reception.ts'
import './sync.ts'
import './technician.ts'
import './trust.ts'

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const under = (folder: string): string[] =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: new URL('..', import.meta.url) }).filter(
    (file) => !file.includes('.test.'),
  )
const areas = Object.keys(vi)

/** Areas of words that a file reads: `words.admin`, `useWords().admin`, `{ admin } = useWords()`, `{ admin }: Words`. */
function saidIn(file: string): string[] {
  const text = read(file)
  // Where `words` is an area already, what stands behind its dot is none.
  const narrowed = /\bwords = useWords\(\)\.|: words\b[^{}]*\} = useWords/.test(text)
  const whole = narrowed ? /useWords\(\)\.(\w+)/g : /(?:\bwords|useWords\(\)|pageWords\([^)]*\))\.(\w+)/g
  const dotted = [...text.matchAll(whole)].map(([, area = '']) => area)
  const taken = [...text.matchAll(/\{([^{}]*)\}(?: = (?:useWords\(\)|words\b|say\.words)|: Words\b)/g)].flatMap(
    ([, names = '']) => names.split(',').map((name) => name.trim().split(':')[0] ?? ''),
  )
  return [...dotted, ...taken].filter((area) => areas.includes(area))
}

/** Areas beside those of every page that a page imports. */
const importedBy = (page: string): string[] =>
  [...read(`apps/${page}/main.tsx`).matchAll(/'\.\.\/\.\.\/(words\/\w+\.ts)'/g)].flatMap(([, file = '']) =>
    [...(/addWords\(\s*\{([^}]*)\}/.exec(read(file))?.[1] ?? '').matchAll(/(\w+):/g)].map(([, area = '']) => area),
  )

test('every area of words belongs to all pages or to some, in both languages', () => {
  expect(Object.keys(pageWords('vi')).sort()).toEqual(areas.sort())
  expect(pageWords('vi')).toEqual(vi)
  expect(Object.keys(pageWords('en')).sort()).toEqual(Object.keys(en).sort())
})

const pages = globSync('apps/*/main.tsx', { cwd: new URL('..', import.meta.url) }).map(
  (file) => file.split('/')[1] ?? '',
)

test.each(pages)('%s imports the words that it says', (page) => {
  const has = new Set([...Object.keys(viBase), ...importedBy(page)])
  const lacking = under(`apps/${page}`).flatMap((file) =>
    saidIn(file).flatMap((area) => (has.has(area) ? [] : [`${area} in ${file}`])),
  )
  expect(lacking).toEqual([])
})

test('what pages share says only what every page has', () => {
  const shared = [...under('features'), ...under('ui'), ...under('client')]
  const lacking = shared.flatMap((file) =>
    saidIn(file).flatMap((area) => (area in viBase ? [] : [`${area} in ${file}`])),
  )
  expect(lacking).toEqual([])
})
