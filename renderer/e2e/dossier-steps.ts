import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { AN, CODES, LONG, openDossierDesk } from '../../electron/testkit/dossiers.ts'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import { PATIENCE } from './browser.ts'
import type { OpenedPage } from './browser.ts'
import { deskOf, press, serves } from './desk-steps.ts'
import type { DeskOptions } from './desk-steps.ts'
import { issue } from './stage.ts'
import type { Stage } from './stage.ts'
import { scan } from './type-fast.ts'

/** What an officer does with dossiers at the counter page, by keys alone. */

/** A centre that gives codes, with the procedures of the demonstration; forwarding has its 30 minutes (TQ-7.2b). */
export const DOSSIER_CENTRE: TestCentreOptions = {
  catalogue: 'demo',
  preset: 'binh-duong',
  now: '2026-11-25T08:00',
  settings: { 'dossier.codes': CODES, 'forward.minutes': 30 },
}

/** As a keyboard wedge writes a card: letters with accents are lost. */
export const CARD = '001185000123||NGUYEN THI ANH|01021985|N|So 5, Pho Thu, Phuong Mau|10052021'

export const identity = (page: Page) => page.locator('.dossiers-field-identity input').first().inputValue()

/** The dossiers of counter 1 with the first of two numbers in service. */
export async function dossierDesk(
  stage: Pick<Stage, 'open'>,
  centre: TestCentre,
  options: DeskOptions = {},
): Promise<OpenedPage> {
  await issue(centre, 'ho-tich-chung-thuc', 2)
  const opened = await deskOf(stage, centre, options)
  const { page } = opened
  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  await press(page, 'Alt+h')
  await page.locator('.dossiers-form').waitFor()
  return opened
}

/** Scans the citizen and chooses a procedure by letters of its name; the check-list has the focus then. */
export async function begin(page: Page, typed = 'thuong tru', code = '1.004222'): Promise<void> {
  await scan(page, CARD)
  await expect.poll(() => identity(page), PATIENCE).toBe('001185000123')
  await press(page, 'Alt+2')
  await page.keyboard.type(typed)
  await page.getByRole('option', { name: new RegExp(`^${code}`) }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.dossiers-line-state:focus').waitFor()
  await page.locator('.dossiers-due[data-due="counted"]').waitFor()
}

/** Everything is there as listed: receives, and waits for the code. */
export async function receive(page: Page): Promise<string> {
  await press(page, 'Alt+a')
  await page.locator('.dossiers-good').waitFor()
  await press(page, 'Alt+Enter')
  await page.locator('.dossiers-code').waitFor()
  return (await page.locator('.dossiers-code').textContent()) ?? ''
}

/** Answers the question that is open with what it begins with, after `fill`. */
export async function answer(page: Page, fill: () => Promise<unknown> = async () => undefined): Promise<void> {
  await page.getByRole('dialog').waitFor()
  await fill()
  await page.keyboard.press('Alt+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Waits until the dossier on the screen is in this state. */
export async function becomes(page: Page, wanted: string): Promise<void> {
  const state = page.locator('.dossiers-one-state')
  await expect.poll(() => state.getAttribute('data-dossier-state'), PATIENCE).toBe(wanted)
}

/** Presses the step with these words by the digit on it. */
export async function step(page: Page, words: string | RegExp): Promise<void> {
  const button = page.locator('.dossiers-actions').getByRole('button', { name: words })
  await button.waitFor()
  await page.keyboard.press((await button.locator('.button-key').textContent()) ?? '')
}

/** Marks the second paper as missing and issues the slip that asks for it. */
async function askForSecond(page: Page): Promise<void> {
  await page.keyboard.type('121', { delay: 100 })
  await page.locator('.dossiers-line[data-state="missing"]').waitFor()
  await press(page, 'Alt+s')
  await page.locator('[role="dialog"] textarea:focus').waitFor()
  await page.keyboard.type('Chưa có tờ khai')
  await page.keyboard.press('Alt+Enter')
}

/** The person of the card was asked for something of this procedure before, at counter 2. */
export async function askedBefore(centre: TestCentre): Promise<void> {
  const { client } = await openDossierDesk(centre, 2)
  const items = [{ no: 1, text: 'Tờ khai', verify: false }]
  const body = { procedureId: LONG, channel: 'direct' as const, party: AN, items, reason: 'Chưa có.' }
  const outcome = await client.call('requestSupplementAtDesk', { body })
  if (!outcome.ok) throw new Error(outcome.code)
}

/** Asks a second time, after `askedBefore`: a leader's word is wanted, and has the focus. */
export async function askBeyond(page: Page): Promise<void> {
  await begin(page)
  await askForSecond(page)
  await page.locator('.dossiers-approval input:focus').waitFor()
}
