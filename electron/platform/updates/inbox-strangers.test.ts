import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReleaseMaker } from '../../testkit/releases.ts'
import { dropAbandoned } from './drop-abandoned.ts'
import { fileFor, openInbox } from './inbox.ts'
import { installUpdate } from './install-update.ts'
import { openReleaseFolder } from './release-folder.ts'
import { fromFolder } from './sources.ts'

const DAY_MS = 24 * 3_600_000
const NOW = Date.parse('2026-11-22T03:00:00Z')
const maker = openReleaseMaker()
let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-inbox-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A file that was touched so many days ago; negative: by a clock that stood in the future. */
function put(path: string, days: number): void {
  mkdirSync(join(dir, path, '..'), { recursive: true })
  writeFileSync(join(dir, path), 'x')
  const at = (NOW - days * DAY_MS) / 1_000
  utimesSync(join(dir, path), at, at)
}

/** Brings a release to a folder of a machine, as one of its programs does. */
async function bring(version: string, into: string) {
  const releases = openReleaseFolder(join(dir, 'of'), () => [maker.publicKey])
  const made = maker.make(dir, version, { linux: `installer of ${version}`.padEnd(3_000) })
  await releases.take(fromFolder(made), '0.0.0')
  const found = releases.kept().find(({ release }) => release.version === version)
  const file = found && fileFor(found.release, 'linux', 'x64')
  const inbox = openInbox(into, 'centre')
  if (!found || !file || !inbox) throw new Error('nothing to bring')
  const { manifest, signature } = found
  return {
    file,
    bring: () => inbox.bring(file, fromFolder(made)),
    ask: () => inbox.ask({ version, file: file.name, manifest, signature }),
  }
}

describe('what was brought and never installed', () => {
  test('goes after a week, and when newer things have come; what is on its way stays', () => {
    for (const [name, days] of [
      ['a.deb', 1],
      ['b.deb.shell.part', 8],
      ['c.deb', -9],
    ] as const)
      put(`inbox/${name}`, days)
    put('inbox/1.2.0/half.deb.part', 1)
    utimesSync(join(dir, 'inbox/1.2.0'), 1, 1)
    dropAbandoned(join(dir, 'inbox'), NOW)
    expect(readdirSync(join(dir, 'inbox')).toSorted()).toEqual(['1.2.0', 'a.deb'])
    for (const days of [1.5, 2, 3, 4]) put(`inbox/${days}.deb`, days)
    dropAbandoned(join(dir, 'inbox'), NOW, (name) => name === '4.deb')
    expect(readdirSync(join(dir, 'inbox')).toSorted()).toEqual(['1.2.0', '1.5.deb', '2.deb', '4.deb', 'a.deb'])
    dropAbandoned(join(dir, 'none'), NOW)
  })

  test('goes from the machine when its updater wakes, and from the centre beside what is kept', async () => {
    put('services/old.deb', 30)
    put('inbox/old.deb', 30)
    put('inbox/new.deb', 1)
    put('inbox/folder of somebody/file', 30)
    utimesSync(join(dir, 'inbox/folder of somebody'), 1, 1)
    const updater = { folder: dir, keys: [], installed: () => '1.0.0', now: () => NOW, install: async () => true }
    expect(await installUpdate(updater)).toBe('nothing')
    expect(readdirSync(join(dir, 'services'))).toEqual([])
    expect(readdirSync(join(dir, 'inbox'))).toEqual(['folder of somebody', 'new.deb'])
    expect(readdirSync(join(dir, 'inbox/folder of somebody'))).toEqual(['file'])
    put('updates/incoming/1.1.0/half.deb.part', 30)
    utimesSync(join(dir, 'updates/incoming/1.1.0'), 1, 1)
    openReleaseFolder(join(dir, 'updates'), () => []).keepOnly([], NOW)
    expect(readdirSync(join(dir, 'updates/incoming'))).toEqual([])
  })
})

// Links need rights under Windows, where the inbox of the services is nobody else's.
describe.skipIf(process.platform === 'win32')('a link that somebody without rights left in the inbox', () => {
  test('leads nobody to write into another file', async () => {
    const inbox = join(dir, 'inbox')
    mkdirSync(inbox)
    writeFileSync(join(dir, 'precious'), 'precious')
    const one = await bring('1.1.0', inbox)
    symlinkSync(join(dir, 'precious'), join(inbox, `${one.file.name}.centre.part`))
    await expect(one.bring()).rejects.toMatchObject({ code: 'ELOOP' })
    symlinkSync(join(dir, 'precious'), join(inbox, 'install.json.centre.part'))
    one.ask()
    expect(readFileSync(join(dir, 'precious'), 'utf8')).toBe('precious')
    expect(readFileSync(join(inbox, 'install.json'), 'utf8')).toContain('1.1.0')
  })
})

test('what the services ask for is not held up by what lies where everybody writes', async () => {
  const installed: string[] = []
  for (const name of ['inbox', 'services']) mkdirSync(join(dir, name))
  const one = await bring('1.1.0', join(dir, 'services'))
  await one.bring()
  one.ask()
  writeFileSync(join(dir, 'inbox/install.json'), '{}')
  let version = '1.0.0'
  const updater = {
    folder: dir,
    keys: [maker.publicKey],
    installed: () => version,
    now: () => NOW,
    install: async (file: string) => {
      installed.push(readFileSync(file, 'utf8'))
      version = '1.1.0'
      return true
    },
  }
  expect(await installUpdate(updater)).toBe('installed')
  expect(installed.map((text) => text.trim())).toEqual(['installer of 1.1.0'])
  expect(await installUpdate(updater)).toBe('nothing')
  expect([readdirSync(join(dir, 'inbox')), readdirSync(join(dir, 'services'))]).toEqual([[], []])
})
