import type { Page } from 'playwright-core'
import type { TestCentre, TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import { PATIENCE, SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { deviceAddress, issue } from '../stage.ts'
import { scan } from '../type-fast.ts'
import type { PageState, Scene } from './state.ts'

const CENTRE: TestCentreOptions = {
  catalogue: 'demo',
  publicUrl: 'http://192.0.2.1:8080',
  settings: { 'centre.hotline': '1900 0000' },
}

type Size = 'kioskPortrait' | 'kioskLandscape'
type Arrange = (page: Page, centre: TestCentre) => Promise<unknown>

async function kiosk(scene: Scene, size: Size, arrange: Arrange): Promise<OpenedPage> {
  const centre = await scene.centre(CENTRE)
  const opened = await scene.open(centre, 'kiosk', SCREENS[size], deviceAddress(centre, 'kiosk'))
  await opened.page.locator('.kiosk-tile').first().waitFor(PATIENCE)
  await arrange(opened.page, centre)
  return opened
}

/** The same state on a portrait and on a wide kiosk. */
const both = (name: string, what: string, arrange: Arrange): PageState[] => [
  { name, what, arrange: (scene) => kiosk(scene, 'kioskPortrait', arrange) },
  {
    name: `${name}-wide`,
    what: `${what} On a wide screen.`,
    arrange: (scene) => kiosk(scene, 'kioskLandscape', arrange),
  },
]

const toFind: Arrange = async (page) => {
  await page.locator('.kiosk-more .button').first().tap()
  await page.locator('.kiosk-find-tiles .kiosk-tile').first().waitFor()
}
const way =
  (place: number): Arrange =>
  async (page, centre) => {
    await toFind(page, centre)
    await page.locator('.kiosk-way').nth(place).tap()
  }
const typed =
  (text: string): Arrange =>
  async (page, centre) => {
    await way(2)(page, centre)
    await page.getByRole('textbox').fill(text)
  }
const found = typed('dang ky khai sin')
const procedureOf =
  (text: string, code: string): Arrange =>
  async (page, centre) => {
    await typed(text)(page, centre)
    await page.locator('.kiosk-find-choice').filter({ hasText: code }).tap()
    await page.locator('.kiosk-paper').first().tap()
  }
const procedure = procedureOf('dang ky khai sin', '1.001193')
const feedback: Arrange = async (page) => {
  await page.locator('.kiosk-more .button').last().tap()
  await page.locator('.kiosk-find-choice').first().waitFor()
}
const feedbackWords: Arrange = async (page, centre) => {
  await feedback(page, centre)
  await page.locator('.kiosk-find-choice').first().tap()
  await page.getByRole('textbox').fill('Sáng nay tôi chờ ở quầy 3 hơn một giờ mà chưa được gọi.')
}
const feedbackContact: Arrange = async (page, centre) => {
  await feedbackWords(page, centre)
  await page.locator('.button-action').tap()
  await page.locator('.kiosk-consent').waitFor()
}
/** Large type and high contrast, by the first two switches. */
const large: Arrange = async (page) => {
  await page.locator('.kiosk-switch').nth(0).tap()
  await page.locator('.kiosk-switch').nth(1).tap()
}
const inLarge =
  (arrange: Arrange): Arrange =>
  async (page, centre) => {
    await large(page, centre)
    await arrange(page, centre)
  }
const card = (year: number): string => `0010${year % 100}000123||NGUYEN VAN AN|2311${year}|Nam|Pho Thu|10052021`

export const kioskFindStates: readonly PageState[] = [
  ...both('kiosk-find', 'Looking up a procedure: by agency, by field, by typing.', toFind),
  ...both('kiosk-find-fields', 'The fields of all agencies, a page at a time.', way(1)),
  ...both('kiosk-find-list', 'The procedures of a field.', async (page, centre) => {
    await way(1)(page, centre)
    await page.locator('.kiosk-find-tiles .kiosk-tile').nth(1).tap()
    await page.locator('.kiosk-find-lines').waitFor()
  }),
  ...both(
    'kiosk-find-typing',
    'Typed without accents and with a letter missing, found all the same.',
    async (page, centre) => {
      await found(page, centre)
      await page.locator('.kiosk-find-choice').first().waitFor()
    },
  ),
  ...both('kiosk-find-nothing', 'Nothing found, and what to try.', async (page, centre) => {
    await typed('zzzz')(page, centre)
    await page.getByText(/Chưa tìm thấy|No procedure found/).waitFor()
  }),
  ...both('kiosk-procedure', 'What a procedure needs, and what of it is in the bag.', procedure),
  ...both(
    'kiosk-procedure-long',
    'A procedure with many fees: what is long scrolls.',
    procedureOf('2.000535', '2.000535'),
  ),
  ...both('kiosk-missing', 'What is missing, told before the waiting; the citizen decides.', async (page, centre) => {
    await procedure(page, centre)
    await page.locator('.button-action').tap()
    await page.locator('.kiosk-missing').waitFor()
  }),
  ...both('kiosk-find-large', 'Looking up in large type and high contrast.', inLarge(toFind)),
  ...both('kiosk-find-typing-large', 'Typing in large type and high contrast.', async (page, centre) => {
    await inLarge(found)(page, centre)
    await page.locator('.kiosk-find-choice').first().waitFor()
  }),
  ...both('kiosk-procedure-large', 'A procedure in large type and high contrast.', inLarge(procedure)),
  ...both('kiosk-missing-large', 'What is missing in large type and high contrast.', async (page, centre) => {
    await inLarge(procedure)(page, centre)
    await page.locator('.button-action').tap()
    await page.locator('.kiosk-missing').waitFor()
  }),
  ...both('kiosk-feedback-words-large', 'Feedback in large type and high contrast.', inLarge(feedbackWords)),
  ...both('kiosk-card', 'The card of somebody of sixty or more: the priority is chosen already.', async (page) => {
    await scan(page, card(1946))
    await page.locator('.notice-good').waitFor()
  }),
  ...both('kiosk-scan-unknown', 'A code that is not known.', async (page) => {
    await scan(page, '8934563138165')
    await page.locator('.notice-info').waitFor()
  }),
  ...both('kiosk-place', 'A ticket was scanned: its place in line.', async (page, centre) => {
    const [, second] = await issue(centre, 'dat-dai', 2)
    await scan(page, second?.phoneUrl ?? '')
    await page.locator('.kiosk-ahead').waitFor()
  }),
  ...both('kiosk-feedback', 'What somebody has to say.', feedback),
  ...both('kiosk-complaint', 'Complaints go another way; where to.', async (page, centre) => {
    await feedback(page, centre)
    await page.locator('.kiosk-find-choice').nth(2).tap()
    await page.locator('.notice').waitFor()
  }),
  ...both('kiosk-feedback-words', 'Feedback is written on our own keyboard.', feedbackWords),
  ...both('kiosk-feedback-contact', 'A contact only by wish, with what it is used for.', feedbackContact),
  ...both('kiosk-feedback-receipt', 'Feedback is received, with its receipt.', async (page, centre) => {
    await feedbackContact(page, centre)
    await page.locator('.button-action').tap()
    await page.locator('.kiosk-receipt').waitFor()
  }),
]
