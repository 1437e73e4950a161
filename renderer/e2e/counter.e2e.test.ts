import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { deskOf, inFront, logIn, press, says, serves } from './desk-steps.ts'
import { eventTypes, issue, lastSeq, overflow, setStage } from './stage.ts'

const stage = setStage()

test('shows why, who waits, and calls a chosen one with own words', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 3)
  const kiosk = centre.client(centre.token('kiosk'))
  answered(await kiosk.call('issueTicket', { body: { serviceId: 'S1', priority: 'elderly' } }))
  const { page } = await deskOf(stage, centre)
  const numbers = () => page.locator('[data-list="1"] .counter-entry > .number').allTextContents()
  await expect.poll(numbers, PATIENCE).toEqual(['A004', 'A001', 'A002', 'A003'])
  expect(await page.locator('.counter-entry').first().textContent()).toMatch(/Tiếp theo.*Ưu tiên/)
  await page.keyboard.press('F9')
  await page.keyboard.press('F2')
  await serves(page, 'A004')
  expect(await sees(page, 'Đến lượt người thuộc diện ưu tiên.')).toBe(true)
  await page.keyboard.press('F8')
  await serves(page, '')
  await page.keyboard.press('Alt+1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Gọi số A002 ngoài thứ tự' }).waitFor()
  await page.keyboard.press('5')
  await page.getByLabel('Lý do').fill('Đi cùng người khuyết tật')
  await page.keyboard.press('Enter')
  await serves(page, 'A002')
  expect(await sees(page, 'Được chọn gọi ngoài thứ tự.')).toBe(true)
  await expect.poll(numbers, PATIENCE).toEqual(['A001', 'A003'])
})

test('says why an action is not possible, and shows refusals without standing in the way', async () => {
  const centre = await stage.centre({ preset: 'binh-duong', now: '2026-11-23T09:00' })
  await issue(centre, 'S1')
  const { page } = await deskOf(stage, centre)
  const button = (name: RegExp) => page.getByRole('button', { name })
  await page.keyboard.press('F2')
  await says(page, 'Quầy chưa mở. Nhấn F9 để mở quầy.')
  await page.keyboard.press('F3')
  await says(page, 'Chưa có số nào tại quầy.')
  expect(await button(/^Gọi tiếp/).isDisabled()).toBe(true)
  expect(await page.locator('[data-action="finish"]').getAttribute('title')).toBe('Chưa có số nào tại quầy.')
  await page.keyboard.press('F9')
  await expect.poll(() => button(/^Gọi tiếp/).isEnabled(), PATIENCE).toBe(true)

  await page.keyboard.press('F1')
  await page.getByRole('option', { name: 'A · Dịch vụ 1' }).waitFor()
  centre.clock.set('2026-11-23T20:00')
  await page.keyboard.press('1')
  await says(page, 'Ngoài giờ tiếp nhận hồ sơ.')
  await page.keyboard.press('F2')
  await serves(page, 'A001')
})

test('F8 and F2 in one go end one visit and call the next', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const { page } = await deskOf(stage, centre)
  await page.keyboard.press('F9')
  await page.keyboard.press('F2')
  await serves(page, 'A001')
  await page.keyboard.press('F8')
  await page.keyboard.press('F2')
  await says(page, 'Đã gọi số A002.')
  await expect.poll(() => inFront(page), PATIENCE).toBe('A002')
})

test('a key held down counts once', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 3)
  const { page } = await deskOf(stage, centre)
  await page.keyboard.press('F9')
  await says(page, 'Quầy đã mở')
  const before = await lastSeq(centre)
  await page.keyboard.down('F2')
  await serves(page, 'A001')
  for (let repeat = 0; repeat < 5; repeat++) await page.keyboard.down('F2')
  await page.keyboard.up('F2')
  await says(page, 'Đã gọi số A001.')
  expect(await eventTypes(centre, before)).toEqual(['ticket.called', 'session.started'])
})

