import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { deviceAddress, issue, overflow, setStage } from './stage.ts'
import type { PageOptions } from './stage.ts'

const stage = setStage()
const PORTRAIT = { viewport: SCREENS.kioskPortrait.viewport }

const boardOf = (centre: TestCentre, options: PageOptions = {}) =>
  stage.open(centre, 'board', SCREENS.board, { ...deviceAddress(centre, 'board'), ...options })

type Desk = Awaited<ReturnType<TestCentre['openCounter']>>
async function call({ client, counterId }: Desk): Promise<{ id: string; number: string }> {
  const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
  if (!ticket) throw new Error('nobody waits')
  return ticket
}

/** The rows as a person sees them: number, counter, how often called, whether marked as new. */
const rows = (page: Page) =>
  page
    .locator('.board-row')
    .evaluateAll((found) =>
      found.map((row) => [
        row.querySelector('.board-number')?.textContent,
        row.querySelector('.board-counter')?.textContent,
        Number(row.getAttribute('data-calls')),
        row.hasAttribute('data-fresh'),
      ]),
    )
const next = (page: Page) => page.locator('.board-next-list li').allTextContents()

test('shows a call, then the next one above it, then a recall above both', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 4)
  const { page, errors } = await boardOf(centre)
  expect(await sees(page, 'Xin mời ông/bà ngồi chờ gọi số.')).toBe(true)
  await expect.poll(() => next(page), PATIENCE).toEqual(['A001', 'A002', 'A003', 'A004'])

  const [first, second] = [await centre.openCounter(1), await centre.openCounter(2)]
  const ticket = await call(first)
  await expect.poll(() => rows(page), PATIENCE).toEqual([['A001', '1', 1, true]])
  expect(await page.locator('.board-row .board-mark').innerText()).toBe('Mời đến quầy')
  expect(await page.locator('main').getAttribute('data-ticket')).toBe(ticket.id)
  centre.clock.advance(60_000)
  await call(second)
  await expect
    .poll(() => rows(page), PATIENCE)
    .toEqual([
      ['A002', '2', 1, true],
      ['A001', '1', 1, true],
    ])
  expect(await next(page)).toEqual(['A003', 'A004'])
  centre.clock.advance(60_000)
  answered(await first.client.call('recallTicket', { params: { ticketId: ticket.id }, body: {} }))
  await expect
    .poll(() => rows(page), PATIENCE)
    .toEqual([
      ['A001', '1', 2, true],
      ['A002', '2', 1, true],
    ])
  expect(await page.locator('.board-row .board-mark').first().innerText()).toBe('Gọi lại')
  expect(await page.locator('main').getAttribute('data-calls')).toBe('2')

  answered(await first.client.call('finishTicket', { params: { ticketId: ticket.id }, body: {} }))
  await expect.poll(() => rows(page), PATIENCE).toEqual([['A002', '2', 1, true]])
  expect(await page.locator('.board-before').innerText()).toContain('A001')
  expect(errors).toEqual([])
})

test('marks a new call for ten seconds', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await boardOf(centre, { prepare: (fresh) => fresh.clock.install() })
  await page.locator('.board').waitFor()
  await call(await centre.openCounter(1))
  await expect.poll(() => rows(page), PATIENCE).toEqual([['A001', '1', 1, true]])
  await page.clock.runFor(11_000)
  await expect.poll(() => rows(page), PATIENCE).toEqual([['A001', '1', 1, false]])
})

test('says which counters are open, paused and closed', async () => {
  const centre = await stage.centre()
  const { page } = await boardOf(centre)
  const state = (counter: string) => page.locator(`[data-counter="${counter}"]`).innerText()
  await centre.openCounter(1)
  const { client, counterId } = await centre.openCounter(2)
  answered(await client.call('pauseCounter', { params: { counterId }, body: { reason: 'break' } }))
  await expect.poll(() => state('C1'), PATIENCE).toMatch(/Mở/)
  await expect.poll(() => state('C2'), PATIENCE).toMatch(/Tạm ngừng/)
  expect(await state('C3')).toMatch(/Đóng/)
})

test('keeps the numbers and says so when the centre is away', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const line = await stage.line(centre)
  const { page } = await boardOf(centre, { url: line.url, prepare: (fresh) => fresh.clock.install() })
  const desk = await centre.openCounter(1)
  const ticket = await call(desk)
  await expect.poll(() => rows(page), PATIENCE).toHaveLength(1)
  line.cut()
  await page.clock.runFor(11_000)
  expect(await sees(page, 'Mất kết nối.')).toBe(true)
  expect(await rows(page)).toHaveLength(1)
  answered(await desk.client.call('finishTicket', { params: { ticketId: ticket.id }, body: {} }))
  await call(desk)
  line.mend()
  await page.clock.runFor(11_000)
  await expect.poll(async () => (await rows(page)).map(([number]) => number), PATIENCE).toEqual(['A002'])
  expect(await page.getByText('Mất kết nối.').count()).toBe(0)
})

