import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import type { OpenedPage } from '../browser.ts'
import { SCREENS } from '../browser.ts'
import { HALL, enterManager, morning } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

const MINUTE = 60_000

/** The manager page at one of its areas. */
async function area(scene: Scene, centre: TestCentre, id: string, screen: object = SCREENS.desk): Promise<OpenedPage> {
  const opened = await scene.open(centre, 'manager', screen)
  await enterManager(opened.page)
  await opened.page.locator(`.manager-tab[data-key="${id}"]`).click()
  return opened
}

async function hallOf(scene: Scene, centre: TestCentre, screen?: object): Promise<OpenedPage> {
  const opened = await area(scene, centre, 'hall', screen)
  await opened.page.locator('.verdict').waitFor()
  return opened
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
      const station = centre.client(centre.token('station'))
      await station.call('reportPrinter', {
        params: { printerId: 'p1' },
        body: { state: 'offline', cause: 'paper-end', nearEnd: false },
      })
      centre.clock.advance(18 * MINUTE)
      const { current } = (await first?.queue()) ?? {}
      if (current) await first?.finish(current.id)
      return hallOf(scene, centre)
    },
  },
]