test('a question about a number that has gone closes and does not come back', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const { page } = await deskOf(stage, centre)
  const rows = page.locator('[data-list="1"]').getByRole('option')
  await page.keyboard.press('F9')
  await says(page, 'Quầy đã mở')
  await expect.poll(() => rows.count(), PATIENCE).toBe(2)
  await press(page, 'Alt+1', 'Enter')
  await page.getByRole('heading', { name: 'Gọi số A001 ngoài thứ tự' }).waitFor()
  const { client, counterId } = await centre.openCounter(2)
  const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
  const params = { ticketId: ticket?.id ?? '' }
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  answered(await client.call('holdTicket', { params, body: { reason: 'documents' } }))
  answered(await client.call('resumeTicket', { params, body: {} }))
  await expect.poll(() => rows.count(), PATIENCE).toBe(2)
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('F2')
  await serves(page, 'A001')
})

test('a call whose answer is lost on the way is done once', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const keysSent: (string | undefined)[] = []
  const { page } = await deskOf(stage, centre, {
    prepare: (fresh) =>
      fresh.route('**/call-next', async (route) => {
        keysSent.push(route.request().headers()['idempotency-key'])
        const answer = await route.fetch()
        if (keysSent.length === 1) await route.abort()
        else await route.fulfill({ response: answer })
      }),
  })
  await page.keyboard.press('F9')
  await says(page, 'Quầy đã mở')
  await page.keyboard.press('F2')
  await says(page, 'Đã gọi số A001.')
  expect(keysSent).toHaveLength(2)
  expect(new Set(keysSent).size).toBe(1)
  expect(await page.locator('[data-list="1"] .counter-entry > .number').allTextContents()).toEqual(['A002'])
})

test('locks its actions while the centre is away and goes on when it is back', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const line = await stage.line(centre)
  const { page } = await stage.open(centre, 'counter', SCREENS.desk, {
    url: line.url,
    prepare: (fresh) => fresh.clock.install(),
  })
  await logIn(page, 1)
  await page.locator('.counter').waitFor()
  await page.keyboard.press('F9')
  await says(page, 'Quầy đã mở')
  const before = await lastSeq(centre)
  line.cut()
  await page.clock.runFor(11_000)
  expect(await sees(page, 'Mất kết nối với máy chủ từ 8 giờ 00.')).toBe(true)
  await page.keyboard.press('F2')
  expect(await page.getByRole('button', { name: /^Gọi tiếp/ }).isDisabled()).toBe(true)
  expect(await page.locator('[data-list="1"] .counter-entry').count()).toBe(1)
  line.mend()
  await page.clock.runFor(11_000)
  await expect.poll(() => page.getByRole('button', { name: /^Gọi tiếp/ }).isEnabled(), PATIENCE).toBe(true)
  expect(await lastSeq(centre)).toBe(before)
  await page.keyboard.press('F2')
  await serves(page, 'A001')
})

test('gives a number at the desk and prints a paper again that did not come out', async () => {
  const centre = await stage.centre({ printerId: 'printer-1' })
  const { page } = await deskOf(stage, centre)
  await page.keyboard.press('F1')
  await page.getByRole('option', { name: 'Dịch vụ 2' }).waitFor()
  await page.keyboard.press('2')
  await says(page, 'Đã cấp số B001 (Dịch vụ 2).')

  const station = centre.client(centre.token('station'))
  const jobs = async () => answered(await station.call('listPrintJobs', {})).jobs
  const params = { jobId: (await jobs())[0]?.id ?? '' }
  answered(await station.call('takePrintJob', { params, body: {} }))
  answered(await station.call('reportPrintJob', { params, body: { outcome: 'failed', cause: 'paper-end' } }))
  expect(await sees(page, 'chưa in được: máy in hết giấy')).toBe(true)
  await page.keyboard.press('Alt+4')
  await page.keyboard.press('Enter')
  await says(page, 'Đang in lại phiếu B001.')
  expect((await jobs()).map(({ slip }) => slip)).toEqual([expect.objectContaining({ number: 'B001', copy: 2 })])
})

