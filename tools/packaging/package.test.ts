import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { extractAll } from '@electron/asar'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../hardware/testkit/free-port.ts'
import { readDemoFile } from '../../electron/centre/seed/demo-file.ts'
import { readState } from '../../electron/platform/updates/inbox.ts'
import { imageFolder } from '../../electron/platform/updates/places.ts'
import { patience, sees } from '../../electron/testkit/kiosk-life.ts'
import { startShell } from '../../electron/testkit/start-shell.ts'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { ROOT } from '../run.ts'
import { assembleProgram } from './assemble-program.ts'
import { offerImage } from './offer-image.ts'
import { runBuilder } from './run-builder.ts'
import { makeKeys } from './sign-release.ts'
import { wrongFuses } from './check-fuses.ts'
import { buildStandInAppImage, hasAppImageTools, listAppImage, readAppImage } from './stand-in-app-image.ts'
import { makeStandInDistribution } from './stand-in-distribution.ts'

let root = ''
let resources = ''
let centre: ChildProcess | null = null

// The stand-in for Electron's distribution is one of Linux; the workflow packs the real one on both systems.
const isHere = process.platform === 'linux'
// Making and mounting an image takes longer than every run has.
const isSoak = process.env['SOAK'] === '1'
if (isSoak && !hasAppImageTools)
  console.warn('not run: the AppImage, for which squashfs-tools, squashfuse, fuse3 are needed')

