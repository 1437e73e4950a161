import type { Page } from 'playwright-core'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { issue as issueAs, must, openDesk } from '../../../electron/testkit/hall.ts'
import { openReception } from '../../../electron/testkit/reception.ts'
import type { WaitingPolicy } from '../../../shared/api/hall-views.ts'
import { atLocal } from '../../../shared/domain/time/vietnam-time.ts'
import { SCREENS, sees } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { deviceAddress } from '../stage.ts'
import type { PageState, Scene } from './state.ts'

const DAY = '2026-11-23'

/** A morning at a centre of some services: people wait, two counters serve, one has missed the call. */
export async function busyHall({ centre }: Pick<Scene, 'centre'>): Promise<TestCentre> {
  const running = await centre({
    services: 7,
    counters: 8,
    preset: 'binh-duong',
    printerId: 'P1',
    settings: { 'centre.name': 'Trung tâm Phục vụ hành chính công phường Trung Thành', 'centre.hotline': '0208 1022' },
    now: `${DAY}T08:00`,
  })
  for (const serviceId of ['S1', 'S1', 'S2', 'S1', 'S3', 'S5', 'S5']) await issueAs(running, serviceId)
  await issueAs(running, 'S2', 'elderly')
  running.clock.set(`${DAY}T08:12`)
  const [one, two] = [await openDesk(running, 1), await openDesk(running, 2)]
  must(await one.noShow((await one.take()).id))
  await one.take()
  await two.take()
  const three = await openDesk(running, 3)
  must(await three.client.call('pauseCounter', { params: { counterId: 'C3' }, body: { reason: 'break' } }))
  return running
}

/** The reception desk with somebody logged in. */
export async function atReception(
  { open }: Pick<Scene, 'open'>,
  running: TestCentre,
  screen: Parameters<Scene['open']>[2] = SCREENS.desk,
): Promise<OpenedPage> {
  const token = await running.logIn('receptionist')
  const prepare = (page: Page) =>
    page.addInitScript((session) => sessionStorage.setItem('mot-cua:reception:session', session), token)
  const opened = await open(running, 'reception', screen, { prepare })
  await opened.page.locator('.reception-service').first().waitFor()
  return opened
}

async function withKey(scene: Scene, key: string): Promise<OpenedPage> {
  const opened = await atReception(scene, await busyHall(scene))
  await opened.page.keyboard.press(key)
  await opened.page.getByRole('dialog').waitFor()
  return opened
}

/** The same hall after its numbers were stopped for a power failure until the afternoon. */
async function closedHall(scene: Scene, waiting: WaitingPolicy): Promise<TestCentre> {
  const running = await busyHall(scene)
  must(await (await openReception(running)).close({ reason: 'power', until: atLocal(DAY, '13:00'), waiting }))
  return running
}

export const receptionStates: readonly PageState[] = [
  {
    name: 'reception-hall',
    what: 'The reception desk (lễ tân): a letter gives a number, the hall at a glance.',
    async arrange(scene) {
      const opened = await atReception(scene, await busyHall(scene))
      await opened.page.keyboard.press('1')
      await opened.page.keyboard.press('A')
      await opened.page.locator('.reception-news .notice').waitFor()
      return opened
    },
  },
  {
    name: 'reception-tablet',
    what: 'The same on the tablet of a receptionist who walks through the hall.',
    arrange: async (scene) => atReception(scene, await busyHall(scene), SCREENS.tablet),
  },
  {
    name: 'reception-ticket',
    what: 'What can be done with a waiting number.',
    async arrange(scene) {
      const opened = await atReception(scene, await busyHall(scene))
      await opened.page.locator('.reception-entry').first().click()
      await opened.page.getByRole('dialog').waitFor()
      return opened
    },
  },
  {
    name: 'reception-paper-numbers',
    what: 'Numbers that were handed out on paper during a blackout are entered.',
    async arrange(scene) {
      const opened = await withKey(scene, 'F4')
      const dialog = opened.page.getByRole('dialog')
      await dialog.locator('.select-button').first().click()
      await opened.page.locator('.select-list [role="option"]').first().click()
      const fields = dialog.getByRole('textbox')
      for (const [i, text] of ['501', '512', '7:40', '8:05', '501-503', '8:00'].entries())
        await fields.nth(i).fill(text)
      return opened
    },
  },
  {
    name: 'reception-cards',
    what: 'Emergency cards for a blackout are chosen.',
    arrange: (scene) => withKey(scene, 'F6'),
  },
  {
    name: 'reception-cards-sheet',
    what: 'A page of emergency cards to cut out.',
    scrolls: true,
    async arrange(scene) {
      const opened = await withKey(scene, 'F6')
      await opened.page.getByRole('dialog').locator('.button-action').click()
      await opened.page.locator('.sheets-card').first().waitFor()
      return opened
    },
  },
  {
    name: 'reception-close',
    what: 'A session closes: who still waits, and what becomes of them.',
    arrange: (scene) => withKey(scene, 'F9'),
  },
  {
    name: 'reception-extend',
    what: 'A session is lengthened beyond its hours.',
    arrange: (scene) => withKey(scene, 'F8'),
  },
  {
    name: 'reception-closed',
    what: 'No numbers for now: the reason stands on top, and the notice for the door is at hand.',
    async arrange(scene) {
      const opened = await atReception(scene, await closedHall(scene, 'carry'))
      await opened.page.locator('.reception-state[data-state="closed"]').waitFor()
      return opened
    },
  },
  {
    name: 'reception-notice',
    what: 'The notice for the door, with an apology to those whose numbers were ended.',
    scrolls: true,
    async arrange(scene) {
      const opened = await atReception(scene, await closedHall(scene, 'end'))
      await opened.page.keyboard.press('F7')
      await opened.page.locator('.sheets-notice').waitFor()
      return opened
    },
  },
  {
    name: 'kiosk-suspended',
    what: 'The kiosk when the reception desk has stopped the numbers.',
    async arrange(scene) {
      const running = await closedHall(scene, 'serve')
      const opened = await scene.open(running, 'kiosk', SCREENS.kioskPortrait, deviceAddress(running, 'kiosk'))
      await sees(opened.page, /tạm ngừng cấp số|No numbers for now/)
      return opened
    },
  },
  {
    name: 'board-suspended',
    what: 'The board tells why no numbers are given, and apologises to those whose numbers were ended.',
    async arrange(scene) {
      const running = await closedHall(scene, 'end')
      const opened = await scene.open(running, 'board', SCREENS.board, deviceAddress(running, 'board'))
      await opened.page.locator('.session-band').waitFor()
      return opened
    },
  },
  {
    name: 'phone-session-ended',
    what: 'The phone page of a number that was ended with its session: an apology, and where to ask.',
    scrolls: true,
    async arrange(scene) {
      const running = await scene.centre({ preset: 'binh-duong', publicUrl: 'http://centre.test' })
      const { phoneUrl } = await issueAs(running)
      must(await (await openReception(running)).close({ reason: 'power', waiting: 'end' }))
      const opened = await scene.openAddress(`${running.url}/phone/#${phoneUrl?.split('#')[1]}`, SCREENS.phone)
      await opened.page.locator('.notice').waitFor()
      return opened
    },
  },
]
