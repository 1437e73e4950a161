import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { MARK, pseudoLanguage } from '../../shared/testkit/pseudo-language.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { deviceAddress, issue, setStage } from './stage.ts'

const stage = setStage()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const shownNumber = (page: Page) => page.locator('h1.number')

const kiosk = (centre: TestCentre, prepare?: (page: Page) => Promise<unknown>) =>
  stage.open(centre, 'kiosk', SCREENS.kioskPortrait, {
    ...deviceAddress(centre, 'kiosk'),
    ...(prepare ? { prepare } : {}),
  })

/** What the style sheets see of the switches. */
const look = (page: Page) =>
  page.evaluate(() => {
    const { theme, type, zone } = document.documentElement.dataset
    return [theme, type, zone]
  })

/** Upper and lower edge of what can be touched, as parts of the height. */
async function reach(page: Page): Promise<[number, number]> {
  const boxes = await page
    .getByRole('button')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]))
  return [
    Math.min(...boxes.map(([top]) => top ?? 0)) / 1920,
    Math.max(...boxes.map(([, bottom]) => bottom ?? 0)) / 1920,
  ]
}

test('large type, contrast and the lower zone serve this citizen, and are off for the next one', async () => {
  const centre = await stage.centre({ catalogue: 'demo' })
  const { page, errors } = await kiosk(centre)
  const size = () =>
    page
      .locator('.kiosk-tile-name')
      .first()
      .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))
  await button(page, 'Hộ tịch').waitFor()
  const usual = await size()
  for (const name of ['Chữ lớn', 'Tương phản', 'Hạ thấp']) await button(page, name).tap()
  expect(await button(page, 'Chữ lớn').getAttribute('aria-pressed')).toBe('true')
  expect(await look(page)).toEqual(['contrast', 'large', 'low'])
  expect(await size()).toBeGreaterThan(usual)
  const [top, bottom] = await reach(page)
  expect(top).toBeGreaterThanOrEqual(0.499)
  expect(bottom).toBeLessThanOrEqual(0.981)
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')

  await button(page, 'Trang sau').tap()
  await button(page, 'Nhận kết quả').tap()
  await shownNumber(page).waitFor()
  await button(page, 'Xong').tap()
  await button(page, 'Hộ tịch').waitFor()
  expect(await look(page)).toEqual(['light', 'usual', 'usual'])
  expect(errors).toEqual([])
})

test('it asks before it starts over, stays for a touch, and then leaves nothing of what was typed', async () => {
  const secret = 'khaitu'
  const centre = await stage.centre({ catalogue: 'demo' })
  const { page } = await kiosk(centre, (fresh) => fresh.clock.install())
  await button(page, 'Tra cứu thủ tục').tap()
  await button(page, 'Gõ tên').tap()
  const field = page.getByRole('searchbox').or(page.getByRole('textbox'))
  await field.waitFor()
  for (const key of secret)
    await page.getByRole('region', { name: 'Bàn phím' }).getByRole('button', { name: key, exact: true }).tap()
  const typed = await field.inputValue()
  expect(typed.length).toBeGreaterThan(3)
  const asked = page.waitForRequest(/procedures/)
  await page.clock.runFor(31_000)
  expect(decodeURIComponent((await asked).url())).toContain(typed)
  expect(await sees(page, 'Ông/bà còn ở đây không?')).toBe(true)
  await button(page, 'Tôi còn ở đây').tap()
  await expect.poll(() => page.getByRole('dialog').count(), PATIENCE).toBe(0)
  expect(await field.inputValue(), 'a touch keeps everything').toBe(typed)

  await page.clock.runFor(31_000)
  expect(await sees(page, /trở về đầu sau \d+ giây/)).toBe(true)
  await page.clock.runFor(10_000)
  expect(await sees(page, 'Xin mời chọn việc cần giải quyết.')).toBe(true)
  const left = await page.evaluate(() => ({
    page: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value),
    stored: [sessionStorage, localStorage].flatMap((storage) => Object.entries(storage)),
    read: performance.getEntriesByType('resource').map(({ name }) => decodeURIComponent(name)),
    address: location.href,
    state: history.state as unknown,
  }))
  expect(left.fields).toEqual([])
  expect(JSON.stringify(left)).not.toContain(typed)
  expect(await page.getByRole('region', { name: 'Bàn phím' }).count()).toBe(0)
})