// Outside the repository, so that nothing of it can be found by going up.
beforeAll(async () => {
  if (!isHere) return
  root = mkdtempSync(join(tmpdir(), 'mot-cua-package-'))
  resources = join(root, 'dist/linux-unpacked/resources')
  await assembleProgram(await buildPages())
  makeStandInDistribution(join(root, 'electron'))
  const own = [`-c.electronDist=${join(root, 'electron')}`, `-c.directories.output=${join(root, 'dist')}`]
  await runBuilder(['--dir', '--linux', '--x64', ...own])
  extractAll(join(resources, 'app.asar'), join(resources, 'app'))
})
afterAll(() => {
  if (!isHere) return
  centre?.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

test.skipIf(!isHere)('the package has what runs on this system and nothing of the workshop', async () => {
  const files = globSync('**', { cwd: resources, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(resources.length + 1))
  const strange = files.filter((file) => /prebuilds.*(darwin|android|win32|musl)|\.map$|\.tsx?$|\.test\./.test(file))
  expect(strange).toEqual([])
  const packages = new Set(files.map((file) => /^program\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]))
  for (const ours of ['better-sqlite3', 'serialport', 'fastify', '@napi-rs/canvas']) expect(packages).toContain(ours)
  for (const bundled of ['react', 'react-dom', 'react-aria-components', 'vite', 'electron', 'typescript', 'vitest'])
    expect(packages).not.toContain(bundled)
  expect(files.filter((file) => file.startsWith('app/node_modules'))).toEqual([])
  // Unpacked; what an installer makes of it is a quarter (docs/installation.md has the measure).
  const bytes = files.reduce((sum, file) => sum + statSync(join(resources, file)).size, 0)
  expect(bytes / 2 ** 20).toBeLessThan(260)

  expect(await wrongFuses(join(resources, '../mot-cua'))).toEqual([])
  // As it comes, every fuse is another one: so the silence above means something.
  expect(await wrongFuses(join(root, 'electron/electron'))).toHaveLength(8)
})

test.skipIf(!isHere)('every package that the programs import loads with the Node of the package', () => {
  const program = join(resources, 'program')
  const loads = `const { globSync, readFileSync } = await import('node:fs')
    const names = new Set()
    for (const file of globSync('out/service/*.mjs'))
      for (const [, name] of readFileSync(file, 'utf8').matchAll(/^import .*?["']([^."'][^"']*)["'];?$/gm)) names.add(name)
    names.delete('electron')
    await import('reflect-metadata')
    await import('koffi')
    for (const name of names) if (!name.startsWith('node:')) await import(name)
    console.log(names.size)`
  const said = execFileSync(join(program, 'node'), ['--input-type=module', '-e', loads], { cwd: program, env: {} })
  expect(Number(String(said))).toBeGreaterThan(20)
})

test.skipIf(!isHere)(
  'the program that was packed opens a desk with a centre of its own, and its service keeps what it promised',
  async () => {
    const data = join(root, 'centre')
    const port = await freePort()
    const shell = await startShell({
      config: { role: 'counter', centreUrl: `http://127.0.0.1:${port}`, centre: { data, port, demo: true } },
      pagesDir: '',
      program: join(resources, 'app/out'),
      machine: { isPackaged: true, appPath: join(resources, 'app') },
    })
    try {
      await sees(shell, 1, 'Công chức')
      expect(await issue(`http://127.0.0.1:${port}`, data)).toMatch(/^\D+001$/)
    } finally {
      await shell.stop()
    }

    const first = await startService(data)
    expect(await issue(first, data)).toMatch(/002$/)
    centre?.kill('SIGKILL')
    await once(centre ?? process, 'exit')
    const again = await startService(data)
    expect(await issue(again, data)).toMatch(/003$/)
    const page = await fetch(`${again}/kiosk/`)
    expect(await page.text()).toContain('<div id="root">')
  },
)

/** As the unit does it: the Node of the package, the bundled program, nothing else of this machine. */
async function startService(data: string): Promise<string> {
  const program = join(resources, 'program')
  const words = [join(program, 'out/service/centre.mjs'), 'centre', '--data', data, '--port', '0']
  centre = spawn(join(program, 'node'), words, { cwd: '/', env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  const stdout = centre.stdout
  if (!stdout) throw new Error('no stdout')
  for await (const line of createInterface(stdout)) return (JSON.parse(line) as { url: string }).url
  throw new Error('the service ended before it was ready')
}

async function issue(url: string, data: string): Promise<string> {
  await expect
    .poll(
      () =>
        fetch(`${url}/v1/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      patience,
    )
    .toBe(true)
  const { services, deviceTokens } = readDemoFile(data)
  const answer = await fetch(`${url}/v1/tickets`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${deviceTokens.kiosk[0]}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ serviceId: services[0]?.id }),
  })
  const { ticket, code } = (await answer.json()) as { ticket?: { number: string }; code?: string }
  return ticket?.number ?? `${answer.status} ${code}`
}

test.skipIf(!isHere)('units name files that the package has, and the updater that they start runs', () => {
  const program = join(resources, 'program')
  const words = [join(program, 'out/service/updater.mjs'), '--folder', join(root, 'machine'), '--program', program]
  expect(String(execFileSync(join(program, 'node'), words, { env: {} }))).toBe('nothing\n')
  for (const unit of globSync('program/resources/linux/*.service', { cwd: resources })) {
    const named = readFileSync(join(resources, unit), 'utf8').matchAll(/\/opt\/mot-cua\/resources\/([\w./-]+)/g)
    for (const [, file = ''] of named) expect(existsSync(join(resources, file)), `${unit}: ${file}`).toBe(true)
  }
})

test.skipIf(!isSoak || !hasAppImageTools)(
  'an AppImage holds the same package, for nobody in particular, and runs from where nothing can be written',
  async () => {
    const unpacked = join(root, 'unpacked')
    // What the tests above took out of the archive is no part of it.
    cpSync(join(resources, '..'), unpacked, { recursive: true, filter: (path) => path !== join(resources, 'app') })
    const image = await buildStandInAppImage(unpacked, root)
    expect(statSync(image).size / 2 ** 20).toBeLessThan(110)
    const list = listAppImage(image)
    const paths = new Set(list.map((line) => line.slice('-rw-r--r-- '.length)))
    expect(globSync('**', { cwd: unpacked }).filter((path) => path !== '.' && !paths.has(path))).toEqual([])
    // Nothing in it takes rights that its user has not, or is written by others.
    expect(list.filter((line) => !/^(-rw-r--r--|[-d]rwxr-xr-x|lrwxrwxrwx) /.test(line))).toEqual([])
    for (const file of ['AppRun', 'mot-cua', 'resources/program/node']) expect(list).toContain(`-rwxr-xr-x ${file}`)
    const icon = 'usr/share/icons/hicolor/scalable/apps/mot-cua.svg'
    for (const link of ['.DirIcon', 'mot-cua.svg']) expect(list).toContain(`lrwxrwxrwx ${link} -> ${icon}`)
    expect(readAppImage(image, icon)).toBe(readFileSync(join(ROOT, 'renderer/public/favicon.svg'), 'utf8'))
    const desktop = join(root, 'mot-cua.desktop')
    writeFileSync(desktop, readAppImage(image, 'mot-cua.desktop'))
    execFileSync('desktop-file-validate', [desktop])
    const entry = readFileSync(desktop, 'utf8').split('\n')
    for (const line of [
      'Name=Một Cửa',
      'Exec=AppRun %U',
      'Icon=mot-cua',
      'StartupWMClass=mot-cua',
      'Categories=Office;',
    ])
      expect(entry).toContain(line)

    await runsFrom(image)
    // It leaves nothing where it was mounted.
    await expect.poll(() => globSync('.mount_*', { cwd: root }), patience).toEqual([])
  },
)

test.skipIf(!isSoak || !hasAppImageTools)(
  'an AppImage replaces itself when its own centre says so, and works on with what it had',
  async () => {
    const own = join(root, 'replaced')
    const { privateKey, keysFile } = makeKeys('try')
    const image = join(own, 'mot-cua.AppImage')
    mkdirSync(own)
    renameSync(await imageOf('0.1.0', keysFile), image)
    // The app is where the stand-in for Electron can read it, and in the image all the same, for that is what it asks itself.
    symlinkSync(join(own, 'program/app'), join(own, 'app'))
    const [data, port] = [join(own, 'centre'), await freePort()]
    const shell = await startShell({
      config: { role: 'counter', centreUrl: `http://127.0.0.1:${port}`, centre: { data, port, demo: true } },
      pagesDir: '',
      program: join(own, 'app/out'),
      execPath: image,
      dataDir: own,
      machine: { isPackaged: true, appPath: join(own, 'app') },
      env: {
        ...{ TMPDIR: root, STAND_IN_NODE: process.execPath, STAND_IN_PROGRAM: join(own, 'program') },
        // What is started again is started by its own words alone.
        NODE_OPTIONS: `--import=${join(ROOT, 'tools/electron-stand-in/register.ts')}`,
      },
    })
    await sees(shell, 1, 'Công chức')
    expect(await issue(`http://127.0.0.1:${port}`, data)).toMatch(/^\D+001$/)

    const next = await imageOf('0.2.0', keysFile)
    const keys = join(root, 'keys.json')
    writeFileSync(keys, keysFile)
    await offerImage({ image, data, next, version: '0.2.0', privateKey, keys })
    expect(await shell.gone).toBe(0)
    const named = (file: string) => JSON.parse(readAppImage(file, 'resources/program/package.json')) as unknown
    expect(named(image)).toMatchObject({ version: '0.2.0' })
    expect(named(join(imageFolder(image), 'kept/mot-cua-0.1.0.AppImage'))).toMatchObject({ version: '0.1.0' })

    // It comes back by itself, with what it had.
    expect(await issue(`http://127.0.0.1:${port}`, data)).toMatch(/002$/)
    expect(readState(imageFolder(image))).toEqual({ previous: '0.1.0', installing: null, failed: null })
    for (const pid of pidsOf(join(own, 'app/out/main/index.js'))) process.kill(pid)
    await expect.poll(() => pidsOf(join(own, 'app/out/main/index.js')), patience).toEqual([])
    await expect.poll(() => globSync('.mount_*', { cwd: root }), patience).toEqual([])
  },
)

/** Programs of Node that were started with a word. */
const pidsOf = (word: string): number[] =>
  globSync('[0-9]*', { cwd: '/proc' })
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        return words[0] === process.execPath && words.includes(word)
      } catch {
        return false
      }
    })

