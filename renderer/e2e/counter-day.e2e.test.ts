import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { answered } from './answered.ts'
import { PATIENCE, sees } from './browser.ts'
import { deskOf, inFront, press, says, serves } from './desk-steps.ts'
import { eventTypes, issue, lastSeq, setStage } from './stage.ts'

const stage = setStage()

/** Any use of a mouse or a finger: a day at the desk needs none. */
async function pointerUses(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const reject = ({ type }: Event): never => {
      throw new Error(`a pointer was used: ${type}`)
    }
    for (const type of ['mousedown', 'pointerdown', 'touchstart']) addEventListener(type, reject, { capture: true })
  })
}

/** Chooses in the open question by its digit, once it is there. */
async function choose(page: Page, option: string | RegExp, digit: string): Promise<void> {
  await page.getByRole('dialog').getByRole('option', { name: option }).waitFor()
  await page.keyboard.press(digit)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('a whole counter day by keys alone, from log-in to log-out', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 4)
  const colleague = await centre.openCounter(2)
  const { page, errors } = await deskOf(stage, centre, { prepare: pointerUses })
  const row = (list: number, number: string) =>
    page.locator(`[data-list="${list}"]`).getByRole('option', { name: number })
  const before = await lastSeq(centre)

  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  await press(page, 'F3')
  expect(await sees(page, 'Đã gọi 2 lần')).toBe(true)
  await press(page, 'F6')
  await choose(page, 'Bổ sung, hoàn thiện giấy tờ', '1')
  await row(2, 'A001').waitFor()
  await press(page, 'Alt+2', 'Enter')
  await choose(page, 'Công dân đã có mặt trở lại', '1')
  await serves(page, 'A001')

  await press(page, 'F8')
  await says(page, 'Đã kết thúc lượt A001. Máy đánh giá đang mời công dân cho ý kiến.')
  await page.getByRole('button', { name: 'Hoàn tác: kết thúc lượt A001' }).waitFor()
  await press(page, 'Control+z')
  await says(page, 'Đã hoàn tác: kết thúc lượt A001.')
  await serves(page, 'A001')
  await press(page, 'F8')
  await serves(page, '')
  await press(page, 'F2')
  await serves(page, 'A002')

  await press(page, 'F4')
  await row(3, 'A002').waitFor()
  await press(page, 'Alt+3', 'Enter')
  await choose(page, 'Đưa trở lại hàng chờ', '4')
  await says(page, 'Số A002 đã trở lại hàng chờ')
  await row(1, 'A002').waitFor()
  await press(page, 'Alt+1', 'ArrowDown', 'Enter')
  await choose(page, 'Đã hẹn giờ', '3')
  await serves(page, 'A003')
  await press(page, 'F7')
  await page.getByRole('option', { name: 'Quầy 2' }).waitFor()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await says(page, 'Số A003 đã chuyển đến quầy 2')

  await press(page, 'Alt+b')
  await page.getByRole('dialog').getByText('Nhấn Alt+B lần nữa').waitFor()
  await press(page, 'Alt+b')
  expect(await sees(page, 'Đã báo đồng nghiệp: An ninh, trật tự')).toBe(true)
  const [alarm] = answered(await colleague.client.call('listAlarms', {})).alarms
  answered(await colleague.client.call('answerAlarm', { params: { alarmId: alarm?.id ?? '' }, body: {} }))
  expect(await sees(page, 'Đang đến: Quầy 2 (Công chức 2).')).toBe(true)
  await press(page, 'Alt+k')
  await says(page, 'Đã kết thúc lời báo cần hỗ trợ.')

  await press(page, 'F9')
  await choose(page, 'Giải lao', '1')
  expect(await sees(page, 'Tạm ngừng: Giải lao')).toBe(true)
  await press(page, 'F9')
  await says(page, 'Quầy đã mở')
  await press(page, 'F10')
  await says(page, 'Quầy đã đóng')
  await press(page, 'Alt+q')
  await page.getByText('Quầy 1 đã đóng.').waitFor()
  expect(errors).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Đăng nhập quầy làm việc').waitFor()

  expect(await eventTypes(centre, before)).toEqual([
    ...['counter.opened', 'ticket.called', 'ticket.recalled', 'ticket.held', 'ticket.called', 'ticket.finished'],
    ...['ticket.undone', 'ticket.finished', 'ticket.called', 'ticket.noShow', 'ticket.resumed', 'ticket.called'],
    ...['ticket.transferred', 'alarm.raised', 'alarm.answered', 'alarm.ended'],
    ...['counter.paused', 'counter.opened', 'counter.closed', 'session.ended', 'session.started'],
  ])
  // A question that was under way when the session ended is refused.
  expect(errors.filter((error) => !error.includes('401 (Unauthorized)'))).toEqual([])
})

test('a colleague in need is one quiet line, and one key says that help comes', async () => {
  const centre = await stage.centre()
  const { client } = await centre.openCounter(2)
  const { page } = await deskOf(stage, centre)
  answered(await client.call('raiseAlarm', { body: { kind: 'health' } }))
  expect(await sees(page, 'Quầy 2 (Công chức 2) cần hỗ trợ về sức khỏe, cấp cứu')).toBe(true)
  await press(page, 'Alt+t')
  await says(page, 'Đã báo là ông/bà đang đến.')
  const [alarm] = answered(await client.call('listAlarms', {})).alarms
  expect(alarm?.coming.map(({ officerId }) => officerId)).toEqual(['O1'])
  answered(await client.call('endAlarm', { params: { alarmId: alarm?.id ?? '' }, body: {} }))
  await page.locator('.alarm').waitFor({ state: 'detached' })
})

