import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileStandIn } from './compile-stand-in.ts'
import { buildStandInInstaller } from './stand-in-installer.ts'
import { hasStandInWindows, startStandInWindows } from './stand-in-windows.ts'
import type { StandInWindows } from './stand-in-windows.ts'

if (!hasStandInWindows) console.warn('not run: the installer of Windows, for which makensis and wine are needed')

/** What Windows knows the program by; it follows from the appId. With another one a machine would have two of it. */
const KEY = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\b98f1785-5659-5f6d-9139-4e0d6ecd067a'
const isSoak = process.env['SOAK'] === '1'

// One machine from its first installation to its last, as the tests stand here.
describe.skipIf(!hasStandInWindows)('the installer of Windows, made by electron-builder and run under Wine', () => {
  let dir = ''
  let windows: StandInWindows
  const build = (version: string) => buildStandInInstaller(join(dir, version), version, windows.env)
  let setup = ''
  const program = (...below: string[]) => windows.path('Program Files/mot-cua', ...below)
  const installed = (): string =>
    (JSON.parse(readFileSync(program('resources/program/package.json'), 'utf8')) as { version: string }).version

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'mot-cua-windows-'))
    windows = startStandInWindows(dir)
    setup = await build('1.0.0')
    mkdirSync(windows.path('Thư mục của tỉnh'))
    writeFileSync(windows.path('Thư mục của tỉnh/chính sách.json'), '{}')
    mkdirSync(windows.path('ProgramData/Mot Cua/centre'), { recursive: true })
    writeFileSync(windows.path('ProgramData/Mot Cua/centre/centre.db'), 'data')
  })
  afterAll(() => {
    windows.stop()
    rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  })

  test('changes nothing when it is told something that it does not understand', async () => {
    const all = [
      ['/CENTER'],
      ['/CENTRE', '/POLICY=C:\\none.json'],
      ['/STATION='],
      ['/CENTRE', '/BEGIN="C:\\a b'],
      ['C:\\'],
    ]
    for (const words of isSoak ? all : all.slice(0, 2))
      expect(await windows.run(setup, '/S', ...words), words.join(' ')).toBe(4)
    expect([windows.told(), existsSync(program())]).toEqual([[], false])
  })

  test('installs for everybody, and hands on what it is told, blanks and Vietnamese letters too', async () => {
    const policy = 'C:\\Thư mục của tỉnh\\chính sách.json'
    const station = 'https://10.20.30.2:8443'
    expect(await windows.run(setup, '/S', '/CENTRE', `/POLICY=${policy}`, `/STATION=${station}`)).toBe(0)
    expect(windows.told()).toEqual([
      expect.stringContaining(
        `machine-tasks.ps1 -Install -Centre -Policy "${policy}" -Station "${station}" -Installer "`,
      ),
    ])
    for (const file of ['mot-cua.exe', 'Uninstall mot-cua.exe', 'resources/app.asar'])
      expect(existsSync(program(file)), file).toBe(true)
    for (const link of ['users/Public/Desktop', 'ProgramData/Microsoft/Windows/Start Menu/Programs'])
      expect(existsSync(windows.path(link, 'Một Cửa.lnk'))).toBe(true)
    expect(await windows.run('reg', 'query', KEY)).toBe(0)
  })

  test('is put over an older one, whose tasks stay, and says by its code that a centre goes on', async () => {
    if (isSoak) setup = await build('1.1.0')
    windows.answer({ '-Install': 6 })
    expect(await windows.run(setup, '/S', '/CENTRE')).toBe(6)
    expect(windows.told()).toEqual([
      expect.stringMatching(/^machine-tasks\.ps1 -Stop -Program "C:\\Program Files\\mot-cua\\resources\\program"$/),
      'machine-tasks.ps1 -Stop',
      expect.stringMatching(/^machine-tasks\.ps1 -Install -Centre -Installer "[^"]+"$/),
    ])
    expect(installed()).toBe(isSoak ? '1.1.0' : '1.0.0')
    windows.answer({})
  })

  describe.skipIf(!isSoak)('that cannot do all it should', () => {
    test.each([
      [5, 5],
      [1, 3],
    ])('ends with what its tasks end with: %d is %d', async (task, code) => {
      windows.answer({ '-Install': task })
      expect(await windows.run(setup, '/S')).toBe(code)
      windows.told()
    })

    test('leaves the old program alone, and lets it run again, when it cannot be stopped', async () => {
      windows.answer({ '-Stop': 3 })
      expect(await windows.run(setup, '/S')).toBe(2)
      expect(windows.told()).toEqual([expect.stringContaining('-Stop'), 'machine-tasks.ps1 -Start'])
      expect(installed()).toBe('1.1.0')
      windows.answer({})
    })

    test('asks nobody when the old version cannot be taken away', async () => {
      const uninstaller = program('Uninstall mot-cua.exe')
      const before = readFileSync(uninstaller)
      compileStandIn('program', uninstaller, 2)
      expect(await windows.run(setup, '/S')).toBe(2)
      expect(windows.told().at(-1)).toBe('machine-tasks.ps1 -Start')
      expect(installed()).toBe('1.1.0')
      writeFileSync(uninstaller, before)
    })
  })

  test('goes, with its tasks and links, and leaves the data', async () => {
    expect(await windows.run(program('Uninstall mot-cua.exe'), '/S')).toBe(0)
    // It goes on by itself, from a copy: the entry in the list of programs first, the files then.
    await expect.poll(() => windows.run('reg', 'query', KEY), { timeout: 20_000 }).toBe(1)
    await expect.poll(() => existsSync(program()), { timeout: 20_000 }).toBe(false)
    expect(windows.told()).toEqual(['machine-tasks.ps1 -Stop', 'machine-tasks.ps1 -Remove'])
    expect(existsSync(windows.path('users/Public/Desktop/Một Cửa.lnk'))).toBe(false)
    expect(readFileSync(windows.path('ProgramData/Mot Cua/centre/centre.db'), 'utf8')).toBe('data')
  })
})
