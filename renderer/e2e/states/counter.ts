import type { Page } from 'playwright-core'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import type { OpenedPage } from '../browser.ts'
import { SCREENS } from '../browser.ts'
import { issue } from '../stage.ts'
import { deskOf, press, says, serves } from '../desk-steps.ts'
import type { PageState, Scene } from './state.ts'

/** 1366x768 at 200 %, as a browser's zoom makes it. */
const ZOOMED = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }

async function waitingHall(scene: Scene): Promise<TestCentre> {
  const centre = await scene.centre()
  await issue(centre, 'S1', 4)
  centre.clock.advance(7 * 60_000)
  await issue(centre, 'S2', 2)
  const kiosk = centre.client(centre.token('kiosk'))
  await kiosk.call('issueTicket', { body: { serviceId: 'S1', priority: 'elderly' } })
  centre.clock.advance(5 * 60_000)
  return centre
}

/** The counter is open and the first citizen is there; before, one was put aside and one did not come. */
async function serving(scene: Scene, screen = SCREENS.desk as object, centre?: TestCentre): Promise<OpenedPage> {
  const opened = await deskOf(scene, centre ?? (await waitingHall(scene)), { screen })
  const { page } = opened
  await press(page, 'F9', 'F2')
  await serves(page, 'A005')
  await press(page, 'F6')
  await page.getByRole('option').first().waitFor()
  await press(page, '1', 'F2')
  await serves(page, 'A001')
  await press(page, 'F4', 'F2')
  await serves(page, 'A002')
  return opened
}

async function asking(scene: Scene, key: string, screen?: object): Promise<OpenedPage> {
  const opened = await serving(scene, screen)
  await press(opened.page, key)
  await opened.page.getByRole('option').first().waitFor()
  return opened
}

/** A colleague at counter 2 calls for help. */
async function helpWanted(centre: TestCentre): Promise<void> {
  const { client } = await centre.openCounter(2)
  await client.call('raiseAlarm', { body: { kind: 'security' } })
}

async function printerOff(centre: TestCentre): Promise<void> {
  const station = centre.client(centre.token('station'))
  const params = { printerId: 'printer-1' }
  await station.call('reportPrinter', {
    params,
    body: { state: 'offline', cause: 'paper-end', nearEnd: false },
  })
}

/** The board fell silent, the rating tablet wants its charger, and the number display above the counter is dead. */
async function boardSilent(centre: TestCentre): Promise<void> {
  const tells = (role: 'board' | 'rating' | 'station', body: object) =>
    centre.client(centre.token(role)).call('reportDevice', { body })
  await tells('board', { speaker: { state: 'silent', cause: 'blocked' } })
  await tells('rating', { battery: { percent: 9, charging: false } })
  const display = { id: '1.1', line: 'Bảng số', counterId: 'C1', model: 'dm56a04', state: 'dead', shows: '' }
  await tells('station', { station: { source: 'file', printers: [], displays: [display], scanners: [], problems: [] } })
}

const alarmLine = (page: Page) => page.locator('.alarm').waitFor()

