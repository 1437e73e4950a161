import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { deviceAddress, eventTypes, issue, lastSeq, setStage } from './stage.ts'
import { scan } from './type-fast.ts'

const stage = setStage()

async function open(prepare?: (page: Page) => Promise<unknown>) {
  const centre = await stage.centre({ catalogue: 'demo', publicUrl: 'http://192.0.2.1:8080' })
  const address = { ...deviceAddress(centre, 'kiosk'), ...(prepare ? { prepare } : {}) }
  const opened = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, address)
  await opened.page.locator('.kiosk-tile').first().waitFor()
  return { ...opened, centre }
}
const touch = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()
const shownNumber = (page: Page) => page.locator('h1.number')

async function waiting(centre: TestCentre): Promise<Record<string, number>> {
  const { services } = answered(await centre.client(centre.token('kiosk')).call('listServices', {}))
  return Object.fromEntries(services.filter((one) => one.waiting > 0).map((one) => [one.id, one.waiting]))
}

test('after hours no number, but what a procedure needs and what somebody has to say', async () => {
  const centre = await stage.centre({ catalogue: 'demo', preset: 'binh-duong', now: '2026-11-23T20:00' })
  const { page, errors } = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, deviceAddress(centre, 'kiosk'))
  expect(await sees(page, 'Đã hết giờ tiếp nhận hồ sơ hôm nay.')).toBe(true)
  await touch(page, 'Tra cứu thủ tục hành chính')
  await touch(page, 'Theo lĩnh vực')
  await touch(page, /^Báo chí/)
  await touch(page, /1\.009374/)
  expect(await sees(page, 'Thời hạn giải quyết')).toBe(true)
  expect(await page.getByRole('button', { name: 'Lấy số' }).isDisabled()).toBe(true)
  for (let step = 0; step < 3; step++) await touch(page, 'Quay lại')
  expect(await sees(page, 'Đã hết giờ tiếp nhận hồ sơ hôm nay.')).toBe(true)
  await touch(page, 'Phản ánh, kiến nghị')
  expect(await sees(page, 'Ông/bà muốn gửi điều gì đến Trung tâm?')).toBe(true)
  expect(errors).toEqual([])
})

test('typed without accents, with what is in the bag ticked, told what is missing, and the right number', async () => {
  const { page, errors, centre } = await open()
  const before = await lastSeq(centre)
  await touch(page, 'Tra cứu thủ tục hành chính')
  await touch(page, 'Gõ tên thủ tục')
  for (const key of 'khai sinh')
    await page.getByRole('button', { name: key === ' ' ? 'Dấu cách' : key, exact: true }).tap()
  await touch(page, /Thủ tục đăng ký khai sinh 1\.001193/)
  expect(await sees(page, 'Thời hạn giải quyết')).toBe(true)
  expect(await sees(page, 'Đã có 0/3 giấy tờ')).toBe(true)
  await touch(page, /^Tờ khai đăng ký khai sinh/)
  expect(await sees(page, 'Đã có 1/3 giấy tờ')).toBe(true)
  await touch(page, 'Lấy số')
  expect(await sees(page, 'Ông/bà còn thiếu 2 giấy tờ')).toBe(true)
  expect(await page.getByRole('listitem').filter({ hasText: 'Tờ khai đăng ký khai sinh' }).count()).toBe(0)
  expect(await sees(page, /^Văn bản ủy quyền/)).toBe(true)
  await touch(page, 'Vẫn lấy số')
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('A001')
  expect(await waiting(centre)).toEqual({ 'ho-tich-chung-thuc': 1 })
  expect(await eventTypes(centre, before)).toEqual(['ticket.issued', 'session.started'])
  await touch(page, 'Xong')
  expect(await sees(page, 'Xin mời chọn việc cần giải quyết.')).toBe(true)
  expect(errors).toEqual([])
})

