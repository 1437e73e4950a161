import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { codeAt, csvOf, madeUpTable } from '../../electron/testkit/catalogue.ts'
import { LONG } from '../../electron/testkit/dossiers.ts'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { CARD, DOSSIER_CENTRE, dossierDesk, identity, receive } from './dossier-steps.ts'
import { setStage } from './stage.ts'
import { scan } from './type-fast.ts'

const stage = setStage()

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openArea(centre: TestCentre): Promise<{ page: Page; errors: string[] }> {
  const token = await centre.logIn('leader')
  const opened = await stage.open(centre, 'admin', SCREENS.desk, {
    prepare: (page) => page.addInitScript((held) => sessionStorage.setItem('mot-cua:office:session', held), token),
  })
  const { page } = opened
  page.setDefaultTimeout(PATIENCE.timeout)
  await page.getByRole('link', { name: 'Nhập danh mục' }).click()
  await button(page, 'Chọn tệp danh mục').waitFor()
  return opened
}

/** Gives the page a file, as a person chooses one. */
async function give(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.locator('.catalogue-preview').waitFor()
}

test('a list is looked at, imported and read by an officer before reception, and taken back', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page, errors } = await openArea(centre)

  // The template goes out and comes back in: it is what the centre reads.
  const saving = page.waitForEvent('download')
  await button(page, 'Excel').click()
  const template = readFileSync(await (await saving).path())
  await give(page, 'mau.xlsx', template)
  expect(await sees(page, 'Ngừng (1)')).toBe(true)

  const table = madeUpTable(40, { feeOf: (n) => (n <= 3 ? '0' : undefined) })
  const file = csvOf({
    heads: table.heads,
    rows: [[LONG, 'Đăng ký thường trú', 'Đăng ký, quản lý cư trú', 'Cấp xã', '5 ngày làm việc', '', ''], ...table.rows],
  })
  await give(page, 'danh-muc.csv', file)
  expect(await sees(page, 'Mới (40)')).toBe(true)
  await page.getByText('Đã xem 0 trong 1 mức phí').waitFor()
  await page.getByRole('tab', { name: /^Thay đổi/ }).click()
  await page.locator('[data-code="1.004222"] del').first().waitFor()
  await page.getByRole('checkbox', { name: 'Đã xem, nhập mức phí 0' }).press('Space')
  await page.getByRole('textbox', { name: 'Số quyết định công bố' }).fill('1872/QĐ-UBND')
  await button(page, 'Nhập danh mục').click()
  expect(await sees(page, 'Đã nhập danh mục: 40 thủ tục mới, 1 thay đổi, 0 ngừng.')).toBe(true)

  const desk = await dossierDesk(stage, centre)
  await scan(desk.page, CARD)
  await expect.poll(() => identity(desk.page), PATIENCE).toBe('001185000123')
  await press(desk.page, 'Alt+2')
  await desk.page.keyboard.type('thuong tru')
  await desk.page.getByRole('option', { name: /^1.004222/ }).waitFor()
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.dossiers-news button:focus').waitFor()
  expect(await desk.page.locator('.dossiers-news').textContent()).toContain('Theo 1872/QĐ-UBND')
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.dossiers-line-state:focus, .dossiers-due[data-due="counted"]').first().waitFor()
  await receive(desk.page)

  // What else is new is read before a citizen asks for it: the queue says how much there is.
  await press(desk.page, 'Alt+h')
  await button(desk.page, '40 thủ tục chưa đọc').click()
  expect(await sees(desk.page, 'Thủ tục có thay đổi chưa đọc (40)')).toBe(true)
  await button(desk.page, 'Đọc thay đổi').first().click()
  await desk.page.locator('.dossiers-news button:focus').waitFor()
  expect(await accessFaults(desk.page)).toEqual([])
  await desk.page.keyboard.press('Enter')
  expect(await sees(desk.page, 'Thủ tục có thay đổi chưa đọc (39)')).toBe(true)

  await button(page, 'Ai đã đọc').click()
  expect(await sees(page, 'đã đọc 2/41')).toBe(true)
  await button(page, 'Thu hồi').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click()
  expect(await sees(page, 'Đã thu hồi: ')).toBe(true)
  expect(centre.centre.deps.store.catalogue().rows.has(codeAt(1))).toBe(false)
  expect([errors, desk.errors]).toEqual([[], []])
})