export const counterStates: readonly PageState[] = [
  {
    name: 'counter-log-in',
    what: 'Who works here, and at which counter; the keyboard is enough.',
    async arrange(scene) {
      const opened = await scene.open(await scene.centre(), 'counter', SCREENS.desk)
      await opened.page.getByRole('combobox').first().waitFor()
      await opened.page.keyboard.press('Escape')
      await opened.page.getByRole('listbox').waitFor({ state: 'detached' })
      return opened
    },
  },
  {
    name: 'counter-closed',
    what: 'Logged in, the counter still closed.',
    async arrange(scene) {
      return deskOf(scene, await waitingHall(scene))
    },
  },
  {
    name: 'counter-nobody-waits',
    what: 'Open, and nobody waits.',
    async arrange(scene) {
      const opened = await deskOf(scene, await scene.centre())
      await press(opened.page, 'F9')
      await says(opened.page, /Quầy đã mở|The counter is open/)
      return opened
    },
  },
  {
    name: 'counter-free',
    what: 'Nobody in front: who comes next.',
    async arrange(scene) {
      const opened = await deskOf(scene, await waitingHall(scene))
      await press(opened.page, 'F9')
      await opened.page.locator('.counter-upcoming').waitFor()
      return opened
    },
  },
  {
    name: 'counter-serving',
    what: 'Who is in front, how long and why this one; one on hold, one missed, and the call can be undone.',
    arrange: (scene) => serving(scene),
  },
  {
    name: 'counter-serving-large',
    what: 'The same on a screen of 1920x1080.',
    arrange: (scene) => serving(scene, SCREENS.board),
  },
  {
    name: 'counter-serving-zoom',
    what: 'The same at 200 % zoom: one column, nothing cut off.',
    scrolls: true,
    arrange: (scene) => serving(scene, ZOOMED),
  },
  {
    name: 'counter-undo',
    what: 'A visit that was ended by mistake can be taken back for a minute.',
    async arrange(scene) {
      const opened = await serving(scene)
      await press(opened.page, 'F8')
      await says(opened.page, /Đã kết thúc lượt A002|A002 finished/)
      await opened.page.locator('.counter-undo').waitFor()
      return opened
    },
  },
  {
    name: 'counter-paused',
    what: 'Paused with a reason.',
    async arrange(scene) {
      const opened = await deskOf(scene, await waitingHall(scene))
      await press(opened.page, 'F9')
      await opened.page.locator('.counter-upcoming').waitFor()
      await press(opened.page, 'F9')
      await opened.page.getByRole('option').first().waitFor()
      await press(opened.page, '1')
      await opened.page.locator('.counter-state[data-state="paused"]').waitFor()
      return opened
    },
  },
  { name: 'counter-ask-pause', what: 'Why the counter pauses: one key.', arrange: (scene) => asking(scene, 'F9') },
  { name: 'counter-ask-hold', what: 'Why somebody waits aside.', arrange: (scene) => asking(scene, 'F6') },
  { name: 'counter-ask-transfer', what: 'Where somebody is sent.', arrange: (scene) => asking(scene, 'F7') },
  { name: 'counter-ask-issue', what: 'A number given at the desk.', arrange: (scene) => asking(scene, 'F1') },
  {
    name: 'counter-ask-alarm',
    what: 'The first of two presses that call for help.',
    arrange: (scene) => asking(scene, 'Alt+b'),
  },
  {
    name: 'counter-ask-zoom',
    what: 'A question at 200 % zoom.',
    scrolls: true,
    arrange: (scene) => asking(scene, 'F7', ZOOMED),
  },
  {
    name: 'counter-alarm-colleague',
    what: 'A colleague needs help: a quiet line until it is ended.',
    async arrange(scene) {
      const centre = await waitingHall(scene)
      const opened = await serving(scene, undefined, centre)
      await helpWanted(centre)
      await alarmLine(opened.page)
      return opened
    },
  },
  {
    name: 'counter-alarm-own',
    what: 'Help has been called; the screen says little, for the citizen may see it.',
    async arrange(scene) {
      const opened = await asking(scene, 'Alt+b')
      await press(opened.page, 'Alt+b')
      await alarmLine(opened.page)
      return opened
    },
  },
  {
    name: 'counter-printer-off',
    what: 'The printer of the hall has no paper: since when, and what to do now.',
    async arrange(scene) {
      const centre = await scene.centre({ printerId: 'printer-1' })
      await issue(centre, 'S1', 3)
      await printerOff(centre)
      const opened = await serving3(scene, centre)
      await opened.page.locator('.counter-printer').waitFor()
      return opened
    },
  },
  {
    name: 'counter-board-silent',
    what: 'The board is silent and the rating tablet nearly empty: what to do now.',
    async arrange(scene) {
      const centre = await scene.centre({ bound: { 'board-1': ['C1'], 'rating-1': ['C1'] } })
      await issue(centre, 'S1', 3)
      await boardSilent(centre)
      const opened = await serving3(scene, centre)
      await opened.page.locator('.counter-printer').nth(1).waitFor()
      return opened
    },
  },
  {
    name: 'counter-twice',
    what: 'The tab was duplicated: one of the two should go.',
    async arrange(scene) {
      const opened = await serving(scene)
      const { page } = opened
      const session = await page.evaluate(() => sessionStorage.getItem('mot-cua:counter:session'))
      const copy = await page.context().newPage()
      await copy.addInitScript((token) => sessionStorage.setItem('mot-cua:counter:session', token ?? ''), session)
      await copy.goto(page.url())
      await page.locator('.counter-front .notice').waitFor()
      await copy.locator('.counter-front .notice').waitFor()
      await copy.evaluate(() => window.dispatchEvent(new Event('pagehide')))
      await page.locator('.counter-front .notice').waitFor({ state: 'detached' })
      await copy.close()
      const again = await page.context().newPage()
      await again.addInitScript((token) => sessionStorage.setItem('mot-cua:counter:session', token ?? ''), session)
      await again.goto(page.url())
      await page.locator('.counter-front .notice').waitFor()
      return opened
    },
  },
  {
    name: 'counter-lost',
    what: 'The centre is not heard: what is shown is of then, and nothing can be pressed.',
    async arrange(scene) {
      const centre = await waitingHall(scene)
      const line = await scene.line(centre)
      const opened = await deskOf(scene, centre, { url: line.url, prepare: (page) => page.clock.install() })
      await press(opened.page, 'F9')
      await opened.page.locator('.counter-upcoming').waitFor()
      line.cut()
      await opened.page.clock.runFor(11_000)
      await opened.page.locator('.counter[data-lost]').waitFor()
      return opened
    },
  },
  {
    name: 'counter-taken-over',
    what: 'Somebody logged in at this counter elsewhere.',
    async arrange(scene) {
      const centre = await scene.centre()
      const opened = await deskOf(scene, centre)
      await centre.logIn('O2', 'C1')
      await opened.page.getByText(/đăng nhập ở nơi khác|elsewhere/).waitFor()
      return opened
    },
  },
]

async function serving3(scene: Scene, centre: TestCentre): Promise<OpenedPage> {
  const opened = await deskOf(scene, centre)
  await press(opened.page, 'F9', 'F2')
  await serves(opened.page, 'A001')
  return opened
}
