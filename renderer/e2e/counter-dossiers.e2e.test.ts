import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { CODES } from '../../electron/testkit/dossiers.ts'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import { PATIENCE, sees } from './browser.ts'
import type { OpenedPage } from './browser.ts'
import { deskOf, press, says, serves } from './desk-steps.ts'
import { issue, setStage } from './stage.ts'
import { scan } from './type-fast.ts'

const stage = setStage()
const CARD = '001185000123||NGUYEN THI ANH|01021985|N|So 5, Pho Thu, Phuong Mau|10052021'
const CENTRE: TestCentreOptions = {
  catalogue: 'demo',
  preset: 'binh-duong',
  now: '2026-11-25T08:00',
  settings: { 'dossier.codes': CODES, 'forward.minutes': 30 },
}
const FIRST = 'H42.12-261125-0001'

const value = (page: Page, label: string) => page.getByLabel(label, { exact: true }).first().inputValue()
const gone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })
const asked = (page: Page) => page.getByRole('dialog').waitFor()
const shot = (page: Page, name: string) =>
  process.env['SHOTS'] && page.screenshot({ path: `${process.env['SHOTS']}/${name}.png` })

/** A number is in service, and its dossier begun: card scanned, procedure chosen by keys. */
async function begun(centre: TestCentre): Promise<OpenedPage> {
  await issue(centre, 'ho-tich-chung-thuc', 2)
  const opened = await deskOf(stage, centre)
  const { page } = opened
  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  await press(page, 'Alt+h')
  await page.locator('.dossiers-form').waitFor()
  await scan(page, CARD)
  await expect.poll(() => value(page, 'Số định danh cá nhân'), PATIENCE).toBe('001185000123')
  await page.keyboard.press('Tab')
  await press(page, 'Alt+2')
  await page.keyboard.type('thuong tru')
  await page.getByRole('option', { name: /^1.004222/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.dossiers-line-state:focus').waitFor()
  return opened
}

/** Answers the question that is open with what it begins with, after `fill`. */
async function answer(page: Page, fill: () => Promise<unknown> = async () => undefined): Promise<void> {
  await asked(page)
  await fill()
  await page.keyboard.press('Alt+Enter')
  await gone(page)
}

const state = (page: Page) => page.locator('.dossiers-one-state').getAttribute('data-dossier-state')
const becomes = (page: Page, wanted: string) => expect.poll(() => state(page), PATIENCE).toBe(wanted)

/** Presses the step with these words by the digit on it. */
async function step(page: Page, words: string): Promise<void> {
  const button = page.locator('.dossiers-actions').getByRole('button', { name: words })
  await button.waitFor()
  const key = (await button.locator('.button-key').textContent()) ?? ''
  await page.keyboard.press(key)
}

test('a dossier lives by keys alone: received, forwarded, supplemented, its result recorded and returned', async () => {
  const centre = await stage.centre(CENTRE)
  const { page, errors } = await begun(centre)
  await page.keyboard.press('Enter')
  await page.keyboard.press('3')
  await press(page, 'Alt+a')
  await page.locator('.dossiers-good').waitFor()
  await press(page, 'Alt+v')
  expect(await sees(page, 'Đủ 7 ngày làm việc')).toBe(true)
  await press(page, 'Alt+Enter')
  await page.locator('.dossiers-code').waitFor()
  expect(await page.locator('.dossiers-code').textContent()).toBe(FIRST)
  await shot(page, '7-sent')
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  expect(await page.locator('.dossiers-facts').textContent()).toContain('001••••••123')
  await shot(page, '8-dossier')
  await step(page, 'Chuyển hồ sơ')
  await answer(page)
  await becomes(page, 'in-process')
  await step(page, 'Cơ quan yêu cầu bổ sung')
  await answer(page, async () => {
    await page.keyboard.type('Giấy tờ chứng minh chỗ ở hợp pháp')
    for (const text of ['Chưa có trong hồ sơ', 'Luật Cư trú, Điều 21']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
    await shot(page, '9-ask')
  })
  await becomes(page, 'supplement')
  centre.clock.advance(2 * 3_600_000)
  await step(page, 'Đã nhận bổ sung')
  await answer(page)
  await becomes(page, 'received')
  await step(page, 'Ghi nhận kết quả')
  await answer(page, async () => {
    await page.getByLabel('Vị trí kệ').focus()
    await page.keyboard.type('K2-15')
  })
  await becomes(page, 'result-ready')
  await shot(page, '10-ready')
  await page.keyboard.press('Escape')
  await page.locator('.dossiers-nav').waitFor()
  await page.keyboard.type('0001')
  await page.locator(`.dossiers-found-line[data-code="${FIRST}"]`).waitFor()
  await shot(page, '11-search')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await becomes(page, 'result-ready')
  await step(page, 'Trả kết quả')
  await answer(page)
  await becomes(page, 'returned')
  await says(page, `Đã ghi nhận: trả kết quả (${FIRST}).`)
  await shot(page, '12-returned')
  expect(errors).toEqual([])
})
