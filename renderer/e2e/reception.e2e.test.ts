import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { openReception } from '../../electron/testkit/reception.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { deviceAddress, issue, setStage } from './stage.ts'
import { atReception } from './states/reception.ts'

const stage = setStage()

async function says(page: Page, words: string | RegExp): Promise<void> {
  await expect.poll(() => page.locator('.reception-news').textContent(), PATIENCE).toMatch(words)
}
const waiting = (page: Page): Promise<string[]> => page.locator('.reception-entry > .number').allTextContents()

test('by keys alone: log in, give a number, take it back, mark, move, cancel and bring back', async () => {
  const centre = await stage.centre({ printerId: 'P1' })
  await issue(centre, 'S1', 2)
  const { page, errors } = await stage.open(centre, 'reception', SCREENS.desk)
  const keys = page.keyboard
  await page.getByRole('combobox').waitFor()
  await keys.type('lễ tân')
  await keys.press('ArrowDown')
  await keys.press('Enter')
  await keys.press('Tab')
  await keys.type('2468')
  await keys.press('Enter')
  await page.locator('.reception-service').first().waitFor()

  await keys.press('1')
  await keys.press('B')
  await says(page, 'Đã cấp số B001')
  expect(await waiting(page)).toEqual(['A001', 'A002', 'B001'])
  await keys.press('A')
  await says(page, 'Đã cấp số A003')
  await keys.press('F2')
  await says(page, 'Đã hủy số A003')
  await expect.poll(() => waiting(page), PATIENCE).toEqual(['A001', 'A002', 'B001'])

  /** Chooses a deed by what it says, of the number that was looked for. */
  async function does(number: string, deed: string | RegExp): Promise<void> {
    await keys.press('F3')
    await page.locator('#reception-find').fill(number)
    await page.getByRole('option', { name: number }).first().press('Enter')
    await page.getByRole('dialog').getByRole('option', { name: deed }).press('Enter')
  }
  await does('A002', 'Người cao tuổi')
  await says(page, 'Số A002 đã được đánh dấu ưu tiên.')
  await does('A001', /C · /)
  await says(page, /Số A001 đã chuyển sang .*, giữ nguyên giờ đến/)
  await does('A001', 'Công dân không chờ nữa')
  await says(page, 'Đã hủy số A001')
  await keys.press('Alt+3')
  await does('A001', /Đưa trở lại hàng chờ/)
  await says(page, 'Số A001 đã trở lại hàng chờ')
  const reception = await openReception(centre)
  expect(
    (await reception.view()).waiting.map(({ number, serviceId, priority }) => [number, serviceId, priority]),
  ).toEqual([
    ['A001', 'S3', false],
    ['A002', 'S1', true],
    ['B001', 'S2', true],
  ])
  expect(errors).toEqual([])
})

test('after a blackout the cards stand by their arrival; one that somebody holds is named', async () => {
  const centre = await stage.centre({ preset: 'binh-duong', now: '2026-11-23T08:00' })
  await issue(centre, 'S1')
  centre.clock.set('2026-11-23T09:40')
  await issue(centre, 'S1')
  const { page, errors } = await atReception(stage, centre)
  await page.keyboard.press('F4')
  const dialog = page.getByRole('dialog')
  async function enter(typed: Record<string, string>): Promise<void> {
    await dialog.locator('.select-button').first().click()
    await page.locator('.select-list [role="option"]').first().click()
    for (const [label, text] of Object.entries(typed)) await dialog.getByLabel(label, { exact: false }).fill(text)
    await page.keyboard.press('Enter')
  }
  await enter({ 'Đến số': '502', 'Phát từ lúc': '9:05', 'Phát đến lúc': '9:25' })
  expect(await sees(page, 'Đã ghi 2 số phát bằng giấy.')).toBe(true)
  await enter({ 'Từ số': '1', 'Đến số': '1' })
  expect(await sees(page, 'Số A001 đã có người giữ. Vui lòng kiểm tra lại phiếu giấy.')).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => waiting(page), PATIENCE).toEqual(['A001', 'A501', 'A502', 'A002'])
  // Left in the middle, it still has what was copied from the paper.
  await page.keyboard.press('F4')
  expect(await dialog.getByLabel('Phát từ lúc').inputValue()).toBe('9:05')
  expect(errors.filter((error) => !error.startsWith('Failed to load'))).toEqual([])
})

test('a session closes: kiosk, board and phone say why and what becomes of those who wait, until it opens again', async () => {
  const centre = await stage.centre({
    preset: 'binh-duong',
    now: '2026-11-23T09:00',
    publicUrl: 'http://centre.test',
  })
  const [ticket] = await issue(centre, 'S1')
  const kiosk = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, deviceAddress(centre, 'kiosk'))
  const board = await stage.open(centre, 'board', SCREENS.board, deviceAddress(centre, 'board'))
  const { page } = await atReception(stage, centre)
  await page.keyboard.press('F9')
  const dialog = page.getByRole('dialog')
  expect(await dialog.textContent()).toMatch(/Còn 1 người đang chờ.*A001/)
  const rings = () =>
    dialog.locator('[data-focus-visible]').evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle))
  await expect.poll(rings, { ...PATIENCE, message: 'one ring around what has the focus' }).toEqual(['none', 'solid'])
  await dialog.locator('.select-button').click()
  await page.getByRole('option', { name: 'Mất điện' }).click()
  await dialog.getByText('Giữ thứ tự, gọi trước vào buổi sau').click()
  await dialog.getByRole('button', { name: 'Ngừng cấp số ngay' }).click()
  await says(page, 'Đã ngừng cấp số. Còn 1 số trong hàng chờ.')

  expect(await sees(kiosk.page, 'Trung tâm tạm ngừng cấp số: mất điện.')).toBe(true)
  expect(await sees(board.page, 'Trung tâm tạm ngừng cấp số: mất điện.')).toBe(true)
  expect(await sees(board.page, /gọi trước từ 13\sgiờ\s00/)).toBe(true)
  const phone = await stage.openAddress(`${centre.url}/phone/#${ticket?.phoneUrl?.split('#')[1] ?? ''}`, SCREENS.phone)
  expect(await sees(phone.page, 'Số của ông/bà được giữ nguyên thứ tự và gọi trước từ 13 giờ 00.')).toBe(true)

  await page.keyboard.press('F9')
  await page.getByRole('dialog').getByRole('button', { name: 'Mở lại ngay' }).click()
  await says(page, 'Đã cấp số trở lại.')
  await expect.poll(() => kiosk.page.getByText('Trung tâm tạm ngừng cấp số').count(), PATIENCE).toBe(0)
  await expect.poll(() => board.page.getByText('Trung tâm tạm ngừng cấp số').count(), PATIENCE).toBe(0)
})

test('a technician is told that the page is not his', async () => {
  const centre = await stage.centre()
  const token = await centre.logIn('technician')
  const { page } = await stage.open(centre, 'reception', SCREENS.desk, {
    prepare: (opened) =>
      opened.addInitScript((session) => sessionStorage.setItem('mot-cua:reception:session', session), token),
  })
  expect(await sees(page, 'Trang này dành cho lễ tân và lãnh đạo Trung tâm.')).toBe(true)
})
