import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { BrowserContextOptions } from 'playwright-core'
import type { TestCentre, TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import { answered } from '../answered.ts'
import { SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { deviceAddress, issue } from '../stage.ts'
import type { PageState, Scene } from './state.ts'

const UPRIGHT = { viewport: SCREENS.kioskPortrait.viewport }
const NAME = 'Trung tâm Phục vụ hành chính công'
const NOTICES = [
  'Số thứ tự chỉ có giá trị trong ngày.',
  'Người cao tuổi, phụ nữ mang thai, người khuyết tật, người có công được ưu tiên: chọn “Tôi thuộc diện ưu tiên” khi lấy số.',
]
const SETTINGS = { 'centre.name': NAME, 'centre.notices': NOTICES }

async function boardOf(scene: Scene, centre: TestCentre, screen: BrowserContextOptions): Promise<OpenedPage> {
  const opened = await scene.open(centre, 'board', screen, deviceAddress(centre, 'board'))
  await opened.page.locator('.board').waitFor()
  return opened
}

/** A hall at work: numbers finished, paused counters, calls at the last ones. */
async function atWork({ centre: start }: Scene, more: TestCentreOptions = {}): Promise<TestCentre> {
  const centre = await start({ counters: 16, settings: SETTINGS, ...more })
  await issue(centre, 'S1', 14)
  await issue(centre, 'S2', 8)
  for (let n = 1; n <= 11; n++) {
    const { client, counterId } = await centre.openCounter(n)
    const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
    if (n <= 4 && ticket) answered(await client.call('finishTicket', { params: { ticketId: ticket.id }, body: {} }))
    if (n === 3) answered(await client.call('pauseCounter', { params: { counterId }, body: { reason: 'break' } }))
    centre.clock.advance(40_000)
  }
  return centre
}

/** A picture as a centre might put into its media folder. */
function hangPicture(centre: TestCentre): void {
  const canvas = createCanvas(1280, 720)
  const drawing = canvas.getContext('2d')
  drawing.fillStyle = '#F4F1EA'
  drawing.fillRect(0, 0, 1280, 720)
  drawing.fillStyle = '#0A4FA3'
  drawing.fillRect(160, 200, 960, 24)
  drawing.fillRect(160, 300, 700, 24)
  drawing.fillRect(160, 400, 820, 24)
  mkdirSync(join(centre.dir, 'media'), { recursive: true })
  writeFileSync(join(centre.dir, 'media', '1.png'), canvas.toBuffer('image/png'))
}

const WITH_HOURS = { preset: 'binh-duong' } as const

export const boardStates: readonly PageState[] = [
  {
    name: 'board-calls',
    what: 'The hall board: the newest call as the hero, the calls before it, who comes next, every counter.',
    arrange: async (scene) => boardOf(scene, await atWork(scene), SCREENS.board),
  },
  {
    name: 'board-new-call',
    what: 'A call in its first ten seconds: inverted, with bell and words.',
    async arrange(scene) {
      const centre = await atWork(scene)
      const opened = await boardOf(scene, centre, SCREENS.board)
      const { client, counterId } = await centre.openCounter(12)
      answered(await client.call('callNext', { params: { counterId }, body: {} }))
      await opened.page.locator('.board-row[data-fresh] .board-mark').waitFor()
      return opened
    },
  },
  {
    name: 'board-upright',
    what: 'The same on a screen that stands upright.',
    arrange: async (scene) => boardOf(scene, await atWork(scene), UPRIGHT),
  },
  {
    name: 'board-media',
    what: 'A picture of the centre beside the numbers.',
    async arrange(scene) {
      const centre = await atWork(scene)
      hangPicture(centre)
      const opened = await boardOf(scene, centre, SCREENS.board)
      await opened.page.locator('.board-media img').evaluate((image) => (image as HTMLImageElement).decode())
      return opened
    },
  },
  {
    name: 'board-media-upright',
    what: 'A picture between calls and counters of an upright screen.',
    async arrange(scene) {
      const centre = await atWork(scene)
      hangPicture(centre)
      const opened = await boardOf(scene, centre, UPRIGHT)
      await opened.page.locator('.board-media img').evaluate((image) => (image as HTMLImageElement).decode())
      return opened
    },
  },
  {
    name: 'board-small',
    what: 'The same picture on a screen of 1366x768.',
    arrange: async (scene) => boardOf(scene, await atWork(scene), { viewport: { width: 1366, height: 768 } }),
  },
  {
    name: 'board-waiting',
    what: 'Counters are open and nobody is called.',
    async arrange(scene) {
      const centre = await scene.centre({ settings: SETTINGS })
      await centre.openCounter(1)
      return boardOf(scene, centre, SCREENS.board)
    },
  },
  {
    name: 'board-paused',
    what: 'All counters pause for a moment.',
    async arrange(scene) {
      const centre = await scene.centre({ settings: SETTINGS })
      const { client, counterId } = await centre.openCounter(1)
      answered(await client.call('pauseCounter', { params: { counterId }, body: { reason: 'break' } }))
      return boardOf(scene, centre, SCREENS.board)
    },
  },
  {
    name: 'board-lunch',
    what: 'Lunch, with the time when numbers are called again.',
    arrange: async (scene) =>
      boardOf(scene, await scene.centre({ ...WITH_HOURS, settings: SETTINGS, now: '2026-11-23T12:10' }), SCREENS.board),
  },
  {
    name: 'board-closed',
    what: 'After hours, with the next day of work.',
    arrange: async (scene) =>
      boardOf(scene, await scene.centre({ ...WITH_HOURS, settings: SETTINGS, now: '2026-11-23T19:00' }), UPRIGHT),
  },
  {
    name: 'board-lost',
    what: 'The centre is away: the numbers stay, and the board says so.',
    async arrange(scene) {
      const centre = await atWork(scene)
      const line = await scene.line(centre)
      const opened = await scene.open(centre, 'board', SCREENS.board, {
        ...deviceAddress(centre, 'board'),
        url: line.url,
        prepare: (page) => page.clock.install(),
      })
      await opened.page.locator('.board-row').first().waitFor()
      line.cut()
      await opened.page.clock.runFor(11_000)
      await opened.page.locator('.board-lost').waitFor()
      return opened
    },
  },
  {
    name: 'board-silent',
    what: 'The browser forbids sound: the one thing on a board that a person of the centre may press.',
    async arrange(scene) {
      const centre = await scene.centre({ settings: SETTINGS })
      await centre.openCounter(1)
      const opened = await scene.open(centre, 'board', SCREENS.board, {
        ...deviceAddress(centre, 'board'),
        prepare: (page) =>
          page.addInitScript(() =>
            Object.defineProperty(BaseAudioContext.prototype, 'state', { get: () => 'suspended' }),
          ),
      })
      await opened.page.locator('.board-silent').waitFor()
      return opened
    },
  },
  {
    name: 'board-not-paired',
    what: 'A board that is not paired shows the code by which a technician lets it in, and nothing of the centre.',
    async arrange(scene) {
      const opened = await scene.open(await scene.centre(), 'board', SCREENS.board)
      await opened.page.locator('.board-message p').nth(1).waitFor()
      return opened
    },
  },
]