test('with every paper ticked the number comes at once, and nothing ticked stays for the next citizen', async () => {
  const { page, centre } = await open()
  const toPapers = async (): Promise<void> => {
    await touch(page, 'Tra cứu thủ tục hành chính')
    await touch(page, 'Theo lĩnh vực')
    await touch(page, /^Báo chí/)
    await page.locator('.kiosk-find-lines .kiosk-tile').first().tap()
    await page.locator('.kiosk-paper').first().waitFor()
  }
  await toPapers()
  const papers = page.locator('.kiosk-paper')
  for (let place = 0; place < (await papers.count()); place++) await papers.nth(place).tap()
  expect(await sees(page, 'Đã có đủ giấy tờ theo danh mục.')).toBe(true)
  await touch(page, 'Lấy số')
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('G001')
  await touch(page, 'Xong')
  await toPapers()
  expect(await page.locator('.kiosk-paper[data-selected]').count()).toBe(0)
  expect(await waiting(centre)).toEqual({ 'giao-duc-van-hoa': 1 })
})

test('an agency with many procedures leads through its fields, and back the same way', async () => {
  const { page } = await open()
  await touch(page, 'Tra cứu thủ tục hành chính')
  await touch(page, /^Ủy ban nhân dân phường/)
  await touch(page, /^Chứng thực/)
  expect(await sees(page, '10 thủ tục')).toBe(true)
  expect(await sees(page, 'Trang 1/2')).toBe(true)
  await touch(page, 'Trang sau')
  expect(await sees(page, 'Trang 2/2')).toBe(true)
  await touch(page, 'Quay lại')
  expect(await sees(page, 'Hộ tịch')).toBe(true)
  await touch(page, 'Quay lại')
  expect(await sees(page, 'Sở Tài chính')).toBe(true)
  await touch(page, 'Quay lại')
  expect(await sees(page, 'Xin mời chọn việc cần giải quyết.')).toBe(true)
})

test('the look-up that finds nothing says what to try', async () => {
  const { page } = await open()
  await touch(page, 'Tra cứu thủ tục hành chính')
  await touch(page, 'Gõ tên thủ tục')
  await page.getByRole('textbox').fill('zzzz')
  expect(await sees(page, 'Chưa tìm thấy thủ tục nào.')).toBe(true)
})

const card = (year: number): string =>
  `0010${year % 100}000123||NGUYEN VAN AN|2311${year}|Nam|So 1, Pho Thu, Phuong Mau|10052021`
/** The Vietnamese layout types accents where digits are; Telex changes letters. */
const vietnameseLayout = (sign: string): string => ({ '1': 'ă', '2': 'â', '0': 'đ', A: 'Á' })[sign] ?? sign

test.each([
  ['with the US layout', (sign: string) => sign],
  ['with the Vietnamese layout', vietnameseLayout],
])('a card of an old citizen offers the priority, %s; nothing of it is sent or kept', async (_how, wrong) => {
  const sent: string[] = []
  const { page, centre, errors } = await open((fresh) =>
    Promise.resolve(fresh.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))),
  )
  await scan(page, card(1946), wrong)
  expect(await sees(page, 'Ông/bà thuộc diện ưu tiên: Người cao tuổi.')).toBe(true)
  expect(await page.content()).not.toMatch(/000123|NGUYEN|1946/)
  await touch(page, /Đăng ký cư trú/)
  await shownNumber(page).waitFor()
  expect(await sees(page, 'Ưu tiên')).toBe(true)
  expect(await waiting(centre)).toEqual({ 'cu-tru': 1 })
  // The clocks of a test are years apart, in any digits.
  expect(sent.join('\n').replaceAll(/"clockOffsetMs":-?\d+/g, '')).not.toMatch(/000123|NGUYEN|1946/)
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toMatch(/000123/)
  await touch(page, 'Xong')
  expect(await page.getByText('Người cao tuổi').count(), 'the next citizen has no priority').toBe(0)
  expect(errors).toEqual([])
})

test('a card of a younger citizen leads to the choice, without priority', async () => {
  const { page } = await open()
  await scan(page, card(1990))
  expect(await sees(page, 'Đã đọc thẻ căn cước. Xin mời chọn việc cần giải quyết.')).toBe(true)
  expect(await page.getByText('Lấy số ưu tiên').count()).toBe(0)
})

