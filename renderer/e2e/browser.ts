import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** Screens of the places where the pages live. */
export const SCREENS = {
  kioskPortrait: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
  kioskLandscape: { viewport: { width: 1366, height: 768 }, hasTouch: true },
  desk: { viewport: { width: 1366, height: 768 } },
  board: { viewport: { width: 1920, height: 1080 } },
  tablet: { viewport: { width: 1280, height: 800 }, hasTouch: true },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>

/** How long a page may take for what a test waits for: `expect.poll(…, PATIENCE)`. */
export const PATIENCE = { timeout: 10_000 } as const

export type OpenedPage = {
  page: Page
  /** Errors of the console and uncaught ones so far; a sound page has none. */
  errors: string[]
  close(): Promise<void>
}

export type TestBrowser = {
  /**
   * A page in a context of its own: no storage, no cache shared with others. `prepare` runs before the page is loaded,
   * e.g. `(page) => page.clock.install()` to move its timers by hand.
   */
  open(address: string, screen: BrowserContextOptions, prepare?: (page: Page) => Promise<unknown>): Promise<OpenedPage>
  close(): Promise<void>
}

/** As a board's browser is started (docs), and with a microphone that beeps, so that sound can be tested without either. */
const SOUND = [
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]

/** Debian's Chromium: the one built without windows where it is installed, a third faster at the same pages. */
const CHROMIUMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** The machine's Chromium without a window; `CHROMIUM_PATH` names another one. */
export async function launchBrowser(): Promise<TestBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? CHROMIUMS.find((path) => existsSync(path)) ?? 'chromium',
    args: SOUND,
  })
  return {
    async open(address, screen, prepare) {
      const context = await browser.newContext({ locale: 'vi-VN', ...screen })
      context.setDefaultTimeout(PATIENCE.timeout)
      const page = await context.newPage()
      const errors: string[] = []
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      page.on('pageerror', (error) => errors.push(String(error)))
      await prepare?.(page)
      await page.goto(address)
      await page.evaluate(() => document.fonts.ready)
      return { page, errors, close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

/** Waits until these words are seen. @returns false when they do not come within PATIENCE */
export async function sees(page: Page, words: string | RegExp): Promise<boolean> {
  try {
    await page.getByText(words).first().waitFor({ timeout: PATIENCE.timeout })
    return true
  } catch {
    return false
  }
}

/** What axe finds wrong, one line each, contrast 7:1 included; a sound page gives an empty list. */
export async function accessFaults(page: Page): Promise<string[]> {
  // Our pages have no frames: the run across frames would open a page of its own each time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
