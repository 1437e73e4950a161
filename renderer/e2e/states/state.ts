import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { accessFaults } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { setStage } from '../stage.ts'
import type { PageOptions, Stage } from '../stage.ts'
import { cutWords } from './cut-words.ts'

/** What `arrange` works with: the stage, and `open` for pages in the language of the picture without motion. */
export type Scene = Stage & { readonly language: Language }

/**
 * A state that a page can be in. The same list gives the pictures of docs/screens (`npm run screens`) and the checks of
 * every page and state: nothing found by axe, no cut-off word in both languages.
 */
export type PageState = {
  /** File name of its picture without ending: page and state, e.g. `kiosk-no-paper`. */
  readonly name: string
  /** One sentence under the picture, in English. */
  readonly what: string
  /** Brings the page into the state on a centre of its own, painted, and gives it back. */
  arrange(scene: Scene): Promise<OpenedPage>
  /** The language that it is brought about in, and that of its picture; Vietnamese unless told. */
  readonly picture?: Language
  /** It speaks this language alone. */
  readonly only?: Language
  /** A page that scrolls downwards by design (desk and phone pages). */
  readonly scrolls?: true
}

const PICTURES = process.env['SCREENS_DIR']
/** What the browser itself says of an answer with a refusal or of a line that is cut: states that we show on purpose. */
const BY_DESIGN = /^Failed to load resource|^WebSocket connection/

/**
 * One test for every state. Call it once, in `states/APP.e2e.test.ts`.
 */
export function checkStates(app: string, states: readonly PageState[]): void {
  const stage = setStage()
  if (PICTURES)
    writeFileSync(join(PICTURES, `${app}.json`), JSON.stringify(states.map(({ name, what }) => ({ name, what }))))

  describe.each(states)('$name', (state) => {
    test('no word is cut off in either language, and nothing keeps people out', async () => {
      const first = state.only ?? state.picture ?? 'vi'
      const { page, errors } = await state.arrange({ ...stage, language: first, ...inLanguage(stage, first) })
      if (PICTURES) await keepPicture(await page.screenshot({ animations: 'disabled' }), PICTURES, state.name)
      const cut = () => page.evaluate(cutWords, { scrolls: state.scrolls === true })
      // What keeps people out is the same in every language; looking for it takes a second.
      const seen = { access: await accessFaults(page), cut: { [first]: await cut() } }
      const second = first === 'vi' ? 'en' : 'vi'
      if (!state.only) await turnTo(page, second)
      expect({
        ...seen,
        cut: { ...seen.cut, [second]: state.only ? [] : await cut() },
        errors: errors.filter((error) => !BY_DESIGN.test(error)),
      }).toEqual({ access: [], cut: { vi: [], en: [] }, errors: [] })
    })
  })
}

/** The page in another language, in the state that it is in: getting there again takes longer than all that is looked at. */
async function turnTo(page: Page, language: Language): Promise<void> {
  await page.evaluate((code) => {
    const address = new URL(location.href)
    address.searchParams.set('lang', code)
    history.replaceState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, language)
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}

/** Opens pages in a language, with lifelike names and motion off: a picture is the same each time. */
function inLanguage(stage: Stage, language: Language): Pick<Stage, 'centre' | 'open' | 'openAddress'> {
  const still = (screen: BrowserContextOptions): BrowserContextOptions => ({ ...screen, reducedMotion: 'reduce' })
  return {
    centre: (options) => stage.centre({ lifelike: true, ...options }),
    open: (centre: TestCentre, page: string, screen: BrowserContextOptions, options?: PageOptions) =>
      stage.open(centre, page, still(screen), { ...options, language }),
    openAddress: (address, screen) => {
      const inIt = new URL(address)
      inIt.searchParams.set('lang', language)
      return stage.openAddress(inIt.href, still(screen))
    },
  }
}

/** WebP: a tenth of the bytes of a PNG, and every browser shows it. */
async function keepPicture(png: Buffer, folder: string, name: string): Promise<void> {
  const image = await loadImage(png)
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  writeFileSync(join(folder, `${name}.webp`), await canvas.encode('webp', 82))
}