test('near the end of reception one question comes before the number', async () => {
  const centre = await stage.centre({ preset: 'binh-duong', now: '2026-11-23T10:58' })
  await issue(centre, 'S1', 5)
  const { page } = await kiosk(centre)
  await button(page, 'Dịch vụ 1').tap()
  expect(await sees(page, 'Ông/bà có thể chưa được phục vụ trong buổi này.')).toBe(true)
  expect(await sees(page, 'Hiện chưa có quầy mở cho việc này.')).toBe(true)
  await button(page, 'Không lấy số').tap()
  await centre.openCounter(1)
  await button(page, /Dịch vụ 1 .* khoảng/).tap()
  expect(await sees(page, /chờ đến .*; nhận hồ sơ đến 11\sgiờ\s00/)).toBe(true)
  await button(page, 'Không lấy số').tap()
  await button(page, 'Dịch vụ 1').tap()
  await button(page, 'Tiếp tục lấy số').tap()
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('A006')
})

test('a service whose numbers are used up says so on its tile, the others go on', async () => {
  const centre = await stage.centre({ settings: { 'queue.dailyLimits': { S1: 1 } } })
  const { page } = await kiosk(centre)
  await button(page, 'Dịch vụ 1').waitFor()
  await issue(centre, 'S1')
  expect(await sees(page, 'Hôm nay đã hết số')).toBe(true)
  expect(await button(page, 'Dịch vụ 1').isDisabled()).toBe(true)
  await button(page, 'Dịch vụ 2').tap()
  await expect.poll(() => shownNumber(page).textContent(), PATIENCE).toBe('B001')
})

test('spoken guidance says what the screen asks for and reads the number sign by sign', async () => {
  const centre = await stage.centre()
  const { page, errors } = await kiosk(centre)
  const said: string[] = []
  page.on('request', (request) => {
    const clip = /\/sound\/(.+)\.ogg$/.exec(request.url())?.[1]
    if (clip && said.at(-1) !== clip) said.push(clip)
  })
  await button(page, 'Đọc to').tap()
  await expect.poll(() => said, PATIENCE).toEqual(['guide-start'])
  await button(page, 'English').tap()
  await expect.poll(() => said, PATIENCE).toEqual(['guide-start', 'en-guide-start'])
  await button(page, 'Tiếng Việt').tap()
  await expect.poll(() => said, PATIENCE).toEqual(['guide-start', 'en-guide-start', 'guide-start'])
  said.splice(0, 2)
  await button(page, 'Dịch vụ 2').tap()
  await expect
    .poll(() => said, { timeout: 30_000 })
    .toEqual(['guide-start', 'guide-number', 'letter-b', 'digit-0', 'digit-1', 'guide-no-paper'])
  await button(page, 'Xong').tap()
  await button(page, 'Dịch vụ 1').waitFor()
  expect(await button(page, 'Đọc to').getAttribute('aria-pressed'), 'silent for the next one').toBe('false')
  expect(errors).toEqual([])
}, 60_000)

test('every word of the kiosk goes through a language that came as one file', async () => {
  const languagesDir = mkdtempSync(join(tmpdir(), 'mot-cua-languages-'))
  writeFileSync(join(languagesDir, 'zxx.json'), JSON.stringify(pseudoLanguage()))
  const centre = await stage.centre({
    languagesDir,
    printerId: 'printer-1',
    settings: { 'centre.hotline': '1900 0000' },
  })
  const { page, errors } = await kiosk(centre)
  await button(page, 'English').tap()
  await button(page, `${MARK}language`).tap()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('zxx')
  const strange = async (): Promise<string[]> => (await textsOf(page)).filter((text) => !text.includes(MARK))
  const data = /^([\d.]+|Trung tâm .*|Service \d|Dịch vụ \d|[A-Z]\d*|\d\d:\d\d|\w+day, [\d/]+|Tiếng Việt)$/
  expect((await strange()).filter((text) => !data.test(text))).toEqual([])
  await button(page, `${MARK}kiosk.priorityButton`).tap()
  await button(page, `${MARK}priorityGroups.elderly`).waitFor()
  expect((await strange()).filter((text) => !data.test(text))).toEqual([])
  await button(page, `${MARK}priorityGroups.elderly`).tap()
  await page.locator('.kiosk-tile').first().tap()
  await shownNumber(page).waitFor()
  expect((await strange()).filter((text) => !data.test(text))).toEqual([])
  expect(errors).toEqual([])
  rmSync(languagesDir, { recursive: true })
})

