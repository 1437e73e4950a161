import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { enterManager, openOffice } from './hall-day.ts'
import { issue, lastSeq, overflow, setStage } from './stage.ts'

const stage = setStage()

async function journalOf(page: Page): Promise<void> {
  await enterManager(page)
  await page.getByRole('link', { name: 'Nhật ký hệ thống' }).click()
  await page.locator('.journal').waitFor()
}

const line = (page: Page, seq: number) => page.locator(`tr[data-seq="${seq}"]`)

test('a leader reads the journal in words, follows it and goes back to its beginning', async () => {
  const centre = await stage.centre({ counters: 40 })
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await journalOf(page)
  await line(page, await lastSeq(centre))
    .getByText('Đăng nhập')
    .waitFor()

  await issue(centre, 'S1')
  const seq = await lastSeq(centre)
  const words = () => line(page, seq).innerText()
  await expect.poll(words, PATIENCE).toMatch(/Cấp số/)
  expect(await words()).toMatch(/kiosk 1/)
  expect(await words()).toMatch(/dịch vụ: Dịch vụ 1.*số: A001.*ưu tiên: không/)
  expect(await words()).toContain('23/11/2026 08:00:00')
  await line(page, seq).getByText('Dữ liệu gốc').click()
  expect(await line(page, seq).locator('pre').innerText()).toContain('"number": "A001"')

  const older = page.getByRole('button', { name: 'Xem các dòng cũ hơn' })
  while (await older.isVisible()) {
    const oldest = await page.locator('tr[data-seq]').last().getAttribute('data-seq')
    await older.click()
    await expect.poll(() => page.locator('tr[data-seq]').last().getAttribute('data-seq'), PATIENCE).not.toBe(oldest)
  }
  expect(await page.locator('tr[data-seq]').count()).toBe(seq)
  expect(await sees(page, 'Đây là dòng đầu tiên của nhật ký.')).toBe(true)
  expect(errors).toEqual([])
})

test("a leader finds today's lines by kind, counter and words", async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 3)
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await journalOf(page)
  await page.getByRole('searchbox', { name: 'Tìm trong hôm nay' }).fill('cap so a002')
  expect(await sees(page, 'Hôm nay không có dòng nào như vậy.')).toBe(true)
  await page.getByRole('searchbox', { name: 'Tìm trong hôm nay' }).fill('a002')
  expect(await sees(page, 'Hôm nay có 1 dòng.')).toBe(true)
  await page.getByRole('button', { name: 'Bỏ lọc' }).click()
  await page.getByRole('combobox', { name: 'Việc' }).fill('cap so')
  await page.getByRole('option', { name: 'Cấp số', exact: true }).click()
  expect(await sees(page, 'Hôm nay có 3 dòng.')).toBe(true)
  await issue(centre, 'S2')
  expect(await sees(page, 'Hôm nay có 4 dòng.')).toBe(true)
  expect(errors).toEqual([])
})

test('an officer is sent to the counter page', async () => {
  const centre = await stage.centre()
  const { page } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page, 'cong chuc 1')
  expect(await sees(page, 'Trang này dành cho lãnh đạo và kỹ thuật viên.')).toBe(true)
  expect(await page.locator('tr[data-seq]').count()).toBe(0)
})

test('what wants a decision is seen from anywhere and reached by one press, by keys, by name and by the way back', async () => {
  const centre = await stage.centre({ counters: 8 })
  const { page, errors } = await openOffice(stage, centre, 'forecasts')
  const now = () => page.locator('[aria-current="page"][data-area]').getAttribute('data-area')
  await page.getByRole('heading', { level: 1, name: 'Dự báo' }).waitFor()
  expect(await page.title()).toBe('Dự báo thời gian chờ – Điều hành')
  const kiosk = centre.client(centre.token('kiosk'))
  await kiosk.call('giveFeedback', { body: { kind: 'proposal', words: 'Nên có thêm ghế.' } })
  const people = page.getByRole('list', { name: 'Người dân' })
  await people.getByRole('link', { name: 'Phản ánh, kiến nghị 1 việc cần xử lý' }).waitFor()

  await page.getByRole('link', { name: 'Toàn cảnh' }).click()
  await page.getByRole('link', { name: '1 phản ánh, kiến nghị chưa xử lý' }).press('Enter')
  expect(await sees(page, 'Nên có thêm ghế.')).toBe(true)
  expect([await now(), await page.evaluate(() => document.activeElement?.tagName)]).toEqual(['feedback', 'MAIN'])
  await page.getByRole('button', { name: 'Đã đọc' }).click()
  await page.getByRole('button', { name: 'Ghi trả lời' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Trung tâm đã thêm ghế.')
  await page.getByRole('dialog').getByRole('button').last().click()
  await expect.poll(() => page.locator('.rail-mark').count(), PATIENCE).toBe(0)

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('phien ban')
  await page.keyboard.press('Enter')
  await expect.poll(now, PATIENCE).toBe('versions')
  await page.goBack()
  await expect.poll(now, PATIENCE).toBe('feedback')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('ngay nghi')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await sees(page, 'Ngày lễ, ngày nghỉ và ngày thứ Bảy làm bù.')).toBe(true)
  expect(errors).toEqual([])
})

test('fits the desk, also at twice its size, and can be read by everybody', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 3)
  const { page } = await openOffice(stage, centre, 'journal')
  await line(page, await lastSeq(centre)).waitFor()
  for (const viewport of [SCREENS.desk.viewport, SCREENS.board.viewport]) {
    await page.setViewportSize(viewport)
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    expect(await accessFaults(page)).toEqual([])
  }
  // 1366 by 768 at 200 %: the rail folds away, and the page scrolls downwards only.
  await page.setViewportSize({ width: 683, height: 384 })
  expect((await overflow(page)).x).toBe(0)
  expect(await page.getByRole('link', { name: 'Toàn cảnh' }).isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Mục: Nhật ký hệ thống' }).click()
  await page.getByRole('link', { name: 'Toàn cảnh' }).click()
  await page.locator('.verdict').waitFor()
  expect((await overflow(page)).x).toBe(0)
  expect(await page.getByRole('link', { name: 'Nhật ký hệ thống' }).isVisible()).toBe(false)
  // On paper the area stands alone, with nothing to press.
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.verdict').isVisible()).toBe(true)
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Quản trị' }).isVisible()).toBe(false)
})
