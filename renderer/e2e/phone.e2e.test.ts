import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestCentre } from '../../electron/testkit/start-test-centre.ts'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, accessFaults, launchBrowser, sees } from './browser.ts'
import type { OpenedPage, TestBrowser } from './browser.ts'
import { openLine } from './line.ts'
import { buildPages } from './pages.ts'

let browser: TestBrowser
let pagesDir: string
let centre: TestCentre
const opened: OpenedPage[] = []

beforeAll(async () => {
  ;[browser, pagesDir] = await Promise.all([launchBrowser(), buildPages()])
})
beforeEach(async () => {
  const settings = { 'rating.reasons': [{ code: 'slow', text: 'Chờ lâu' }], 'rating.levels': 5 }
  centre = await startTestCentre({ pagesDir, publicUrl: 'http://192.0.2.1:8080', settings })
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  await centre.dispose()
})
afterAll(async () => {
  await browser.close()
})

/** Gives a number of service 1. @returns its id and the secret of its QR code */
async function issue(): Promise<{ id: string; secret: string }> {
  const kiosk = centre.client(centre.token('kiosk'))
  const { id, phoneUrl } = answered(await kiosk.call('issueTicket', { body: { serviceId: 'S1' } })).ticket
  expect(phoneUrl).toMatch(/^http:\/\/192\.0\.2\.1:8080\/phone\/#./)
  return { id, secret: new URL(phoneUrl ?? '').hash.slice(1) }
}

async function phone(secret: string, url = centre.url): Promise<OpenedPage> {
  const one = await browser.open(`${url}/phone/#${secret}`, SCREENS.phone, (page) => page.clock.install())
  opened.push(one)
  return one
}

/** Lets the next poll come. */
const poll = (page: Page): Promise<void> => page.clock.runFor(6_000)

test('says within three seconds that a number is called', async () => {
  const { id, secret } = await issue()
  const { page } = await phone(secret)
  expect(await sees(page, 'Ông/bà là người tiếp theo')).toBe(true)
  expect(await sees(page, 'Hiện chưa có quầy mở cho việc này.')).toBe(true)
  const { client, counterId } = await centre.openCounter(2)
  await client.call('callTicket', { params: { counterId }, body: { ticketId: id, reason: 'test' } })
  await page.clock.runFor(3_000)
  expect(await sees(page, 'Mời đến quầy 2')).toBe(true)
})

/** A browser of 2020: without what came later and our pages, or what they stand on, might use. */
const oldBrowser = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const gone: [object, string[]][] = [
      [AbortSignal, ['any', 'timeout']],
      [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
      [String.prototype, ['at', 'isWellFormed']],
      [Object, ['hasOwn', 'groupBy']],
      [Map, ['groupBy']],
      [Promise, ['withResolvers', 'try']],
      [Set.prototype, ['union', 'intersection', 'difference']],
      [globalThis, ['structuredClone']],
      [crypto, ['randomUUID']],
      [Navigator.prototype, ['userActivation', 'wakeLock']],
    ]
    for (const [place, names] of gone)
      for (const name of names) {
        Reflect.deleteProperty(place, name)
        Reflect.deleteProperty(Object.getPrototypeOf(place) as object, name)
      }
  })

test('works in a browser of five years ago, to the rating', async () => {
  const { id, secret } = await issue()
  const one = await browser.open(`${centre.url}/phone/#${secret}`, SCREENS.phone, oldBrowser)
  opened.push(one)
  expect(await one.page.evaluate(() => 'any' in AbortSignal && String(AbortSignal.any).includes('[native'))).toBe(false)
  expect(await sees(one.page, 'Ông/bà là người tiếp theo')).toBe(true)
  const { client, counterId } = await centre.openCounter(1)
  await client.call('callTicket', { params: { counterId }, body: { ticketId: id, reason: 'test' } })
  expect(await sees(one.page, 'Mời đến quầy 1')).toBe(true)
  await client.call('finishTicket', { params: { ticketId: id }, body: {} })
  await one.page.getByRole('button', { name: 'Rất hài lòng' }).tap()
  expect(await sees(one.page, 'Trân trọng cảm ơn ông/bà.')).toBe(true)
  expect(one.errors).toEqual([])
})

