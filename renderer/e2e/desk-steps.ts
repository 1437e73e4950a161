import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { PATIENCE, SCREENS } from './browser.ts'
import type { OpenedPage } from './browser.ts'
import type { PageOptions, Stage } from './stage.ts'

/** What an officer does at the counter page, by keys alone. */

/** Logs in as officer `n` at counter `n`; both lists find what is typed without accents. */
export async function logIn(page: Page, n: number, pin = '2468'): Promise<void> {
  const keys = page.keyboard
  await page.getByRole('combobox', { name: /^(Quầy|Counter)/ }).waitFor()
  for (const typed of [String(n), `cong chuc ${n}`]) {
    await keys.type(typed)
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await keys.press('Tab')
  }
  await keys.type(pin)
  await keys.press('Enter')
}

export type DeskOptions = PageOptions & { n?: number; screen?: BrowserContextOptions }

/** The page of counter `n` (1 unless told), logged in. */
export async function deskOf(
  { open }: Pick<Stage, 'open'>,
  centre: TestCentre,
  { n = 1, screen = SCREENS.desk, ...options }: DeskOptions = {},
): Promise<OpenedPage> {
  const opened = await open(centre, 'counter', screen, options)
  await logIn(opened.page, n)
  await opened.page.locator('.counter').waitFor()
  return opened
}

export const inFront = (page: Page): Promise<string | null> =>
  page.locator('.counter-current').getAttribute('data-number')

/** Waits until this number is in front; an empty one: nobody. */
export async function serves(page: Page, number: string): Promise<void> {
  await expect.poll(() => inFront(page), PATIENCE).toBe(number)
}

/** Waits until the line of news says it. */
export async function says(page: Page, words: string | RegExp): Promise<void> {
  await expect.poll(() => page.locator('.counter-news').textContent(), PATIENCE).toMatch(words)
}

/** Presses keys, each when the answer to the one before is there. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await expect.poll(() => page.locator('.counter [data-pending]').count(), PATIENCE).toBe(0)
    await page.keyboard.press(key)
  }
}
