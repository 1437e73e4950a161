import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startTestCentre } from '../../electron/testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import type { AnswerOf } from '../../shared/api/operations.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, accessFaults, launchBrowser, sees } from './browser.ts'
import type { OpenedPage, TestBrowser } from './browser.ts'
import { openLine } from './line.ts'
import { buildPages } from './pages.ts'

let browser: TestBrowser
let pagesDir: string
const open: { dispose(): Promise<void> }[] = []

beforeAll(async () => {
  ;[browser, pagesDir] = await Promise.all([launchBrowser(), buildPages()])
})
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.dispose()
})
afterAll(async () => {
  await browser.close()
})

async function centreWith(options: TestCentreOptions = {}): Promise<TestCentre> {
  const centre = await startTestCentre({ pagesDir, ...options })
  open.push(centre)
  return centre
}

type Options = {
  screen?: (typeof SCREENS)[keyof typeof SCREENS]
  prepare?: (page: Page) => Promise<unknown>
  token?: string
  /** Another address than the centre's own. */
  url?: string
}

async function kiosk(centre: TestCentre, options: Options = {}): Promise<OpenedPage> {
  const address = `${options.url ?? centre.url}/kiosk/#token=${options.token ?? centre.token('kiosk')}`
  const opened = await browser.open(address, options.screen ?? SCREENS.kioskPortrait, options.prepare)
  open.push({ dispose: opened.close })
  return opened
}

const tile = (page: Page, name: string) => page.getByRole('button', { name })
const shownNumber = (page: Page) => page.locator('h1.number')

async function services(centre: TestCentre): Promise<AnswerOf<'listServices'>['services']> {
  return answered(await centre.client(centre.token('kiosk')).call('listServices', {})).services
}
const waiting = async (centre: TestCentre) => (await services(centre)).map((service) => service.waiting)

/** Takes the oldest print job as a station and says how it ended. */
async function printEnds(
  centre: TestCentre,
  body: { outcome: 'printed' | 'unknown' } | { outcome: 'failed'; cause: 'paper-end' },
) {
  const station = centre.client(centre.token('station'))
  const [job] = answered(await station.call('listPrintJobs', {})).jobs
  const params = { jobId: job?.id ?? 'none' }
  answered(await station.call('takePrintJob', { params, body: {} }))
  answered(await station.call('reportPrintJob', { params, body }))
}

test('one touch gives the number, with the wait and what became of the paper', async () => {
  const centre = await centreWith({ printerId: 'printer-1', publicUrl: 'http://192.0.2.1:8080' })
  const { page, errors } = await kiosk(centre)
  await tile(page, 'Dịch vụ 1').tap()
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('A001')
  expect(await sees(page, 'Ông/bà là người tiếp theo')).toBe(true)
  expect(await sees(page, 'Đang in phiếu')).toBe(true)
  await page.getByRole('img', { name: 'Quét mã' }).waitFor()
  await printEnds(centre, { outcome: 'printed' })
  expect(await sees(page, 'Xin ông/bà nhận phiếu ở khe in.')).toBe(true)
  await page.getByRole('button', { name: 'Xong' }).tap()
  await tile(page, 'Dịch vụ 1').getByText('1 người đang chờ').waitFor()
  expect(errors).toEqual([])
  expect(new URL(page.url()).hash).toBe('')
})

test.each([
  [{ outcome: 'failed', cause: 'paper-end' } as const, 'Xin lỗi ông/bà, máy in hết giấy. Số A001 vẫn được giữ.'],
  [{ outcome: 'unknown' } as const, 'Chưa rõ phiếu đã in được hay chưa. Số A001 vẫn được giữ.'],
])('a print that ended %j is told in its own words', async (ending, words) => {
  const centre = await centreWith({ printerId: 'printer-1' })
  const { page } = await kiosk(centre)
  await tile(page, 'Dịch vụ 1').tap()
  expect(await sees(page, 'Đang in phiếu')).toBe(true)
  await printEnds(centre, ending)
  expect(await sees(page, words)).toBe(true)
  expect(await sees(page, 'Vui lòng ghi lại số hoặc chụp ảnh màn hình này')).toBe(true)
})

