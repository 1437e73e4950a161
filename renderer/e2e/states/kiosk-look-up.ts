import type { Page } from 'playwright-core'
import { CODES, openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import { must } from '../../../electron/testkit/hall.ts'
import type { TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import { PATIENCE, SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { deviceAddress } from '../stage.ts'
import type { PageState, Scene } from './state.ts'

const CENTRE: TestCentreOptions = {
  catalogue: 'demo',
  settings: { 'centre.hotline': '1900 0000', 'dossier.codes': CODES },
}

type Size = 'kioskPortrait' | 'kioskLandscape'

/** Taps digits on the keypad. */
export async function tapDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.locator('.keypad-key').filter({ hasText: digit }).first().tap()
}

/** A kiosk at its look-up, in a centre with one dossier, whose result may be there. */
async function lookUp(scene: Scene, size: Size, hasResult: boolean): Promise<OpenedPage> {
  const centre = await scene.centre(CENTRE)
  const desk = await openDossierDesk(centre)
  const { id } = await desk.one()
  const body = { paper: true, electronic: true, kind: 'granted' as const, shelf: 'A-12' }
  if (hasResult) must(await desk.client.call('recordResult', { params: { dossierId: id }, body }))
  const opened = await scene.open(centre, 'kiosk', SCREENS[size], deviceAddress(centre, 'kiosk'))
  await opened.page.locator('.kiosk-more .button').nth(1).tap(PATIENCE)
  await opened.page.locator('.keypad').waitFor(PATIENCE)
  return opened
}

const next = (page: Page) => page.locator('.kiosk-find-bar .button').last().tap()

async function found(scene: Scene, size: Size, hasResult: boolean): Promise<OpenedPage> {
  const opened = await lookUp(scene, size, hasResult)
  await tapDigits(opened.page, '2611230001')
  await next(opened.page)
  await opened.page.locator('.look-up-prove').waitFor(PATIENCE)
  return opened
}

async function proved(scene: Scene, size: Size): Promise<OpenedPage> {
  const opened = await found(scene, size, true)
  await tapDigits(opened.page, '5678')
  await next(opened.page)
  await opened.page.locator('.look-up-facts').waitFor(PATIENCE)
  return opened
}

const both = (name: string, what: string, arrange: (scene: Scene, size: Size) => Promise<OpenedPage>): PageState[] => [
  { name, what, arrange: (scene) => arrange(scene, 'kioskPortrait') },
  {
    name: `${name}-wide`,
    what: `${what} On a wide screen.`,
    arrange: (scene) => arrange(scene, 'kioskLandscape'),
  },
]

/** State of a dossier for the public. */
export const kioskLookUpStates: readonly PageState[] = [
  {
    name: 'kiosk-dossier-code',
    what: 'The digits of a dossier code, half typed; a receipt may be scanned instead.',
    arrange: async (scene) => {
      const opened = await lookUp(scene, 'kioskPortrait', false)
      await tapDigits(opened.page, '26112')
      return opened
    },
  },
  ...both('kiosk-dossier-state', 'The state of a dossier; when and where only with a second factor.', (scene, size) =>
    found(scene, size, false),
  ),
  ...both('kiosk-dossier-result', 'A result is there: when, where, and the number for its desk.', proved),
]
