import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { electronBinary } from './electron-binary.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mot-cua-electron-'))
  mkdirSync(join(root, 'node_modules/electron/dist'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

test('the program is found by the name that the package wrote, or in the folder that is named', () => {
  expect(electronBinary(root, {})).toBeNull()
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron.exe')
  expect(electronBinary(root, {})).toBeNull()
  const file = join(root, 'node_modules/electron/dist/electron.exe')
  writeFileSync(file, '')
  expect(electronBinary(root, {})).toBe(file)
  writeFileSync(join(root, 'electron.exe'), '')
  expect(electronBinary(root, { ELECTRON_OVERRIDE_DIST_PATH: root })).toBe(join(root, 'electron.exe'))
})
