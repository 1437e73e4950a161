import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { minuteTimers } from '../../testkit/minute-timers.ts'
import { must } from '../../testkit/hall.ts'
import { openImageStage } from '../../testkit/image-stage.ts'
import type { ImageStage } from '../../testkit/image-stage.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { openLog } from '../../platform/log.ts'
import { askOnce } from '../../platform/updates/follow-updates.ts'
import type { ImageUpdater } from '../../platform/updates/image-updater.ts'
import { readRequest } from '../../platform/updates/install-update.ts'
import { imageFolder } from '../../platform/updates/places.ts'

let dir = ''
let stage: ImageStage
let running: TestCentre
const minutes = minuteTimers()
const { timers } = minutes

async function start(version: string, now: string): Promise<void> {
  minutes.forget()
  const inbox = join(imageFolder(stage.image), 'inbox')
  const updateKeys = [join(dir, 'keys.json')]
  running = await startTestCentre({
    dir: join(dir, 'centre'),
    ...{ inbox, updateKeys, version, now, timers },
    preset: 'binh-duong',
  })
}
const technician = async () => running.client(await running.logIn('technician'))
const take = async (version: string) =>
  must(await (await technician()).call('takeRelease', { body: { folder: stage.folderOf(version) } }))

/** As another machine of the house asks: what runs beside the centre does not go back without it. */
const HOUSE = 'http://centre.house'
const inHouse: typeof fetch = (url, init) => fetch(String(url).replace(HOUSE, running.url), init)
const ask = (token: string, updater: ImageUpdater, centre = HOUSE) =>
  askOnce({
    centre: () => centre,
    token: () => Promise.resolve(token),
    fetch: (url, init) => inHouse(url, init),
    inbox: () => null,
    image: () => updater,
    version: stage.runs(),
    log: openLog('silent'),
  })
const firstMachine = async () =>
  must(await (await technician()).call('getUpdates', {})).machines.find(({ version }) => version !== null)

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-roll-out-'))
  stage = await openImageStage(dir)
  await stage.release('1.1.0')
  writeFileSync(join(dir, 'keys.json'), stage.maker.keysFile)
  vi.stubEnv('APPIMAGE', stage.image)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await running.stop()
  rmSync(dir, { recursive: true, force: true })
})

// There are no AppImages elsewhere.
describe.skipIf(process.platform !== 'linux')('a new version in a house with an AppImage', () => {
  test('is fetched by it in the day, replaces it at night, and is taken back', async () => {
    await start('1.0.0', '2026-11-23T21:00')
    const token = running.token('board')
    await take('1.0.0')
    await take('1.1.0')
    must(await (await technician()).call('startRollOut', { body: { version: '1.1.0' } }))
    // The centre has it; the machine's turn comes the day after.
    await running.stop()
    await start('1.1.0', '2026-11-23T23:30')
    running.clock.set('2026-11-24T10:00')
    const machine = (centre = HOUSE) => {
      const updater = stage.start(inHouse)
      return { ask: () => ask(token, updater, centre) }
    }
    const one = machine()
    expect([(await one.ask())?.wait, (await one.ask())?.wait, stage.runs()]).toEqual(['open', 'open', '1.0.0'])
    expect(await firstMachine()).toMatchObject({ version: '1.0.0', canInstall: true, failed: null })
    running.clock.set('2026-11-24T23:00')
    expect([(await one.ask())?.wait, stage.restarted, stage.runs()]).toEqual([null, ['1.1.0'], '1.1.0'])
    const two = machine()
    expect((await two.ask())?.wait).toBe('up-to-date')
    must(await (await technician()).call('takeBackRollOut', { body: {} }))
    const near = machine(running.url)
    for (let times = 0; times < 2; times += 1) expect((await near.ask())?.wanted?.version).toBe('1.0.0')
    expect([stage.runs(), (await firstMachine())?.canInstall]).toEqual(['1.1.0', false])
    await two.ask()
    expect([(await two.ask())?.wait, stage.runs()]).toEqual([null, '1.0.0'])
    expect((await machine().ask())?.wait).toBe('up-to-date')
  })

  test('is brought in by hand when its release has no AppImage, and nobody waits for that', async () => {
    stage.maker.make(dir, '1.1.0', { linux: 'deb' })
    await start('1.0.0', '2026-11-23T21:00')
    const token = running.token('board')
    await take('1.1.0')
    must(await (await technician()).call('startRollOut', { body: { version: '1.1.0' } }))
    await running.stop()
    await start('1.1.0', '2026-11-23T23:30')
    running.clock.set('2026-11-24T23:00')
    await ask(token, stage.start(inHouse))
    expect([stage.runs(), (await firstMachine())?.canInstall]).toEqual(['1.0.0', false])
    expect(must(await (await technician()).call('getUpdates', {})).rollOut?.step).toBe('done')
  })

  test('is asked for by the centre in it, that of the house and the image being one', async () => {
    // As the code of a program in an image sees it.
    vi.stubEnv('APPDIR', process.cwd())
    stage.start()
    await start('1.0.0', '2026-11-23T10:00')
    await take('1.1.0')
    must(await (await technician()).call('startRollOut', { body: { version: '1.1.0' } }))
    expect(must(await (await technician()).call('getUpdates', {})).centre).toMatchObject({
      canInstall: true,
      wait: 'open',
    })
    running.clock.set('2026-11-23T23:00')
    minutes.aMinute()
    const request = join(imageFolder(stage.image), 'inbox/install.json')
    await expect.poll(() => existsSync(request)).toBe(true)
    expect(readRequest(request)).toMatchObject({ version: '1.1.0', file: 'mot-cua-1.1.0-linux-x86_64.AppImage' })
    // The shell beside it fetches it from the centre: it is not copied twice.
    expect(existsSync(join(imageFolder(stage.image), 'inbox/mot-cua-1.1.0-linux-x86_64.AppImage'))).toBe(false)
  })
})
