import type { BrowserContextOptions, Page } from 'playwright-core'
import type { TestCentre, TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { PATIENCE, SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { deviceAddress, issue } from '../stage.ts'
import type { PageState, Scene } from './state.ts'

const PRINTING: TestCentreOptions = {
  catalogue: 'demo',
  printerId: 'printer-1',
  publicUrl: 'http://192.0.2.1:8080',
  settings: { 'centre.hotline': '1900 0000' },
}

const AFTER_HOURS: TestCentreOptions = {
  preset: 'binh-duong',
  now: '2026-11-23T20:00',
  settings: { 'centre.hotline': '1900 0000' },
}

type Size = 'kioskPortrait' | 'kioskLandscape'

async function kiosk(scene: Scene, centre: TestCentre, size: Size): Promise<OpenedPage> {
  const screen: BrowserContextOptions = SCREENS[size]
  const opened = await scene.open(centre, 'kiosk', screen, deviceAddress(centre, 'kiosk'))
  await opened.page.locator('.kiosk-tile, .kiosk-message').first().waitFor(PATIENCE)
  return opened
}

/** The switches by their places: large type, contrast, lower, aloud, language. */
const flip = (page: Page, place: 0 | 1 | 2 | 3 | 4) => page.locator('.kiosk-switch').nth(place).tap()

const tapTile = (page: Page, place = 0) => page.locator('.kiosk-tile:not([data-disabled])').nth(place).tap()

async function printFails(centre: TestCentre): Promise<void> {
  const station = centre.client(centre.token('station'))
  const jobs = await station.call('listPrintJobs', {})
  const jobId = jobs.ok ? (jobs.value.jobs.at(-1)?.id ?? '') : ''
  await station.call('takePrintJob', { params: { jobId }, body: {} })
  await station.call('reportPrintJob', { params: { jobId }, body: { outcome: 'failed', cause: 'paper-end' } })
}

/** The centre of the pictures, with a counter that serves everything. */
async function served(scene: Scene, options: TestCentreOptions = {}): Promise<TestCentre> {
  const centre = await scene.centre({ ...PRINTING, ...options })
  await centre.openCounter(1)
  return centre
}

async function withNumber(scene: Scene, size: Size, trouble: boolean, isServed = true): Promise<OpenedPage> {
  const centre = await (isServed ? served(scene) : scene.centre(PRINTING))
  await issue(centre, 'ho-tich-chung-thuc', 6)
  const opened = await kiosk(scene, centre, size)
  await tapTile(opened.page)
  await opened.page.locator('h1.number').waitFor(PATIENCE)
  if (trouble) {
    await printFails(centre)
    await opened.page.locator('.notice-care').waitFor(PATIENCE)
  }
  return opened
}

async function withNeighbour(scene: Scene, size: Size): Promise<OpenedPage> {
  const centre = await served(scene, {
    secondPrinterId: 'printer-2',
    settings: { ...PRINTING.settings, 'print.neighbours': { 'kiosk-1': 'kiosk-2' } },
  })
  const station = centre.client(centre.token('station'))
  const tell = (printerId: string, body: BodyOf<'reportPrinter'>) =>
    station.call('reportPrinter', { params: { printerId }, body })
  await tell('printer-1', { state: 'offline', cause: 'paper-end' })
  await tell('printer-2', { state: 'ready' })
  const opened = await kiosk(scene, centre, size)
  await tapTile(opened.page)
  await opened.page.locator('h1.number').waitFor(PATIENCE)
  return opened
}

/** A calm screen that a centre's clock or settings bring. */
function calm(name: string, what: string, options: TestCentreOptions, size: Size = 'kioskPortrait'): PageState {
  return { name, what, arrange: async (scene) => kiosk(scene, await scene.centre(options), size) }
}

const both = (name: string, what: string, arrange: (scene: Scene, size: Size) => Promise<OpenedPage>): PageState[] => [
  { name, what, arrange: (scene) => arrange(scene, 'kioskPortrait') },
  { name: `${name}-wide`, what: `${what} On a wide screen.`, arrange: (scene) => arrange(scene, 'kioskLandscape') },
]

export const kioskStates: readonly PageState[] = [
  ...both('kiosk-start', 'The start screen: one touch gives a number.', async (scene, size) =>
    kiosk(scene, await served(scene), size),
  ),
  {
    name: 'kiosk-start-large-screen',
    what: 'The start screen on a wide screen of 1920x1080: the same picture, larger.',
    async arrange(scene) {
      const centre = await served(scene)
      const screen = { viewport: { width: 1920, height: 1080 }, hasTouch: true }
      const opened = await scene.open(centre, 'kiosk', screen, deviceAddress(centre, 'kiosk'))
      await opened.page.locator('.kiosk-tile').first().waitFor(PATIENCE)
      return opened
    },
  },
  ...both('kiosk-large-contrast', 'Large type, high contrast, everything lower.', async (scene, size) => {
    const opened = await kiosk(scene, await served(scene), size)
    await flip(opened.page, 0)
    await flip(opened.page, 1)
    if (size === 'kioskPortrait') await flip(opened.page, 2)
    return opened
  }),
  ...both('kiosk-number', 'A number, who is before it, and how long.', (scene, size) => withNumber(scene, size, false)),
  ...both('kiosk-no-paper', 'The printer has no paper: the number is kept.', (scene, size) =>
    withNumber(scene, size, true),
  ),
  ...both('kiosk-paper-beside', 'The printer is out: the paper comes out at the next kiosk.', withNeighbour),
  {
    name: 'kiosk-number-large',
    what: 'A number without paper in large type, before any counter has opened.',
    async arrange(scene) {
      const opened = await withNumber(scene, 'kioskPortrait', true, false)
      await flip(opened.page, 0)
      return opened
    },
  },
  ...both('kiosk-priority', 'The priority groups, for who asks for them.', async (scene, size) => {
    const opened = await kiosk(scene, await scene.centre(PRINTING), size)
    await opened.page.locator('.kiosk-bar .button').last().tap()
    await opened.page.locator('.kiosk-choice').first().waitFor(PATIENCE)
    return opened
  }),
  ...both(
    'kiosk-cut-off-question',
    'The wait may pass the end of reception: does the citizen want a number?',
    async (scene, size) => {
      const centre = await scene.centre({ preset: 'binh-duong', now: '2026-11-23T10:58' })
      await centre.openCounter(1)
      await issue(centre, 'S1', 5)
      const opened = await kiosk(scene, centre, size)
      await tapTile(opened.page)
      await opened.page.locator('.kiosk-question').waitFor(PATIENCE)
      return opened
    },
  ),
  calm('kiosk-closed', 'After hours: when to come back, and what needs no number.', AFTER_HOURS),
  calm(
    'kiosk-closed-wide',
    'After hours: when to come back, and what needs no number. On a wide screen.',
    AFTER_HOURS,
    'kioskLandscape',
  ),
  calm('kiosk-lunch', 'Between the half-days; results are still handed out.', {
    preset: 'binh-duong',
    now: '2026-11-23T11:10',
  }),
  calm('kiosk-holiday', 'A holiday by its name.', {
    preset: 'binh-duong',
    now: '2026-02-17T09:00',
    holidays: [16, 17, 18, 19, 20].map((day) => ({
      date: `2026-02-${day}`,
      kind: 'off',
      name: 'Tết Nguyên đán',
      source: 'Bộ luật Lao động 2019, Điều 112',
    })),
  }),
  {
    name: 'kiosk-full-today',
    what: 'All numbers of a service are given for today.',
    async arrange(scene) {
      const centre = await scene.centre({
        preset: 'binh-duong',
        services: 1,
        settings: { 'queue.dailyLimits': { S1: 1, 'S-result': 1 } },
      })
      await issue(centre, 'S1')
      await issue(centre, 'S-result')
      return kiosk(scene, centre, 'kioskPortrait')
    },
  },
  {
    name: 'kiosk-server-away',
    what: 'The centre does not answer: the kiosk says so and tries on.',
    async arrange(scene) {
      const centre = await scene.centre()
      const line = await scene.line(centre)
      const opened = await scene.open(centre, 'kiosk', SCREENS.kioskPortrait, {
        ...deviceAddress(centre, 'kiosk'),
        url: line.url,
        prepare: (page) => page.clock.install(),
      })
      await opened.page.locator('.kiosk-tile').first().waitFor(PATIENCE)
      line.cut()
      await opened.page.clock.runFor(11_000)
      await opened.page.locator('.kiosk-message').waitFor(PATIENCE)
      return opened
    },
  },
  {
    name: 'kiosk-still-here',
    what: 'Before it starts over it asks whether somebody is still there.',
    async arrange(scene) {
      const centre = await scene.centre(PRINTING)
      const opened = await scene.open(centre, 'kiosk', SCREENS.kioskPortrait, {
        ...deviceAddress(centre, 'kiosk'),
        prepare: (page) => page.clock.install(),
      })
      await opened.page.locator('.kiosk-tile').first().waitFor(PATIENCE)
      await flip(opened.page, 0)
      await opened.page.clock.runFor(31_000)
      await opened.page.getByRole('dialog').waitFor(PATIENCE)
      return opened
    },
  },
]
