import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { issue, openDesk } from '../../electron/testkit/hall.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { HALL, enterManager, morning, servedOut } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const MINUTE = 60_000

const open = (page: Page, area: string): Promise<void> => page.locator(`.rail-link[data-area="${area}"]`).click()
const figure = (page: Page, label: string) =>
  page.locator('.verdict-figure', { hasText: label }).locator('dd').innerText()

test('the hall follows live: calm, then a wait over the norm, then over the limit, then calm again', async () => {
  const centre = await stage.centre(HALL)
  const desk = await openDesk(centre, 1)
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page)
  expect(await sees(page, 'Sảnh đang ổn định')).toBe(true)
  expect(new URL(page.url()).hash).toBe('')

  const first = await issue(centre, 'cu-tru')
  await expect.poll(() => figure(page, 'Đang chờ'), PATIENCE).toBe('1')
  centre.clock.advance(16 * MINUTE)
  await issue(centre, 'dat-dai')
  expect(await sees(page, '1 việc cần chú ý')).toBe(true)
  expect(await sees(page, `Số ${first.number} (Đăng ký cư trú) đã chờ 16 phút`)).toBe(true)
  centre.clock.advance(15 * MINUTE)
  const { id } = await desk.take()
  await expect
    .poll(() => page.locator('[data-counter="C1"]').innerText(), PATIENCE)
    .toContain(`Phục vụ ${first.number}`)
  expect(await figure(page, 'Chờ trung bình')).toContain('31,0 phút')
  await desk.finish(id)
  await desk.finish((await desk.take()).id)
  expect(await sees(page, 'Sảnh đang ổn định')).toBe(true)
  await expect.poll(() => figure(page, 'Đã phục vụ'), PATIENCE).toBe('2')
  expect(errors).toEqual([])
})

test('a printer without paper is told at once in the hall and among the devices, with what to do', async () => {
  const centre = await stage.centre(HALL)
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page, 'ky thuat')
  await page.locator('.verdict').waitFor()
  const station = centre.client(centre.token('station'))
  const params = { printerId: 'p1' }
  await station.call('reportPrinter', { params, body: { state: 'offline', cause: 'paper-end', nearEnd: false } })
  expect(await sees(page, '1 việc cần xử lý ngay')).toBe(true)
  await open(page, 'devices')
  const card = page.locator('[data-device="p1"]')
  await expect.poll(() => card.innerText(), PATIENCE).toMatch(/Máy in đang hết giấy, từ 8.giờ.00/)
  expect(await card.innerText()).toContain('Thay cuộn giấy mới')
  await station.call('reportPrinter', { params, body: { state: 'ready', nearEnd: false } })
  await expect.poll(() => card.innerText(), PATIENCE).toContain('Sẵn sàng in')
  expect(await page.locator('[data-area="replay"]').count()).toBe(0)
  expect(errors).toEqual([])
})

test('yesterday is played again call for call, and one counter more makes waits shorter', async () => {
  const centre = await stage.centre(HALL)
  await servedOut(centre, await morning(centre, 40, 2))
  centre.clock.set('2026-11-24T08:00')
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page)
  await open(page, 'replay')
  await page.locator('.replay-same').waitFor(PATIENCE)
  expect(await page.locator('.replay .notice-title').innerText()).toMatch(/ở (9\d(,\d)?|100) % số lượt/)
  await page.getByRole('button', { name: 'Thêm một quầy: Hộ tịch - Chứng thực' }).click()
  await page.locator('.replay-better').waitFor(PATIENCE)
  const [actual, tried] = await page
    .locator('[data-line="ho-tich-chung-thuc"] td')
    .allInnerTexts()
    .then((cells) => cells.slice(1, 3).map((cell) => Number(cell.replace(',', '.'))))
  expect(tried).toBeLessThan(actual ?? 0)
  await page.getByRole('button', { name: 'Trở lại như cũ' }).click()
  await page.locator('.replay-same').waitFor(PATIENCE)
  expect(errors).toEqual([])
})

test('the error of forecasts is shown over all, by service and by hour, and grows with the day', async () => {
  const centre = await stage.centre(HALL)
  await morning(centre, 35, 4)
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page)
  await open(page, 'forecasts')
  await page.locator('.forecasts-total').waitFor()
  const count = async () => Number(await page.locator('.forecasts-total .forecasts-number').last().innerText())
  const before = await count()
  expect(before).toBeGreaterThan(20)
  expect(await page.getByRole('row', { name: /^A Hộ tịch/ }).count()).toBe(1)
  expect(await page.getByRole('row', { name: /^8 giờ/ }).count()).toBe(1)
  await issue(centre, 'cu-tru')
  await (await openDesk(centre, 8)).take()
  await expect.poll(count, PATIENCE).toBe(before + 1)
  await page.reload()
  await page.locator('.forecasts-total').waitFor()
  expect(errors).toEqual([])
})
