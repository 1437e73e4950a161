import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SCREENS, accessFaults, launchBrowser, sees } from './browser.ts'
import type { OpenedPage, TestBrowser } from './browser.ts'
import { servePart } from './parts/serve-part.ts'
import { cutWords } from './states/cut-words.ts'

let browser: TestBrowser
let part: Awaited<ReturnType<typeof servePart>>
const opened: OpenedPage[] = []

beforeAll(async () => {
  ;[browser, part] = await Promise.all([launchBrowser(), servePart('keyboard')])
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})
afterAll(async () => {
  await browser.close()
  await part.dispose()
})

async function keyboard(
  screen: BrowserContextOptions = SCREENS.kioskPortrait,
  address = part.url,
): Promise<OpenedPage> {
  const one = await browser.open(address, screen)
  opened.push(one)
  await one.page.getByRole('region', { name: /Bàn phím|Keyboard/ }).waitFor()
  return one
}

const key = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, label = 'Thủ tục') => page.getByLabel(label)

async function press(page: Page, keys: string): Promise<void> {
  for (const sign of keys) await key(page, sign === ' ' ? 'Dấu cách' : sign).tap()
}

test('Telex by touch writes Vietnamese, and the field never loses the focus', async () => {
  const { page, errors } = await keyboard()
  await press(page, 'ddawng kys')
  expect(await field(page).inputValue()).toBe('đăng ký')
  expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(true)
  await key(page, 'Tìm').tap()
  expect(await sees(page, 'Đã tìm: đăng ký')).toBe(true)
  expect(errors).toEqual([])
})

test('accents are touched by who does not know Telex', async () => {
  const { page } = await keyboard()
  await press(page, 'duong')
  await key(page, 'đ gạch ngang: đ').tap()
  await key(page, 'dấu móc, dấu trăng: ươ').tap()
  await key(page, 'dấu huyền: ờ').tap()
  expect(await field(page).inputValue()).toBe('đường')
  expect(await key(page, 'dấu huyền: ờ').getAttribute('aria-pressed')).toBe('true')
  await key(page, 'dấu huyền: ờ').tap()
  expect(await field(page).inputValue()).toBe('đương')
})

test('it writes at the caret, over a selection, and no further than the field is long', async () => {
  const { page } = await keyboard()
  await press(page, 'ho so')
  await field(page).evaluate((one: HTMLInputElement) => one.setSelectionRange(2, 2))
  await key(page, 'dấu huyền: ò').tap()
  expect(await field(page).inputValue()).toBe('hò so')
  await field(page).evaluate((one: HTMLInputElement) => one.setSelectionRange(0, 3))
  await key(page, 'Xóa ký tự').tap()
  expect(await field(page).inputValue()).toBe('so')
  await key(page, 'Chữ hoa').tap()
  await press(page, 'mmbcdbcdbcdbcdbcdbcdbcd')
  expect(await field(page).inputValue()).toBe('Mmbcdbcdbcdbcdbcdbso')
})

test('a key that is held goes on deleting', async () => {
  const { page } = await keyboard(SCREENS.kioskPortrait)
  await press(page, 'hanh phuc')
  await key(page, 'Xóa ký tự').hover()
  await page.mouse.down()
  await expect.poll(() => field(page).inputValue(), { timeout: 5_000 }).toBe('')
  await page.mouse.up()
})

test('each field brings its own page of keys, and it stays until it is hidden or the field is gone', async () => {
  const { page } = await keyboard()
  await field(page, 'Mã hồ sơ').tap()
  await key(page, '1').tap()
  await key(page, 'gạch nối').tap()
  await key(page, 'abc: chữ cái').tap()
  await key(page, 'Gõ dấu kiểu Telex').tap()
  await press(page, 'aa')
  expect(await field(page, 'Mã hồ sơ').inputValue()).toBe('1-aa')
  await page.getByRole('heading').tap()
  await press(page, 'b')
  expect(await field(page, 'Mã hồ sơ').inputValue(), 'a touch elsewhere').toBe('1-aab')
  await key(page, 'Ẩn bàn phím').tap()
  expect(await page.getByRole('region').count()).toBe(0)
  await field(page, 'Nội dung').tap()
  await press(page, 'tots')
  expect(await field(page, 'Nội dung').inputValue()).toBe('tót')
})

test.each([
  ['kioskPortrait', 1920 * 0.88],
  ['kioskLandscape', 768],
  ['tablet', 800],
] as const)('on %s every key is large, apart and on the screen', async (size, lowest) => {
  const { page } = await keyboard(SCREENS[size])
  const boxes = await page
    .getByRole('region')
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))
  expect(boxes.length).toBeGreaterThan(38)
  for (const box of boxes) {
    expect(Math.round(box.width)).toBeGreaterThanOrEqual(72)
    expect(Math.round(box.height)).toBeGreaterThanOrEqual(72)
    expect(Math.floor(box.bottom)).toBeLessThanOrEqual(lowest)
    for (const other of boxes.filter((one) => one !== box)) {
      const apart = Math.max(
        other.left - box.right,
        other.top - box.bottom,
        box.left - other.right,
        box.top - other.bottom,
      )
      expect(Math.round(apart)).toBeGreaterThanOrEqual(12)
    }
  }
  expect(await page.evaluate(cutWords, { scrolls: false })).toEqual([])
  expect(await accessFaults(page)).toEqual([])
})

test('in English it has English names and leaves Telex off', async () => {
  const { page } = await keyboard(SCREENS.kioskLandscape, `${part.url}?lang=en`)
  for (const sign of 'feed') await key(page, sign).tap()
  expect(await field(page).inputValue()).toBe('feed')
  expect(await key(page, 'Type marks by Telex').getAttribute('aria-pressed')).toBe('false')
  expect(await accessFaults(page)).toEqual([])
})