test('a short notice stands, a long one runs, and stands where motion is not wanted', async () => {
  const long = `Thông báo dài: ${'người dân chuẩn bị đủ giấy tờ trước khi đến quầy; '.repeat(3)}xin cảm ơn.`
  const centre = await stage.centre({ settings: { 'centre.notices': ['Thông báo ngắn'] } })
  const { page: short } = await boardOf(centre)
  expect(await sees(short, 'Thông báo ngắn')).toBe(true)
  expect(await short.locator('.board-running').count()).toBe(0)
  const other = await stage.centre({ settings: { 'centre.notices': [long] } })
  const { page } = await boardOf(other)
  const running = page.locator('.board-running')
  await running.waitFor()
  const place = async () => (await running.boundingBox())?.x ?? 0
  const begin = await place()
  await expect.poll(place, PATIENCE).toBeLessThan(begin)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await running.isVisible()).toBe(false)
  expect(await page.locator('.board-standing').innerText()).toBe(long)
})

test('the numbers of calls are read from 12 m on a 43-inch television (board.css)', async () => {
  const centre = await stage.centre({ counters: 4 })
  await issue(centre, 'S1', 4)
  for (let n = 1; n <= 4; n++) await call(await centre.openCounter(n))
  const MM_WIDE = 952
  for (const screen of [
    { width: 1920, height: 1080 },
    { width: 1366, height: 768 },
    { width: 3840, height: 2160 },
  ]) {
    const { page } = await stage.open(centre, 'board', { viewport: screen }, deviceAddress(centre, 'board'))
    await page.locator('.board-row').nth(3).waitFor()
    const digits = await page.locator('.board-row .number').evaluateAll((numbers) =>
      numbers.map((number) => {
        const pen = document.createElement('canvas').getContext('2d')
        const { fontWeight, fontSize, fontFamily } = getComputedStyle(number)
        if (pen) pen.font = `${fontWeight} ${fontSize} ${fontFamily}`
        return pen?.measureText('0').actualBoundingBoxAscent ?? 0
      }),
    )
    expect(digits).toHaveLength(8)
    expect((Math.min(...digits) * MM_WIDE) / screen.width).toBeGreaterThanOrEqual(12_000 / 200)
  }
})

test('a board that is not paired shows a code and nothing of the centre, and is let in by it for good', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await stage.open(centre, 'board', SCREENS.board)
  const heading = page.getByRole('heading', { name: 'Mã ghép nối' })
  const code = ((await heading.textContent()) ?? '').slice(-7)
  expect(await sees(page, 'Thiết bị chưa được ghép nối')).toBe(true)
  expect(await page.getByText('A001').count()).toBe(0)

  const technician = centre.client(await centre.logIn('technician'))
  const [request] = answered(await technician.call('listPairingRequests', {})).requests
  expect(request).toMatchObject({ role: 'board', name: 'Bảng gọi số' })
  const accepted = { params: { requestId: request?.id ?? '' }, body: { code, deviceId: 'board-2' } }
  answered(await technician.call('acceptPairing', accepted))
  expect(await sees(page, 'A001')).toBe(true)
  // Switched off and on.
  await page.evaluate(() => sessionStorage.clear())
  await page.reload()
  expect(await sees(page, 'A001')).toBe(true)
})

test('fits upright and lying screens with sixteen counters, and can be read by everybody', async () => {
  const centre = await stage.centre({
    counters: 16,
    settings: { 'centre.notices': ['Số thứ tự chỉ có giá trị trong ngày.'] },
  })
  await issue(centre, 'S1', 24)
  for (const screen of [SCREENS.board, PORTRAIT]) {
    const { page, errors } = await stage.open(centre, 'board', screen, deviceAddress(centre, 'board'))
    await page.locator('.board').waitFor()
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    expect(await accessFaults(page)).toEqual([])
    expect(errors).toEqual([])
  }
  for (let n = 1; n <= 16; n++) await call(await centre.openCounter(n))
  for (const screen of [SCREENS.board, PORTRAIT]) {
    const { page } = await stage.open(centre, 'board', screen, deviceAddress(centre, 'board'))
    await page.locator('.board-row').first().waitFor()
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    expect(await accessFaults(page)).toEqual([])
    expect(await cut(page)).toEqual([])
  }
})

/** Texts that do not fit their box or their neighbours' places. */
const cut = (page: Page) =>
  page.evaluate(() => {
    const shown = [
      ...document.querySelectorAll(
        '.board-row .number, .board-mark, .board-next-list li, .board-counter-list li, .board-before .number',
      ),
    ]
      .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0)
    const outside = shown.filter(({ box }) => box.right > innerWidth || box.bottom > innerHeight)
    const meeting = shown.filter((one, place) =>
      shown
        .slice(place + 1)
        .some(
          ({ box }) =>
            one.box.left < box.right &&
            box.left < one.box.right &&
            one.box.top < box.bottom &&
            box.top < one.box.bottom,
        ),
    )
    return [...outside, ...meeting].map(({ text }) => text)
  })