/** Texts that can be read on the page, and the names of what can be touched. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    while (walker.nextNode()) texts.push(walker.currentNode.textContent?.trim() ?? '')
    const names = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label') ?? '')
    return [...texts, ...names].filter((text) => text !== '')
  })

test('a screen reader is led from the greeting to the number', async () => {
  const centre = await stage.centre({ settings: { 'centre.hotline': '1900 0000' } })
  const { page } = await kiosk(centre)
  await button(page, 'Dịch vụ 1 Chưa có quầy mở').waitFor()
  await centre.openCounter(1)
  await button(page, 'Dịch vụ 1 Chưa có người chờ').waitFor()
  expect(await page.locator('body').ariaSnapshot()).toMatchInlineSnapshot(`
    "- banner:
      - paragraph: Trung tâm Phục vụ hành chính công
      - time: 08:00
      - text: thứ Hai, ngày 23/11/2026
    - main:
      - heading "Kính chào ông/bà. Xin mời chọn việc cần giải quyết." [level=1]
      - list:
        - listitem: 1. Chạm vào việc cần giải quyết
        - listitem: 2. Nhận phiếu số thứ tự
        - listitem: 3. Ngồi chờ gọi số
      - list "Xin mời chọn việc cần giải quyết.":
        - listitem:
          - button "Dịch vụ 1 Chưa có người chờ"
        - listitem:
          - button "Dịch vụ 2 Chưa có người chờ"
        - listitem:
          - button "Dịch vụ 3 Chưa có người chờ"
        - listitem:
          - button "Dịch vụ 4 Chưa có người chờ"
      - button "Tra cứu thủ tục hành chính"
      - button "Tra cứu hồ sơ"
      - button "Phản ánh, kiến nghị"
      - button "Tôi thuộc diện ưu tiên"
      - group "Hỗ trợ sử dụng":
        - button "Chữ lớn"
        - button "Tương phản"
        - button "Hạ thấp"
        - button "Đọc to"
        - button "English"
    - contentinfo:
      - paragraph: "Đường dây nóng: 1900 0000""
  `)
  await button(page, 'Tôi thuộc diện ưu tiên').tap()
  await button(page, 'Người cao tuổi').waitFor()
  expect(await page.getByRole('main').ariaSnapshot()).toMatchInlineSnapshot(`
    "- main:
      - heading "Ông/bà có thuộc diện ưu tiên không?" [level=1]
      - paragraph: Xin chọn một diện, sau đó chọn việc cần giải quyết.
      - list:
        - listitem:
          - button "Người cao tuổi"
        - listitem:
          - button "Người khuyết tật"
        - listitem:
          - button "Phụ nữ mang thai"
        - listitem:
          - button "Người có công với cách mạng"
      - button "Không thuộc diện ưu tiên"
      - group "Hỗ trợ sử dụng":
        - button "Chữ lớn"
        - button "Tương phản"
        - button "Hạ thấp"
        - button "Đọc to"
        - button "English""
  `)
  await button(page, 'Người cao tuổi').tap()
  await button(page, 'Dịch vụ 1').tap()
  await shownNumber(page).waitFor()
  expect(await page.getByRole('main').evaluate((one) => one === document.activeElement)).toBe(true)
  expect((await page.getByRole('main').ariaSnapshot()).replace(/sau \d+ giây|\d+ phút \(.*\)/g, 'N'))
    .toMatchInlineSnapshot(`
    "- main:
      - paragraph: Số của ông/bà
      - heading "A001" [level=1]
      - paragraph: Dịch vụ 1 · Ưu tiên
      - paragraph: Ông/bà là người tiếp theo
      - paragraph: Chờ khoảng N
      - status:
        - paragraph: Máy này không in phiếu. Số A001 đã được ghi nhận.
        - paragraph: Vui lòng ghi lại số hoặc chụp ảnh màn hình này bằng điện thoại.
      - paragraph: Màn hình tự trở về N
      - button "Xong"
      - group "Hỗ trợ sử dụng":
        - button "Chữ lớn"
        - button "Tương phản"
        - button "Hạ thấp"
        - button "Đọc to"
        - button "English""
  `)
})
