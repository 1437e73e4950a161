import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS } from './browser.ts'
import { deviceAddress, issue, setStage } from './stage.ts'
import type { PageOptions } from './stage.ts'

const stage = setStage()
/** A sentence with its chime, said once, takes about seven seconds. */
const SENTENCE = { timeout: 20_000 } as const

const boardOf = (centre: TestCentre, options: PageOptions = {}) =>
  stage.open(centre, 'board', SCREENS.board, { ...deviceAddress(centre, 'board'), ...options })
/** A demonstration: there the clock of a machine may be another one than the centre's. */
const hall = (settings: TestCentreOptions['settings'] = {}) =>
  stage.centre({ demo: true, settings: { 'voice.repeat': 1, ...settings } })

async function call(centre: TestCentre, n: number) {
  const desk = await centre.openCounter(n)
  answered(await desk.client.call('callNext', { params: { counterId: desk.counterId }, body: {} }))
  return desk
}

/** How each announcement ended. */
const spoken = (centre: TestCentre) =>
  centre.db.prepare('SELECT outcome FROM announcement ORDER BY call_seq').pluck().all()
const health = async (centre: TestCentre) => {
  const client = centre.client(await centre.logIn('technician'))
  return answered(await client.call('listDeviceHealth', {})).devices.find(({ id }) => id === 'board-1')
}

/** Keeps the start times of every sound that a page plays. */
const watchSounds = (page: Page) =>
  page.addInitScript(() => {
    const starts: [number, number][] = []
    Object.assign(window, { starts })
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (at = 0) {
      starts.push([at, at + (this.buffer?.duration ?? 0)])
      start.call(this, at)
    }
  })

/** Keeps the mixers of a page: its contexts of sound. */
const watchMixers = (page: Page) =>
  page.addInitScript(() => {
    const mixers: AudioContext[] = []
    Object.assign(window, { mixers })
    window.AudioContext = class extends AudioContext {
      constructor(options?: AudioContextOptions) {
        super(options)
        mixers.push(this)
      }
    }
  })
const mixers = (page: Page) =>
  page.evaluate(() => (window as unknown as { mixers: AudioContext[] }).mixers.map(({ state }) => state))

test('a call is spoken through the loudspeaker, one word after the other, and told to the centre', async () => {
  const centre = await hall()
  await issue(centre, 'S1', 2)
  const { page, errors } = await boardOf(centre, {
    prepare: async (fresh) => {
      await watchSounds(fresh)
      await watchMixers(fresh)
      await fresh.clock.install()
    },
  })
  await expect.poll(async () => (await health(centre))?.speaker, PATIENCE).toEqual({ state: 'ready' })
  // Between calls the mixer rests, and the loudspeaker is as ready as before.
  await page.clock.fastForward(10_000)
  await expect.poll(() => mixers(page), PATIENCE).toEqual(['suspended'])
  await call(centre, 1)
  await call(centre, 2)
  await expect.poll(() => spoken(centre), SENTENCE).toEqual(['spoken', 'spoken'])
  const starts = await page.evaluate(() => (window as unknown as { starts: [number, number][] }).starts)
  // Chime, invite, A 0 0 n, counter, its number: twice, since two were called.
  expect(starts).toHaveLength(16)
  const overlapping = starts.filter(([at], i) => i > 0 && at < (starts[i - 1]?.[1] ?? 0))
  expect(overlapping).toEqual([])
  expect(await health(centre)).toMatchObject({
    state: 'good',
    painted: { number: 'A002' },
    speaker: { state: 'ready' },
  })
  expect(errors).toEqual([])
})

test('of two boards in a hall one speaks', async () => {
  const centre = await hall()
  await issue(centre, 'S1')
  await boardOf(centre)
  const { page: other } = await stage.open(centre, 'board', SCREENS.board, {
    token: centre.token('board', 1),
    prepare: watchSounds,
  })
  await other.locator('.board').waitFor()
  await call(centre, 1)
  await expect.poll(() => spoken(centre), SENTENCE).toEqual(['spoken'])
  expect(centre.db.prepare('SELECT device_id FROM announcement').pluck().all()).toEqual(['board-1'])
  expect(await other.evaluate(() => (window as unknown as { starts: unknown[] }).starts)).toEqual([])
})