test('Unikey on the machine of a kiosk is named to the technician, until a scan comes through whole', async () => {
  const { page, centre } = await open()
  const leader = centre.client(await centre.logIn('leader'))
  const isNamed = async () =>
    answered(await leader.call('listDeviceHealth', {})).devices.some(({ troubles }) =>
      troubles.some(({ trouble }) => trouble === 'input-method'),
    )
  await scan(page, card(1990), undefined, true)
  expect(await sees(page, 'Đã đọc thẻ căn cước. Xin mời chọn việc cần giải quyết.')).toBe(true)
  await expect.poll(isNamed, PATIENCE).toBe(true)
  const heard = async () => answered(await leader.call('listDeviceHealth', {})).keyboardScanners
  expect(await heard()).toMatchObject([{ id: 'kiosk-1', inputMethod: true }])
  await scan(page, card(1990))
  await expect.poll(isNamed, PATIENCE).toBe(false)
  await expect.poll(heard, PATIENCE).toMatchObject([{ id: 'kiosk-1', inputMethod: false }])
})

test('a ticket shows its place in line', async () => {
  const { page, centre } = await open()
  const [, second] = await issue(centre, 'dat-dai', 2)
  await scan(page, second?.phoneUrl ?? '')
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('C002')
  expect(await sees(page, 'Còn 1 người phía trước')).toBe(true)
  await touch(page, 'Xong')
  await scan(page, 'https://so.example/phone/#khong-co')
  expect(await sees(page, 'Không tìm thấy số trên phiếu này.')).toBe(true)
})

test('what is scanned while somebody types does not get into the field; other codes are told kindly', async () => {
  const { page } = await open()
  await touch(page, 'Tra cứu thủ tục hành chính')
  await touch(page, 'Gõ tên thủ tục')
  await page.getByRole('textbox').fill('khai')
  await page.keyboard.press('s')
  await expect.poll(() => page.getByRole('textbox').inputValue(), PATIENCE).toBe('khais')
  await scan(page, '8934563138165')
  expect(await sees(page, 'Máy chưa nhận ra mã này.')).toBe(true)
  await touch(page, 'Tra cứu thủ tục hành chính')
  await touch(page, 'Gõ tên thủ tục')
  expect(await page.getByRole('textbox').inputValue(), 'the look-up begins anew').toBe('')
})

test('everything that is touched on the way to a number or with feedback lies in the reach of a wheelchair', async () => {
  const { page } = await open()
  const outOfReach = (): Promise<string[]> =>
    page.getByRole('button').evaluateAll((all) =>
      all.flatMap((one) => {
        const { top, bottom, height } = one.getBoundingClientRect()
        const isReached = Math.round(top) >= 1920 * 0.4 && Math.floor(bottom) <= 1920 * 0.88 && Math.round(height) >= 72
        return isReached ? [] : [`${one.textContent} ${top} ${bottom}`]
      }),
    )
  await touch(page, 'Tra cứu thủ tục hành chính')
  await page.locator('.kiosk-find-tiles .kiosk-tile').first().waitFor()
  expect(await outOfReach()).toEqual([])
  await touch(page, 'Gõ tên thủ tục')
  await page.getByRole('textbox').fill('khai sinh')
  await page.locator('.kiosk-find-choice').first().waitFor()
  expect(await outOfReach()).toEqual([])
  await page.locator('.kiosk-find-choice').first().tap()
  await page.locator('.kiosk-paper').first().waitFor()
  expect(await outOfReach()).toEqual([])
  await touch(page, 'Lấy số')
  expect(await sees(page, 'Ông/bà chưa đánh dấu giấy tờ nào')).toBe(true)
  expect(await outOfReach()).toEqual([])
  for (let back = 0; back < 4; back++) await touch(page, 'Quay lại')
  await touch(page, 'Phản ánh, kiến nghị')
  await touch(page, /^Phản ánh/)
  await page.getByRole('textbox').fill('Ghế chờ bị gãy')
  expect(await outOfReach()).toEqual([])
  await touch(page, 'Tiếp tục')
  await page.locator('.kiosk-consent').waitFor()
  expect(await outOfReach()).toEqual([])
})
