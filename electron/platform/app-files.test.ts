import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, filesOf } from './app-files.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-app-'))
  mkdirSync(join(dir, 'away'))
  mkdirSync(join(dir, 'assets'))
  for (const name of ['away/index.html', 'assets/away-1.js', 'favicon.svg', 'secret.txt'])
    writeFileSync(join(dir, name), name)
  writeFileSync(join(dir, 'away/shell.json'), JSON.stringify({ id: '1', files: ['/assets/away-1.js'] }))
})
afterAll(() => rmSync(dir, { recursive: true }))

test('the page and the files that its build lists are served, with a policy that lets it fetch nothing else', async () => {
  const files = filesOf(dir)
  const page = answer('app://shell/away/?x#technician', files)
  expect([page.status, await page.text()]).toEqual([200, 'away/index.html'])
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(answer('app://shell/assets/away-1.js', files).headers.get('content-type')).toContain('javascript')
})

test.each([
  'app://shell/secret.txt',
  'app://shell/away/../secret.txt',
  'app://shell/away/%2e%2e/secret.txt',
  'app://shell/away/..%2fsecret.txt',
  'app://shell/away\\..\\secret.txt',
  'app://shell/away/%00index.html',
  'app://shell/away/index.html',
  'app://shell//etc/passwd',
  'app://shell/',
  'app://other/away/',
  'http://shell/away/',
])('%s is not', (url) => {
  expect(answer(url, filesOf(dir)).status).toBe(404)
})
