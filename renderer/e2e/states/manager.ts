import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import type { BodyOf } from '../../../shared/api/operations.ts'
import type { OpenedPage } from '../browser.ts'
import { SCREENS } from '../browser.ts'
import { HALL, openOffice, morning, servedOut } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

const MINUTE = 60_000

/** The manager page at one of its areas. */
function area(scene: Scene, centre: TestCentre, id: string, screen: object = SCREENS.desk): Promise<OpenedPage> {
  return openOffice(scene, centre, id, { screen })
}

async function hallOf(scene: Scene, centre: TestCentre, screen?: object): Promise<OpenedPage> {
  const opened = await area(scene, centre, 'hall', screen)
  await opened.page.locator('.verdict').waitFor()
  return opened
}

/** Devices tell of themselves; three of them not well. */
async function troubles(centre: TestCentre): Promise<void> {
  const tell = (role: 'board' | 'rating' | 'kiosk', index: number, body: BodyOf<'reportDevice'>) =>
    centre.client(centre.token(role, index)).call('reportDevice', { body })
  const at = centre.clock.now()
  await tell('board', 0, { painted: { number: 'A012', at }, speaker: { state: 'ready' }, clockOffsetMs: 300 })
  await tell('board', 1, { painted: { number: 'A011', at }, speaker: { state: 'silent', cause: 'blocked' } })
  await tell('rating', 0, { battery: { percent: 12, charging: false }, clockOffsetMs: 40 })
  await tell('kiosk', 0, { clockOffsetMs: 0 })
  await printerOut(centre)
}

async function printerOut(centre: TestCentre): Promise<void> {
  const body = { state: 'offline', cause: 'paper-end', nearEnd: false } as const
  await centre.client(centre.token('station')).call('reportPrinter', { params: { printerId: 'p1' }, body })
}

export const managerStates: readonly PageState[] = [
  {
    name: 'manager-hall-well',
    what: 'The hall in the middle of a calm morning: one green sentence, every line and counter below it.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(HALL)
      await morning(centre, 24, 7)
      return hallOf(scene, centre)
    },
  },
  {
    name: 'manager-hall-attention',
    what: 'The hall when lines are long, a counter pauses for long and the printer is out: first what to act on.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(HALL)
      const [first, second] = await morning(centre, 34, 3)
      await second?.client.call('pauseCounter', { params: { counterId: 'C2' }, body: { reason: 'meeting' } })
      await printerOut(centre)
      centre.clock.advance(18 * MINUTE)
      const { current } = (await first?.queue()) ?? {}
      if (current) await first?.finish(current.id)
      return hallOf(scene, centre)
    },
  },
  {
    name: 'manager-devices',
    what: 'Devices: a printer without paper, a tablet with a low battery and a silent loudspeaker come first.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(HALL)
      await troubles(centre)
      const opened = await area(scene, centre, 'devices')
      await opened.page.locator('.device-stop').first().waitFor()
      return opened
    },
  },
  {
    name: 'manager-journal-found',
    what: "The journal: today's lines that have a number in them.",
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(HALL)
      await morning(centre, 6, 2)
      const opened = await area(scene, centre, 'journal')
      await opened.page.getByRole('searchbox').fill('A001')
      await opened.page.locator('tr[data-type="ticket.called"]').first().waitFor()
      return opened
    },
  },
  {
    name: 'manager-forecasts',
    what: 'How right the forecasts on the papers were, by service and hour.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(HALL)
      await morning(centre, 60, 4)
      const opened = await area(scene, centre, 'forecasts')
      await opened.page.locator('.forecasts-total').waitFor()
      return opened
    },
  },
  {
    name: 'manager-forecasts-none',
    what: 'Forecasts before the first number was called.',
    async arrange(scene) {
      const opened = await area(scene, await scene.centre(HALL), 'forecasts')
      await opened.page.locator('.forecasts [role="status"]').waitFor()
      return opened
    },
  },
  {
    name: 'manager-replay',
    what: 'Yesterday again with one counter more: waits as they were and as they would have been.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(HALL)
      await servedOut(centre, await morning(centre, 50, 3))
      centre.clock.set('2026-11-24T08:00')
      const opened = await area(scene, centre, 'replay')
      await opened.page.locator('.replay-table').waitFor()
      await opened.page.locator('[data-service="ho-tich-chung-thuc"] button').last().click()
      await opened.page.locator('.replay-better').waitFor()
      return opened
    },
  },
  {
    name: 'manager-replay-none',
    what: 'The replay before there is a day.',
    async arrange(scene) {
      const opened = await area(scene, await scene.centre(HALL), 'replay')
      await opened.page.locator('.replay [role="status"]').waitFor()
      return opened
    },
  },
]