test('one press of the alarm, or a key held down, calls nobody', async () => {
  const centre = await stage.centre()
  const { page } = await deskOf(stage, centre)
  const before = await lastSeq(centre)
  await page.keyboard.down('Alt')
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('b')
  await page.keyboard.up('b')
  await page.keyboard.up('Alt')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press(page, 'F9')
  await says(page, 'Quầy đã mở')
  expect((await eventTypes(centre, before)).filter((type) => type.startsWith('alarm'))).toEqual([])
})

test('undo stands for its minute, then goes away and says so', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await deskOf(stage, centre)
  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  await page.locator('.counter-undo').waitFor()
  centre.clock.advance(61_000)
  await page.locator('.counter-undo').waitFor({ state: 'detached' })
  await press(page, 'Control+z')
  await says(page, 'Không có thao tác nào để hoàn tác.')
  expect(await inFront(page)).toBe('A001')
})

test('a step that can be undone no more when the press arrives is refused in words', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await deskOf(stage, centre, {
    prepare: (fresh) =>
      fresh.route('**/undo', (route) => {
        centre.clock.advance(61_000)
        return route.continue()
      }),
  })
  await press(page, 'F9', 'F2')
  await page.locator('.counter-undo').waitFor()
  await press(page, 'Control+z')
  await says(page, 'Không hoàn tác được nữa')
  expect(await inFront(page)).toBe('A001')
})

test('keys pressed twice while the answer is slow do one thing', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const held = Promise.withResolvers<void>()
  const { page } = await deskOf(stage, centre, {
    prepare: (fresh) =>
      fresh.route('**/finish', async (route) => {
        await held.promise
        await route.continue()
      }),
  })
  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  const before = await lastSeq(centre)
  await page.keyboard.press('F8')
  await says(page, 'Kết thúc lượt…')
  await page.keyboard.press('F8')
  await page.keyboard.press('F8')
  held.resolve()
  await says(page, 'Đã kết thúc lượt A001')
  await press(page, 'F2')
  await serves(page, 'A002')
  expect(await eventTypes(centre, before)).toEqual(['ticket.finished', 'ticket.called', 'session.started'])
})

/** Counts the tones that the page makes. */
async function countTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = OscillatorNode.prototype.start
    Object.assign(globalThis, { tones: 0 })
    OscillatorNode.prototype.start = function counted(this: OscillatorNode, ...when) {
      ;(globalThis as unknown as { tones: number }).tones++
      start.apply(this, when)
    }
  })
}
const tones = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { tones: number }).tones)

test('sound is off until it is switched on at this machine, and then tells of who comes to an idle counter and of a device in trouble', async () => {
  const centre = await stage.centre({ printerId: 'p1' })
  const printer = await stage.printer(centre)
  const { page } = await deskOf(stage, centre, { prepare: countTones })
  await press(page, 'F9')
  await says(page, 'Quầy đã mở')
  await issue(centre, 'S1')
  await page.locator('.counter-upcoming').waitFor()
  expect(await tones(page)).toBe(0)
  await press(page, 'F2')
  await serves(page, 'A001')
  await press(page, 'F8')
  await says(page, 'Đã kết thúc lượt A001')
  await press(page, 'Alt+m')
  await says(page, 'Âm báo đã bật')
  await page.reload()
  await page.getByRole('button', { name: 'Âm báo: bật' }).waitFor()
  expect(await tones(page)).toBe(0)
  await issue(centre, 'S1')
  await expect.poll(() => tones(page), PATIENCE).toBe(2)
  await press(page, 'F2')
  await serves(page, 'A002')
  printer.setFault('cover-open')
  await page.locator('.counter-trouble').waitFor()
  await expect.poll(() => tones(page), PATIENCE).toBe(4)
  printer.setFault(null)
  await page.locator('.counter-trouble').waitFor({ state: 'detached' })
  expect(await tones(page)).toBe(4)
})

test('at 200 % zoom everything is there, below one another, in one column', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 30)
  const screen = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }
  const { page } = await deskOf(stage, centre, { screen })
  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1)
      .map((box) => box.className),
  )
  expect(wide, 'nothing reaches beyond its box sideways').toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(683)
  const number = await page.locator('.counter-hero .number').first().boundingBox()
  expect((number?.y ?? 384) + (number?.height ?? 0), 'the number is seen without scrolling').toBeLessThan(384)
  await press(page, 'F8')
  await says(page, 'Đã kết thúc lượt A001')
})

test('the list of names speaks Vietnamese to a screen reader', async () => {
  const { page } = await stage.open(await stage.centre(), 'counter', { viewport: { width: 1366, height: 768 } })
  await page.getByRole('combobox', { name: 'Quầy' }).waitFor()
  await page.keyboard.type('quay')
  await expect
    .poll(() => page.locator('[data-live-announcer]').allTextContents(), PATIENCE)
    .toEqual([expect.stringMatching(/Có \d+ lựa chọn\./)])
})