test('a browser that forbids sound is told, on the board and to the technician, until somebody touches it', async () => {
  const centre = await hall()
  await issue(centre, 'S1')
  const { page } = await boardOf(centre, {
    prepare: (fresh) =>
      fresh.addInitScript(() => {
        // As a television's browser without the autoplay switch.
        const allowed = { yes: false }
        const own = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state')
        Object.defineProperty(BaseAudioContext.prototype, 'state', {
          get() {
            return allowed.yes ? (own?.get?.call(this) as string) : 'suspended'
          },
        })
        addEventListener('click', () => (allowed.yes = true), { capture: true })
      }),
  })
  const button = page.getByRole('button', { name: 'Loa chưa bật. Chạm để bật tiếng.' })
  await button.waitFor()
  await expect
    .poll(async () => (await health(centre))?.troubles, PATIENCE)
    .toMatchObject([{ trouble: 'speaker-silent' }])
  await call(centre, 1)
  await button.click()
  await expect.poll(() => spoken(centre), SENTENCE).toEqual(['spoken'])
  expect(await button.count()).toBe(0)
  await expect.poll(async () => (await health(centre))?.state, PATIENCE).toBe('good')
})

test('clips that cannot be loaded, and a mixer from which nothing comes, are noticed', async () => {
  const centre = await hall()
  const { page } = await boardOf(centre, {
    prepare: (fresh) => fresh.route('**/sound/**', (route) => route.fulfill({ status: 404, body: '' })),
  })
  await page.getByText('Loa chưa có giọng đọc.').waitFor()
  await expect
    .poll(async () => (await health(centre))?.speaker, PATIENCE)
    .toEqual({ state: 'silent', cause: 'no-clips' })
  await page.close()

  await issue(centre, 'S1')
  const { page: dumb } = await boardOf(centre, {
    prepare: (fresh) =>
      fresh.addInitScript(() => {
        AnalyserNode.prototype.getFloatTimeDomainData = (samples) => void samples.fill(0)
      }),
  })
  await dumb.locator('.board').waitFor()
  await expect.poll(async () => (await health(centre))?.speaker?.state, PATIENCE).toBe('ready')
  await call(centre, 1)
  await expect.poll(() => spoken(centre), SENTENCE).toEqual(['broken'])
  await expect
    .poll(async () => (await health(centre))?.speaker, PATIENCE)
    .toEqual({ state: 'silent', cause: 'no-level' })
})

test('pictures follow one another, broken files are passed over, new ones come in', async () => {
  const centre = await hall({ 'board.pictureSeconds': 5 })
  const folder = join(centre.dir, 'media')
  const picture = (name: string, width: number): void => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), createCanvas(width, 9).toBuffer('image/png'))
  }
  picture('1.png', 16)
  // Its head is that of a picture, the rest is not.
  writeFileSync(join(folder, '2.png'), createCanvas(9, 9).toBuffer('image/png').subarray(0, 40))
  picture('3.png', 48)
  const { page, errors } = await boardOf(centre, { prepare: (fresh) => fresh.clock.install() })
  const width = () =>
    page
      .locator('.board-media img')
      .evaluate((image) => (image as HTMLImageElement).naturalWidth)
      .catch(() => 0)
  await expect.poll(width, PATIENCE).toBe(16)
  await page.clock.runFor(5_100)
  await expect.poll(width, PATIENCE).toBe(48)
  await page.clock.runFor(5_100)
  await expect.poll(width, PATIENCE).toBe(16)
  rmSync(folder, { recursive: true })
  // It looks every 30 s and gives up after 10: just past each look, so that the real answer is in time.
  await page.clock.runFor(20_800)
  await page.locator('.board:not([data-media])').waitFor()
  picture('4.png', 64)
  await page.clock.runFor(30_000)
  await expect.poll(width, PATIENCE).toBe(64)
  expect(errors).toEqual([])
})
