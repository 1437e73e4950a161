import { afterAll, beforeAll, expect, it } from 'vitest'
import { SCREENS, accessFaults, launchBrowser, sees } from '../../renderer/e2e/browser.ts'
import type { TestBrowser } from '../../renderer/e2e/browser.ts'
import { PROTOCOL } from '../../shared/province/wire.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import { fakeCentre, received, row, step, ticket } from '../testkit/fake-centre.ts'
import type { FakeCentre } from '../testkit/fake-centre.ts'
import { OPERATOR_TOKEN, startTestProvince } from '../testkit/start-test-province.ts'
import type { TestProvince } from '../testkit/start-test-province.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOON = Date.parse('2026-11-25T05:00:00Z')

let now = NOON - 5 * HOUR
const clock: Clock = { now: () => now, monotonic: () => now }
let province: TestProvince
let browser: TestBrowser
beforeAll(async () => {
  province = await startTestProvince({ clock })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await province.dispose()
})

async function centre(id: string, name: string): Promise<FakeCentre> {
  const { token } = (await province.operate('/centres', { id, name })) as { token: string }
  const fake = fakeCentre(province.url, id, token)
  await fake.begin('E1')
  return fake
}
const send = (fake: FakeCentre, more: object): Promise<unknown> =>
  fake.post('/events', { protocol: PROTOCOL, centre: fake.id, epoch: 'E1', from: 0, sentAt: now, ...more })
const today = (seq: number, type: string, body: object): object => ({
  ...row(seq, type, null, body),
  day: '2026-11-25',
})
const rated = (seq: number, level: number): object =>
  today(seq, 'rating.given', { ticketId: `t${seq}`, counterId: 'q1', level, scale: 5, reasons: [], source: 'tablet' })

/** A quiet one, one that has fallen silent with a rejected row, and one whose clock and journal are wrong. */
async function threeCentres(): Promise<void> {
  const silent = await centre('ban-mau', 'Trung tâm Phục vụ hành chính công xã Bản Mẫu')
  await send(silent, {
    backlog: { rows: 1_240, oldestAt: now - 20 * MINUTE },
    events: [received(1, 1), received(2, 2), step(3, 2, 'forwarded', { stray: 1 }), step(4, 2, 'paymentRequired')],
  })
  const wrong = await centre('song-mau', 'Trung tâm Phục vụ hành chính công phường Sông Mẫu')
  now = NOON - 2 * MINUTE
  await send(wrong, { sentAt: now + 365 * 24 * HOUR, events: [ticket(1), rated(2, 3)] })
  const seal = {
    protocol: PROTOCOL,
    centre: wrong.id,
    epoch: 'E1',
    at: 1,
    day: '2026-11-24',
    seq: 6,
    rows: 2,
    lastSent: 2,
  }
  await wrong.post('/anchors', { ...seal, hash: 'one' })
  await wrong.post('/anchors', { ...seal, hash: 'two' })
  const quiet = await centre('phuong-mau', 'Trung tâm Phục vụ hành chính công phường Mẫu')
  await send(quiet, {
    backlog: { rows: 0, oldestAt: null },
    events: [
      today(1, 'ticket.issued', { serviceId: 's1' }),
      today(2, 'ticket.finished', { counterId: 'q1', serviceMs: 1 }),
      ...[
        rated(3, 5),
        rated(4, 4),
        { ...received(5, 3), day: '2026-11-25', body: { ...received(5, 3).body, dueAt: NOON + 24 * HOUR } },
      ],
    ],
  })
  await quiet.post('/anchors', { ...seal, centre: quiet.id, rows: 5, lastSent: 5, hash: 'one' })
  now = NOON
}

it('shows who leads the province what needs somebody, behind its token', async () => {
  await threeCentres()
  const { page, errors, close } = await browser.open(province.url, SCREENS.desk)
  expect(await accessFaults(page)).toEqual([])
  await page.getByLabel('Mã quản trị').fill('not the token')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  expect(await sees(page, 'Mã quản trị không đúng')).toBe(true)
  errors.length = 0
  await page.getByLabel('Mã quản trị').fill(OPERATOR_TOKEN)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  expect(await sees(page, 'Tình hình kết nối')).toBe(true)

  expect(await page.locator('.notice strong').allInnerTexts()).toEqual([
    'Dấu niêm phong không khớp: Trung tâm Phục vụ hành chính công phường Sông Mẫu',
    'Mất liên lạc: Trung tâm Phục vụ hành chính công xã Bản Mẫu',
    'Dữ liệu bị từ chối: Trung tâm Phục vụ hành chính công xã Bản Mẫu',
    'Đồng hồ sai: Trung tâm Phục vụ hành chính công phường Sông Mẫu',
  ])
  // Whoever needs somebody stands first, and is a key away.
  const rows = page.getByRole('region', { name: 'Các Trung tâm' }).getByRole('rowheader')
  expect((await rows.allInnerTexts()).map((text) => text.split('\n').at(-1))).toEqual([
    'song-mau',
    'ban-mau',
    'phuong-mau',
  ])
  await page.getByRole('link', { name: 'Xem trong bảng' }).nth(1).press('Enter')
  expect(new URL(page.url()).hash).toBe('#tt-ban-mau')
  expect(await sees(page, 'Không có tệp nào bị mất hoặc hỏng')).toBe(true)
  const quiet = page.getByRole('row', { name: /phường Mẫu/ })
  expect(await quiet.innerText()).toMatch(/Đang kết nối[\s\S]*1 đã xong[\s\S]*4,5[\s\S]*24\/11\/2026/)
  const late = page.getByRole('region', { name: 'Hồ sơ quá hạn' }).getByRole('row')
  expect(await late.count()).toBe(3)
  expect(await accessFaults(page)).toEqual([])
  await page.setViewportSize(SCREENS.phone.viewport)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(SCREENS.phone.viewport.width)
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByLabel('Mã quản trị').waitFor()
  await page.goto(province.url)
  expect(await sees(page, 'Tình hình kết nối')).toBe(false)
  expect(errors).toEqual([])
  await close()
})

it('shows nothing to who is not logged in, and writes no script', async () => {
  const { status, headers, body } = await province.app.inject({ url: '/' }).then((answer) => ({
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.body,
  }))
  expect([status, body.includes('Bản Mẫu'), body.includes('<script')]).toEqual([200, false, false])
  expect(headers['content-security-policy']).toMatch(/default-src 'none'/)
  const forged = await province.app.inject({
    url: '/',
    headers: { cookie: `mot_cua_tinh=${NOON * 2}.${'a'.repeat(43)}` },
  })
  expect(forged.body).not.toContain('Bản Mẫu')
})

it('escapes what centres and their rows are called', async () => {
  await centre('html', 'Trung tâm <img src=x onerror=alert(1)>')
  const logIn = await province.app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `token=${OPERATOR_TOKEN}`,
  })
  const [cookie = ''] = String(logIn.headers['set-cookie']).split(';')
  const { body } = await province.app.inject({ url: '/', headers: { cookie } })
  expect(body).toContain('Trung tâm &lt;img src=x')
  expect(body).not.toContain('<img')
})
