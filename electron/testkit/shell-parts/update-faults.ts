import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { imageFolder } from '../../platform/updates/places.ts'
import type { Shell } from '../../shell/context.ts'
import type * as Updates from '../../shell/updates.ts'
import { APP_UPDATE, openImageStage } from '../image-stage.ts'
import type { ImageStage } from '../image-stage.ts'
import { begin, seen } from './electron.ts'
import { become, keptLog, wrong } from './faults.ts'
import type { Row } from './faults.ts'

const CENTRE = 'https://10.0.0.2:8443'

/** What is wrong with the way in which a program notices that it was replaced, and says what it is. */
async function replacedFaults({ keepUpdated }: typeof Updates): Promise<string[]> {
  begin()
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-updates-'))
  const file = join(dir, 'program/package.json')
  mkdirSync(join(dir, 'program'))
  seen.appPath = join(dir, 'app.asar')
  const { timers, advance } = createManualTime()
  const left: number[] = []
  const now: { config: object | null } = { config: null }
  keepUpdated({
    get config() {
      return now.config
    },
    centre: CENTRE,
    version: '1.0.0',
    secrets: { read: async (name: string) => `token of ${name}` },
    ...{ timers, log: keptLog().log, leave: (code: number) => left.push(code) },
  } as unknown as Shell)
  const rows: Row[] = []
  for (const [what, text, leaves] of [
    ['files are being replaced', null, []],
    ['it is half there', '{ "version": "1.1', []],
    ['it is this one', '{ "version": "1.0.0" }', []],
    ['it is another one', '{ "version": "1.1.0" }', [0]],
  ] as const) {
    if (text !== null) writeFileSync(file, text)
    advance(60_000)
    rows.push([what, left.splice(0), leaves])
  }
  rmSync(dir, { recursive: true })
  await become(Promise.resolve())
  rows.push(['a machine of no centre says nothing', [...seen.fetched], []])
  now.config = { role: 'board' }
  advance(300_000)
  await become(Promise.resolve())
  rows.push([
    'one of a centre says what it runs',
    seen.fetched,
    [{ url: `${CENTRE}/v1/updates/mine`, authorization: 'Bearer token of board' }],
  ])
  return wrong(rows)
}

/** What is wrong with the way in which a program keeps up with its house. */
export async function updateFaults(copy: typeof Updates): Promise<string[]> {
  return [...(await replacedFaults(copy)), ...(process.platform === 'linux' ? await imageFaults(copy) : [])]
}

const NOW = Date.parse('2026-11-22T22:00:00+07:00')
/** Made once: only what a copy of the program does with it is looked at. */
let made: Promise<{ stage: ImageStage; dir: string }> | null = null
async function make(): Promise<{ stage: ImageStage; dir: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-updates-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  const stage = await openImageStage(dir)
  await stage.release('1.1.0')
  const resources = join(dir, 'program/resources/update')
  mkdirSync(resources, { recursive: true })
  copyFileSync(APP_UPDATE, join(resources, 'app-update.yml'))
  writeFileSync(join(resources, 'keys.json'), stage.maker.keysFile)
  return { stage, dir }
}

/** What is wrong with the way in which a program that runs out of an AppImage has another one in its place. */
async function imageFaults({ keepUpdated }: typeof Updates): Promise<string[]> {
  const { stage, dir } = await (made ??= make())
  const folder = imageFolder(stage.image)
  rmSync(folder, { recursive: true, force: true })
  copyFileSync(join(dir, 'made-1.0.0'), stage.image)
  chmodSync(stage.image, 0o755)
  begin()
  seen.appPath = join(dir, 'app.asar')
  const before = { ...process.env }
  Object.assign(process.env, { APPIMAGE: stage.image, APPDIR: process.cwd() })
  const told: unknown[] = []
  seen.answer = (url, body) => {
    if (body !== undefined) told.push(JSON.parse(String(body)))
    if (!url.startsWith(`${CENTRE}/updates/1.1.0/`)) return new Response(null, { status: 503 })
    return stage.answer(url)
  }
  const { clock, timers, advance } = createManualTime(NOW)
  const { log, lines } = keptLog()
  Object.assign(log, { debug: () => {} })
  const left: number[] = []
  try {
    keepUpdated({
      config: { role: 'counter', centre: {} },
      centre: CENTRE,
      version: '1.0.0',
      secrets: { read: async () => 'token' },
      ...{ clock, timers, log, leave: (code: number) => left.push(code) },
    } as unknown as Shell)
    advance(30_000)
    await become(Promise.resolve())
    const rows: Row[] = [
      ['a machine says that it replaces itself', told, [{ version: '1.0.0', canInstall: true, failed: null }]],
    ]
    const request = join(folder, 'inbox/install.json')
    writeFileSync(request, JSON.stringify({ ...stage.wanted('1.1.0'), file: 'mot-cua-1.1.0-linux-x86_64.AppImage' }))
    utimesSync(request, clock.now() / 1_000, clock.now() / 1_000)
    advance(60_000)
    if (existsSync(request)) return ['what the own centre asks for is not heard']
    // Until it is done, or the log says why not.
    while (lines.every(([, said]) => said === 'electron-updater')) await new Promise((resolve) => setImmediate(resolve))
    rows.push(['another one is in its place', stage.runs(), '1.1.0'], ['this one ends', left, [0]])
    return wrong(rows)
  } finally {
    for (const name of ['APPIMAGE', 'APPDIR']) delete process.env[name]
    Object.assign(process.env, before)
  }
}
