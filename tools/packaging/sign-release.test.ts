import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { openReleaseFolder } from '../../electron/platform/updates/release-folder.ts'
import { fromFolder } from '../../electron/platform/updates/sources.ts'
import { readUpdateKeys } from '../../electron/platform/updates/verify-release.ts'
import { installerOf, makeKeys, signRelease } from './sign-release.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-sign-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))
const about = { madeOn: '2026-11-21', notes: { vi: 'Bản thử', en: 'A try' } }

test('a folder of installers becomes a release that a centre takes', async () => {
  writeFileSync(join(dir, 'mot-cua-1.2.3-linux-amd64.deb'), 'a deb')
  writeFileSync(join(dir, 'mot-cua-1.2.3-win-x64.exe'), 'an exe')
  writeFileSync(join(dir, 'mot-cua-1.2.3-linux-x86_64.AppImage'), 'an image')
  writeFileSync(join(dir, 'builder-debug.yml'), 'of no use')
  const { privateKey, keysFile } = makeKeys('tinh')
  writeFileSync(join(dir, 'keys.json'), keysFile)
  await signRelease(dir, privateKey, about)
  const folder = openReleaseFolder(join(dir, 'centre'), () => readUpdateKeys([join(dir, 'keys.json')]))
  const taken = await folder.take(fromFolder(dir), '1.0.0')
  expect(taken.files.map(({ platform, arch, bytes }) => ({ platform, arch, bytes }))).toEqual([
    { platform: 'linux', arch: 'x64', bytes: 5 },
    { platform: 'win32', arch: 'x64', bytes: 6 },
    // The last: a program that knows of none takes the first file of its system.
    { platform: 'linux', arch: 'x64', bytes: 8 },
  ])
  const [made, served] = [join(dir, 'latest-linux.yml'), folder.fileOf('1.2.3', 'latest-linux.yml')].map((file) =>
    readFileSync(file, 'utf8'),
  )
  const sha512 = createHash('sha512').update('an image').digest('base64')
  expect(parse(made ?? '')).toEqual({
    version: '1.2.3',
    files: [{ url: 'mot-cua-1.2.3-linux-x86_64.AppImage', sha512, size: 8 }],
    path: 'mot-cua-1.2.3-linux-x86_64.AppImage',
    sha512,
    releaseDate: '2026-11-21',
  })
  expect(served).toBe(made)
})

test('installers of two versions, or none, are no release', async () => {
  const { privateKey } = makeKeys('tinh')
  await expect(signRelease(dir, privateKey, about)).rejects.toThrow('one version')
  for (const version of ['1.2.3', '1.2.4']) writeFileSync(join(dir, `mot-cua-${version}-win-x64.exe`), version)
  await expect(signRelease(dir, privateKey, about)).rejects.toThrow('one version')
  expect(installerOf('mot-cua-1.2.3-linux-x86_64.AppImage.zsync')).toBeNull()
})
