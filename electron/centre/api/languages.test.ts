import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pseudoLanguage } from '../../../shared/testkit/pseudo-language.ts'
import { resourcesDir } from '../../platform/paths.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import { readLanguages } from './languages.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-languages-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const put = (name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))

test('a language is one file; one with a fault is left out and told with file, place and reason', () => {
  put('zxx.json', pseudoLanguage())
  put('km.json', { ...pseudoLanguage('km'), words: { kiosk: { hello: 'x' } } })
  put('lo.json', '{')
  put('th.json', pseudoLanguage('my'))
  const { languages, problems } = readLanguages(folder)
  expect(languages.map(({ code }) => code)).toEqual(['zxx'])
  expect(problems).toEqual([
    'km.json: words.kiosk.hello: no such words',
    expect.stringMatching(/^lo\.json: SyntaxError/),
    "th.json: code: must be the file's name",
  ])
})

test('the shipped languages are sound', () => {
  expect(readLanguages(join(resourcesDir(), 'languages')).problems).toEqual([])
})

test('pages read them without a token; a centre without any serves none', async () => {
  put('zxx.json', pseudoLanguage())
  const centre = await startTestCentre({ languagesDir: folder })
  const answer = await fetch(`${centre.url}/languages.json`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual([JSON.parse(readFileSync(join(folder, 'zxx.json'), 'utf8'))])
  await centre.dispose()
  const plain = await startTestCentre({ languagesDir: join(folder, 'none') })
  expect(await (await fetch(`${plain.url}/languages.json`)).json()).toEqual([])
  await plain.dispose()
})