/** An image of the package that calls itself another version and believes these keys. */
async function imageOf(version: string, keysFile: string): Promise<string> {
  const unpacked = join(root, `unpacked-${version}`)
  cpSync(join(resources, '..'), unpacked, { recursive: true, filter: (path) => path !== join(resources, 'app') })
  const program = join(unpacked, 'resources/program')
  cpSync(join(resources, 'app'), join(program, 'app'), { recursive: true })
  writeFileSync(join(program, 'resources/update/keys.json'), keysFile)
  for (const dir of [program, join(program, 'app')]) {
    const about = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as object
    writeFileSync(join(dir, 'package.json'), JSON.stringify({ ...about, version }))
  }
  return buildStandInAppImage(unpacked, join(root, `image-${version}`))
}

/** Opens a desk with a centre of its own, whose program is that of the image, where it is mounted. */
async function runsFrom(image: string): Promise<void> {
  const own = join(root, 'from-image')
  // The stand-in for Electron reads no archives; beside the app it finds the programs of the image (stand-in-distribution.ts).
  cpSync(join(resources, 'app'), join(own, 'app'), { recursive: true })
  const [data, port] = [join(own, 'centre'), await freePort()]
  const shell = await startShell({
    config: { role: 'counter', centreUrl: `http://127.0.0.1:${port}`, centre: { data, port, demo: true } },
    pagesDir: '',
    program: join(own, 'app/out'),
    execPath: image,
    machine: { isPackaged: true, appPath: join(own, 'app') },
    env: { TMPDIR: root, STAND_IN_NODE: process.execPath, STAND_IN_PROGRAM: join(own, 'program') },
  })
  try {
    await sees(shell, 1, 'Công chức')
    expect(await issue(`http://127.0.0.1:${port}`, data)).toMatch(/^\D+001$/)
    const program = realpathSync(join(own, 'program'))
    expect(program).toMatch(/\/\.mount_mot-cua-\w+\/resources\/program$/)
    expect(() => writeFileSync(join(program, 'x'), '')).toThrow('EROFS')
  } finally {
    await shell.stop()
  }
}
