import { CODES, openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import { answered } from '../answered.ts'
import { SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import type { TestCentre, TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import type { PageState, Scene } from './state.ts'

type Following = { centre: TestCentre; id: string; page: OpenedPage['page']; opened: OpenedPage }

const SMALL = { ...SCREENS.phone, viewport: { width: 360, height: 640 } }

/** The phone page of a number with so many people before it. */
async function following(scene: Scene, ahead = 0, options: TestCentreOptions = {}): Promise<Following> {
  const centre = await scene.centre({ publicUrl: 'https://so.example', ...options })
  if (options.catalogue === undefined) await centre.openCounter(1)
  const kiosk = centre.client(centre.token('kiosk'))
  const serviceId = answered(await kiosk.call('listServices', {})).services[0]?.id ?? ''
  const one = async () => answered(await kiosk.call('issueTicket', { body: { serviceId } })).ticket
  for (let n = 0; n < ahead; n++) await one()
  const { id, phoneUrl } = await one()
  const opened = await scene.openAddress(`${centre.url}/phone/${new URL(phoneUrl ?? '').hash}`, SMALL)
  await opened.page.locator('.phone-number').waitFor()
  return { centre, id, page: opened.page, opened }
}

/** The phone is taken out of the pocket: it looks at once, not at its next turn. */
async function takenOut({ page }: Pick<Following, 'page'>, shows: string): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.locator(shows).waitFor()
}

/** The same at counter 3. */
async function called(scene: Scene): Promise<Following & { desk: Awaited<ReturnType<TestCentre['openCounter']>> }> {
  const all = await following(scene)
  const desk = await all.centre.openCounter(3)
  const { client, counterId } = desk
  await client.call('callTicket', { params: { counterId }, body: { ticketId: all.id, reason: 'helping' } })
  await takenOut(all, '.phone-called')
  return { ...all, desk }
}

async function finished(scene: Scene): Promise<OpenedPage> {
  const { desk, id, opened } = await called(scene)
  await desk.client.call('finishTicket', { params: { ticketId: id }, body: {} })
  await takenOut(opened, '.rating-levels')
  return opened
}

/** A receipt whose QR code was opened on a phone; without its signature, as a typed address has it. */
async function dossierPage(scene: Scene): Promise<OpenedPage> {
  const centre = await scene.centre({ catalogue: 'demo', settings: { 'dossier.codes': CODES } })
  const { code } = await (await openDossierDesk(centre)).one()
  const opened = await scene.openAddress(`${centre.url}/phone/#hs=${code}`, SMALL)
  await opened.page.locator('.phone-prove input').fill('5678')
  await opened.page.locator('.phone-prove .button').tap()
  await opened.page.locator('.look-up-facts').waitFor()
  return opened
}

export const phoneStates: readonly PageState[] = [
  {
    name: 'phone-dossier',
    what: 'A dossier behind the QR code of its receipt: state, date, and where.',
    scrolls: true,
    arrange: dossierPage,
  },
  {
    name: 'phone-waiting',
    what: "The citizen's phone: place in line and how long it will take.",
    scrolls: true,
    arrange: async (scene) => (await following(scene, 6)).opened,
  },
  {
    name: 'phone-papers',
    what: 'What to bring: the papers of a procedure of this number.',
    scrolls: true,
    async arrange(scene) {
      const { page, opened } = await following(scene, 2, { catalogue: 'demo' })
      await page.locator('.phone-bring-open').tap()
      await page.locator('.phone-procedure').first().tap()
      await page.locator('.phone-facts').waitFor()
      await page.locator('.phone-bring').scrollIntoViewIfNeeded()
      return opened
    },
  },
  {
    name: 'phone-called',
    what: 'Called: where to go, large.',
    scrolls: true,
    arrange: async (scene) => (await called(scene)).opened,
  },
  {
    name: 'phone-held',
    what: 'The officer has put the number aside.',
    scrolls: true,
    async arrange(scene) {
      const { desk, id, opened } = await called(scene)
      await desk.client.call('holdTicket', { params: { ticketId: id }, body: { reason: 'documents' } })
      await takenOut(opened, '.notice')
      return opened
    },
  },
  {
    name: 'phone-rating',
    what: 'After the service: rate it here too.',
    scrolls: true,
    arrange: finished,
  },
  {
    name: 'phone-rating-low',
    what: 'Reasons, words and a number for a call back, all of it only if wished.',
    scrolls: true,
    async arrange(scene) {
      const opened = await finished(scene)
      await opened.page.locator('[data-level="2"]').tap()
      await opened.page.locator('.rating-reason').first().tap()
      return opened
    },
  },
  {
    name: 'phone-unknown',
    what: 'A link that leads nowhere.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre()
      const opened = await scene.openAddress(`${centre.url}/phone/#khong-co`, SMALL)
      await opened.page.locator('.notice').waitFor()
      return opened
    },
  },
]