test('follows a number from waiting to the counter to its rating', async () => {
  await issue()
  const { id, secret } = await issue()
  const { page, errors } = await phone(secret)
  await page.getByRole('heading', { name: 'A002' }).waitFor()
  expect(await sees(page, 'Còn 1 người phía trước')).toBe(true)
  expect(await accessFaults(page)).toEqual([])

  const { client, counterId } = await centre.openCounter(3)
  await client.call('callTicket', { params: { counterId }, body: { ticketId: id, reason: 'test' } })
  await poll(page)
  expect(await sees(page, 'Mời đến quầy 3')).toBe(true)
  expect(await page.title()).toBe('Mời đến quầy 3')
  await client.call('recallTicket', { params: { ticketId: id }, body: {} })
  await poll(page)
  expect(await sees(page, 'Quầy đang gọi lại số của ông/bà.')).toBe(true)
  expect(await accessFaults(page)).toEqual([])

  const { ratingToken: token } = answered(await client.call('finishTicket', { params: { ticketId: id }, body: {} }))
  await poll(page)
  await page.getByRole('button', { name: 'Rất không hài lòng' }).tap()
  await page.getByRole('button', { name: 'Chờ lâu' }).tap()
  await page.getByLabel('Ý kiến của ông/bà').fill('Nên có thêm ghế.')
  expect(await accessFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Gửi đánh giá' }).tap()
  expect(await sees(page, 'Trân trọng cảm ơn ông/bà.')).toBe(true)
  await poll(page)
  expect(await sees(page, 'Trân trọng cảm ơn ông/bà.')).toBe(true)
  expect(errors).toEqual([])

  const again = await centre.client(null).call('rateService', { body: { token, level: 5 } })
  expect(again).toMatchObject({ ok: false, code: 'RATING_ALREADY_GIVEN' })
})

test('a rating that was given elsewhere first is thanked for all the same', async () => {
  const { id, secret } = await issue()
  const { client, counterId } = await centre.openCounter(1)
  await client.call('callNext', { params: { counterId }, body: {} })
  const { ratingToken: token } = answered(await client.call('finishTicket', { params: { ticketId: id }, body: {} }))
  const { page } = await phone(secret)
  await page.getByRole('button', { name: 'Rất hài lòng' }).waitFor()
  await centre.client(centre.token('rating')).call('rateService', { body: { token, level: 1 } })
  await page.getByRole('button', { name: 'Rất hài lòng' }).tap()
  expect(await sees(page, 'Lượt phục vụ này đã được đánh giá.')).toBe(true)
})

test.each([
  ['holdTicket', { reason: 'Chờ bổ sung giấy tờ' }, 'Công chức đã tạm để số này chờ'],
  ['markNoShow', {}, 'Số này đã được gọi nhưng chưa có người đến.'],
] as const)('after %s it says what happened', async (operation, body, words) => {
  const { id, secret } = await issue()
  const { client, counterId } = await centre.openCounter(1)
  await client.call('callNext', { params: { counterId }, body: {} })
  const done = await client.call(operation, { params: { ticketId: id }, body } as never)
  expect(done.ok).toBe(true)
  const { page } = await phone(secret)
  expect(await sees(page, words)).toBe(true)
})

test('after the hours of the day nobody who still waits is told to stay', async () => {
  await centre.dispose()
  const publicUrl = 'http://192.0.2.1:8080'
  centre = await startTestCentre({ pagesDir, publicUrl, preset: 'binh-duong', now: '2026-11-23T15:50' })
  const { secret } = await issue()
  centre.clock.set('2026-11-23T17:30')
  const { page } = await phone(secret)
  expect(await sees(page, 'Đã hết giờ làm việc hôm nay.')).toBe(true)
  expect(await page.getByText(/người tiếp theo|chờ gọi số|giữ trang này mở/).count()).toBe(0)
})

test('a number of yesterday has expired', async () => {
  const { secret } = await issue()
  centre.clock.set('2026-11-24T08:00')
  const { page } = await phone(secret)
  expect(await sees(page, 'Số này đã hết hiệu lực khi kết thúc ngày làm việc.')).toBe(true)
})

test.each(['', 'nonsense', '0198f.AAAAAAAAAAAAAAAAAAAAAA'])(
  'the link "%s" leads nowhere and says so',
  async (secret) => {
    const { page } = await phone(secret)
    await page.getByRole('heading', { name: 'Không tìm thấy số thứ tự này.' }).waitFor()
    expect(await accessFaults(page)).toEqual([])
  },
)

test('without a connection the last state stays, and it says so', async () => {
  const line = await openLine(centre.url)
  try {
    const { secret } = await issue()
    const { page } = await phone(secret, line.url)
    expect(await sees(page, 'Ông/bà là người tiếp theo')).toBe(true)
    line.cut()
    await poll(page)
    expect(await sees(page, 'Mất kết nối với máy chủ.')).toBe(true)
    expect(await sees(page, 'Ông/bà là người tiếp theo')).toBe(true)
    line.mend()
    await poll(page)
    await expect.poll(() => page.getByText('Mất kết nối với máy chủ.').count(), PATIENCE).toBe(0)
  } finally {
    await line.dispose()
  }
})