test('a paper that does not come is not waited for, and is taken when it comes after all', async () => {
  const centre = await centreWith({ printerId: 'printer-1' })
  const { page } = await kiosk(centre, { prepare: (fresh) => fresh.clock.install() })
  await tile(page, 'Dịch vụ 1').tap()
  expect(await sees(page, 'Đang in phiếu')).toBe(true)
  await page.clock.runFor(6_000)
  expect(await sees(page, 'Phiếu chưa in được. Số A001 vẫn được giữ.')).toBe(true)
  await printEnds(centre, { outcome: 'printed' })
  expect(await sees(page, 'Xin ông/bà nhận phiếu ở khe in.')).toBe(true)
})

test('a double tap is one press', async () => {
  const centre = await centreWith()
  const { page } = await kiosk(centre)
  const box = await tile(page, 'Dịch vụ 1').boundingBox()
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 }
  const [across, down] = [x + width / 2, y + height / 2]
  await Promise.all([page.touchscreen.tap(across, down), page.touchscreen.tap(across, down)])
  await shownNumber(page).waitFor()
  await expect.poll(() => waiting(centre), PATIENCE).toEqual([1, 0, 0, 0])
})

test('an answer lost on the way is asked for again and is the same number', async () => {
  const centre = await centreWith()
  const keys: (string | undefined)[] = []
  const { page } = await kiosk(centre, {
    prepare: (fresh) =>
      fresh.route('**/v1/tickets', async (route) => {
        keys.push(route.request().headers()['idempotency-key'])
        const answer = await route.fetch()
        if (keys.length === 1) await route.abort()
        else await route.fulfill({ response: answer })
      }),
  })
  await tile(page, 'Dịch vụ 2').tap()
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('B001')
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  expect(await waiting(centre)).toEqual([0, 1, 0, 0])
})

test('the priority is asked for by who has it, and goes with the number', async () => {
  const centre = await centreWith()
  const { page } = await kiosk(centre)
  await page.getByRole('button', { name: 'Tôi thuộc diện ưu tiên' }).tap()
  await page.getByRole('button', { name: 'Người cao tuổi' }).tap()
  expect(await sees(page, 'Lấy số ưu tiên: Người cao tuổi')).toBe(true)
  await tile(page, 'Dịch vụ 1').tap()
  expect(await sees(page, 'Dịch vụ 1 · Ưu tiên')).toBe(true)
  await page.getByRole('button', { name: 'Xong' }).tap()
  await tile(page, 'Dịch vụ 1').tap()
  await shownNumber(page).waitFor()
  expect(await page.getByText('Ưu tiên').count(), 'the next citizen has no priority').toBe(0)
})

test('returns by itself after fifteen seconds, in Vietnamese', async () => {
  const centre = await centreWith({ printerId: 'printer-1' })
  const { page } = await kiosk(centre, { prepare: (fresh) => fresh.clock.install() })
  await page.getByRole('button', { name: 'English' }).tap()
  expect(await sees(page, 'Please choose what you came for.')).toBe(true)
  await tile(page, 'Dịch vụ 1').tap()
  await shownNumber(page).waitFor()
  await printEnds(centre, { outcome: 'printed' })
  expect(await sees(page, 'Please take your ticket from the printer.')).toBe(true)
  expect(await sees(page, /This screen returns in 1[345] s/)).toBe(true)
  await page.clock.runFor(8_000)
  expect(await sees(page, /This screen returns in [1-7] s/)).toBe(true)
  await page.clock.runFor(7_000)
  expect(await sees(page, 'Xin mời chọn việc cần giải quyết.')).toBe(true)
})

test('says when the centre is away, and gives numbers again when it is back', async () => {
  const centre = await centreWith()
  const line = await openLine(centre.url)
  open.push(line)
  const { page } = await kiosk(centre, { url: line.url, prepare: (fresh) => fresh.clock.install() })
  await tile(page, 'Dịch vụ 1').waitFor()
  line.cut()
  await page.clock.runFor(11_000)
  expect(await sees(page, 'Máy lấy số tạm thời mất kết nối.')).toBe(true)
  expect(await tile(page, 'Dịch vụ 1').count()).toBe(0)
  line.mend()
  await page.clock.runFor(11_000)
  await tile(page, 'Dịch vụ 1').tap()
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('A001')
})