test('a wrong PIN and a locked account are said in words', async () => {
  const centre = await stage.centre()
  const { page } = await stage.open(centre, 'counter', SCREENS.desk)
  await logIn(page, 1, '1111')
  expect(await sees(page, 'Mã PIN không đúng.')).toBe(true)
  for (let wrong = 2; wrong <= 5; wrong++) {
    await page.keyboard.type('1111')
    const answer = page.waitForResponse('**/v1/sessions')
    await page.keyboard.press('Enter')
    await answer
    await expect.poll(() => page.locator('[data-pending]').count(), PATIENCE).toBe(0)
  }
  expect(await sees(page, 'Tài khoản tạm khóa do nhập sai mã PIN nhiều lần. Vui lòng thử lại sau 5 phút.')).toBe(true)
})

test('somebody else at the counter ends this session, in words', async () => {
  const centre = await stage.centre()
  const { page } = await deskOf(stage, centre)
  const taken = await centre
    .client(null)
    .call('createSession', { body: { officerId: 'O2', pin: '2468', counterId: 'C1' } })
  const { token } = answered(taken)
  expect(await sees(page, 'quầy vừa được đăng nhập ở nơi khác')).toBe(true)
  expect(await sees(page, /^Công chức 2 đang đăng nhập ở quầy này\./)).toBe(true)
  // Who sat there has left meanwhile, and nobody is warned of him any more.
  answered(await centre.client(token).call('deleteSession', { body: {} }))
  await page.getByRole('combobox', { name: 'Công chức, viên chức' }).fill('Công chức 1')
  await page.keyboard.press('Enter')
  await page.getByText('Công chức 2 đang đăng nhập').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.endsWith(':session')))).toEqual([])
})

test('a reload keeps the session and what is in front', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await deskOf(stage, centre)
  await page.keyboard.press('F9')
  await says(page, 'Quầy đã mở')
  await page.keyboard.press('F2')
  await serves(page, 'A001')
  await page.reload()
  await page.locator('.counter').waitFor()
  expect(await inFront(page)).toBe('A001')
})

test('fits its screens, can be read by everybody, reports no error', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 30)
  const { page, errors } = await stage.open(centre, 'counter', SCREENS.desk)
  await page.getByRole('combobox', { name: 'Quầy' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await accessFaults(page)).toEqual([])
  expect(await overflow(page)).toEqual({ x: 0, y: 0 })
  await logIn(page, 1)
  await page.locator('.counter').waitFor()
  await page.keyboard.press('F9')
  await says(page, 'Quầy đã mở')
  await page.keyboard.press('F2')
  await serves(page, 'A001')
  await page.keyboard.press('F4')
  await serves(page, '')
  await page.keyboard.press('F2')
  await serves(page, 'A002')
  for (const viewport of [SCREENS.desk.viewport, SCREENS.board.viewport]) {
    await page.setViewportSize(viewport)
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    expect(await accessFaults(page)).toEqual([])
  }
  for (const [key, last] of [
    ['F6', 'Lý do khác (ghi rõ)'],
    ['F7', 'Quầy 3'],
    ['F1', 'Dịch vụ 3'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByRole('option', { name: last }).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  expect(errors).toEqual([])
})

test('asks before it loads a newer version, and waits for the officer to press one key', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const lines: WebSocketRoute[] = []
  const prepare = (page: Page): Promise<unknown> =>
    page.routeWebSocket(/\/v1\/live/, (line) => {
      line.connectToServer()
      lines.push(line)
    })
  const { page } = await deskOf(stage, centre, { prepare })
  await press(page, 'F9', 'F2')
  await serves(page, 'A001')
  const served = (build: string): void =>
    lines.at(-1)?.send(JSON.stringify({ beat: { now: '2026-11-23T08:00:00+07:00', through: lastSeq(centre), build } }))
  served('one')
  served('two')
  await page.getByText('Có bản mới – tải lại khi xong việc.').waitFor()
  expect(await accessFaults(page)).toEqual([])
  // Nothing was loaded while somebody is being served.
  expect(await inFront(page)).toBe('A001')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Alt+W')])
  await serves(page, 'A001')
  expect(await page.getByText('Có bản mới').count()).toBe(0)
})