test('after hours it names the hour of return', async () => {
  const centre = await centreWith({ preset: 'binh-duong', now: '2026-11-23T20:00' })
  const { page } = await kiosk(centre)
  expect(await sees(page, 'Đã hết giờ tiếp nhận hồ sơ hôm nay.')).toBe(true)
  expect(await sees(page, 'Tiếp nhận lại từ 7 giờ 30, thứ Ba, ngày 24/11/2026.')).toBe(true)
  expect(await tile(page, 'Dịch vụ 1').count()).toBe(0)
})

test('when reception ends it says so by itself, and what is still given', async () => {
  const centre = await centreWith({ preset: 'binh-duong', now: '2026-11-23T10:30' })
  const { page } = await kiosk(centre)
  await tile(page, 'Dịch vụ 1').waitFor()
  expect(await tile(page, 'Dịch vụ 1').isEnabled()).toBe(true)
  centre.clock.set('2026-11-23T11:10')
  expect(await sees(page, 'Buổi chiều tiếp nhận từ 13 giờ 00.')).toBe(true)
  expect(await sees(page, 'Ông/bà vẫn có thể lấy số “Dịch vụ 4” đến 11 giờ 30.')).toBe(true)
  expect(await tile(page, 'Dịch vụ 1').isDisabled()).toBe(true)
  await tile(page, 'Dịch vụ 4').tap()
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('R001')
})

test('a centre without hours says that it is not configured', async () => {
  const centre = await centreWith({ preset: 'tra-vinh' })
  const { page } = await kiosk(centre)
  expect(await sees(page, 'Trung tâm chưa cấu hình giờ tiếp nhận hồ sơ.')).toBe(true)
})

test('without a token it is not paired and shows a code', async () => {
  const centre = await centreWith()
  const { page } = await kiosk(centre, { token: '' })
  expect(await sees(page, /Mã ghép nối: \w{3}\s\w{3}/)).toBe(true)
  expect(await sees(page, 'Thiết bị chưa được ghép nối')).toBe(true)
})

test('everything that can be touched lies in the reach of a wheelchair', async () => {
  const centre = await centreWith({ services: 12 })
  const { page } = await kiosk(centre)
  const inReach = async (place: string): Promise<void> => {
    const boxes = await page
      .getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))
    expect(boxes.length).toBeGreaterThan(0)
    for (const { top, bottom, height } of boxes) {
      expect(Math.round(top), place).toBeGreaterThanOrEqual(1920 * 0.4)
      expect(Math.floor(bottom), place).toBeLessThanOrEqual(1920 * 0.88)
      expect(Math.round(height), place).toBeGreaterThanOrEqual(72)
    }
  }
  await tile(page, 'Dịch vụ 12').waitFor()
  await inReach('services')
  await page.getByRole('button', { name: 'Tôi thuộc diện ưu tiên' }).tap()
  await inReach('priority')
  await page.getByRole('button', { name: 'Không thuộc diện ưu tiên' }).tap()
  await tile(page, 'Dịch vụ 12').tap()
  await shownNumber(page).waitFor()
  await inReach('number')
})

test.each(['kioskPortrait', 'kioskLandscape'] as const)('axe finds nothing on %s, nothing is cut off', async (size) => {
  const centre = await centreWith({ printerId: 'printer-1', publicUrl: 'http://192.0.2.1:8080', services: 7 })
  const { page, errors } = await kiosk(centre, { screen: SCREENS[size] })
  const sound = async (): Promise<void> => {
    expect(await accessFaults(page)).toEqual([])
    const { width, height } = SCREENS[size].viewport
    const content = await page.evaluate(() => {
      const root = document.documentElement
      return [root.scrollWidth, root.scrollHeight]
    })
    expect(content).toEqual([width, height])
  }
  await tile(page, 'Dịch vụ 7').waitFor()
  await sound()
  await tile(page, 'Dịch vụ 1').tap()
  await shownNumber(page).waitFor()
  await printEnds(centre, { outcome: 'failed', cause: 'paper-end' })
  expect(await sees(page, 'máy in hết giấy')).toBe(true)
  await sound()
  expect(errors).toEqual([])
})
