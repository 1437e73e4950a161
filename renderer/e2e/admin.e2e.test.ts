import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { issue, setStage } from './stage.ts'

const stage = setStage()

/** The administration as the leader sees it, logged in by hand. */
async function open(centre: TestCentre): Promise<{ page: Page; errors: string[] }> {
  const opened = await stage.open(centre, 'admin', SCREENS.desk)
  const { page } = opened
  page.setDefaultTimeout(PATIENCE.timeout)
  await page.getByRole('combobox', { name: 'Công chức, viên chức' }).waitFor()
  await page.keyboard.type('lanh dao')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nhóm dịch vụ' }).waitFor()
  return opened
}

const go = (page: Page, area: string) => page.getByRole('link', { name: area }).click()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

/** Looks at the preview and saves. */
async function save(page: Page, reason: string): Promise<void> {
  await button(page, 'Xem trước và lưu').click()
  await page.getByRole('heading', { name: 'Sẽ thay đổi' }).waitFor()
  await box(page, 'Lý do thay đổi (không bắt buộc)').fill(reason)
  await button(page, 'Lưu thay đổi').click()
  expect(await sees(page, 'Đã lưu thay đổi.')).toBe(true)
}

async function serviceId(centre: TestCentre, name: string): Promise<string | undefined> {
  const kiosk = centre.client(centre.token('kiosk'))
  return answered(await kiosk.call('listServices', {})).services.find((service) => service.name === name)?.id
}

test('a service and a counter are added, an officer calls a number of them, and both are taken back', async () => {
  const centre = await stage.centre()
  const { page, errors } = await open(centre)
  await button(page, 'Thêm nhóm dịch vụ').click()
  await box(page, 'Chữ cái').fill('y')
  await box(page, 'Tên').fill('Đăng ký xe')
  await page.getByText(/^Quầy 1 ·/).click()
  await save(page, 'Tiếp nhận đăng ký xe từ hôm nay')
  const id = (await serviceId(centre, 'Đăng ký xe')) ?? ''
  const [ticket] = await issue(centre, id)
  expect(ticket?.number).toBe('Y001')

  await go(page, 'Quầy')
  await button(page, 'Thêm quầy').click()
  await box(page, 'Tên').fill('Đăng ký xe')
  await page.getByText('Y · Đăng ký xe').click()
  await save(page, '')

  const officer = centre.client(await centre.logIn('O2', 'quay-4'))
  answered(await officer.call('openCounter', { params: { counterId: 'quay-4' }, body: {} }))
  const called = answered(await officer.call('callNext', { params: { counterId: 'quay-4' }, body: {} })).ticket
  expect([called?.number, called?.counterNumber]).toEqual(['Y001', 4])

  // While somebody sits at the counter nothing goes away; after the service and the log-out it does.
  await button(page, 'Hoàn tác').click()
  await page.getByRole('heading', { name: 'Chưa lưu được' }).waitFor()
  expect(await sees(page, /đang làm việc ở đó/)).toBe(true)
  await button(page, 'Quay lại sửa').click()
  answered(await officer.call('finishTicket', { params: { ticketId: called?.id ?? '' }, body: {} }))
  answered(await officer.call('deleteSession', { body: {} }))
  await go(page, 'Lịch sử thay đổi')
  for (const left of [1, 0]) {
    await page
      .locator('.admin-entry')
      .getByRole('button', { name: 'Hoàn tác' })
      .nth(left === 1 ? 0 : 1)
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click()
    expect(await sees(page, 'Đã hoàn tác.')).toBe(true)
  }
  await expect.poll(() => serviceId(centre, 'Đăng ký xe'), PATIENCE).toBeUndefined()
  expect(errors).toEqual([])
})

test('new hours begin after their notice, boards announce them, and they are withdrawn', async () => {
  const centre = await stage.centre({ preset: 'binh-duong', settings: { 'hours.noticeDays': 5 } })
  const { page, errors } = await open(centre)
  await go(page, 'Giờ làm việc')
  await button(page, 'Đổi giờ làm việc').click()
  const monday = page.getByRole('textbox', { name: 'Thứ Hai, buổi 2, Nhận hồ sơ, đến' })
  await monday.press('ArrowDown')
  await monday.press('ArrowDown')
  await button(page, 'Chép giờ thứ Hai cho thứ Ba đến thứ Sáu').click()
  expect(await sees(page, /Từ thứ\sBảy, ngày\s28\/11\/2026.*13\sgiờ\s00\s– 16\sgiờ\s00/)).toBe(true)

  await box(page, 'Áp dụng từ ngày').fill('25/11/2026')
  expect(await sees(page, /sớm nhất là thứ\sBảy, ngày\s28\/11\/2026/)).toBe(true)
  expect(await button(page, 'Xem trước và lưu').isDisabled()).toBe(true)
  await box(page, 'Áp dụng từ ngày').fill('30/11/2026')
  await box(page, 'Căn cứ').fill('Thông báo số 15/TB-TTPVHCC')
  await save(page, 'Hết giờ nhận hồ sơ sớm hơn 30 phút')

  const notices = async () =>
    answered(await centre.client(centre.token('board')).call('getBoard', {})).notices.join(' ')
  expect(await notices()).toMatch(/Từ thứ Hai, ngày 30\/11\/2026.*thứ Hai đến thứ Sáu.*16\sgiờ\s00/)
  expect(await sees(page, 'Sắp áp dụng')).toBe(true)
  await button(page, 'Rút lại').click()
  expect(await sees(page, /xin báo lại rằng giờ không đổi/)).toBe(true)
  await button(page, 'Lưu thay đổi').click()
  await expect.poll(notices, PATIENCE).toBe('')
  expect(errors).toEqual([])
})

test('somebody new gets an account and a PIN by keyboard alone, and logs in with it', async () => {
  const centre = await stage.centre()
  const { page } = await open(centre)
  await go(page, 'Công chức, viên chức')
  await button(page, 'Thêm người').press('Enter')
  await page.keyboard.type('Hoàng Thị Kiểm Thử')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Chuyên viên')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Sẽ thay đổi' }).waitFor()
  expect(await sees(page, /đặt mã PIN cho Hoàng Thị Kiểm Thử/)).toBe(true)
  await button(page, 'Lưu thay đổi').press('Enter')
  await button(page, 'Đặt mã PIN mới').press('Enter')
  await page.keyboard.type('13579')
  await button(page, 'Lưu mã PIN').press('Enter')
  expect(await sees(page, 'Đã đặt mã PIN mới.')).toBe(true)
  const body = { officerId: 'hoang-thi-kiem-thu', pin: '13579', counterId: 'C3' }
  expect((await centre.client(null).call('createSession', { body })).ok).toBe(true)
})

test('what is typed survives a change by a colleague, who is named when both touch the same thing, and a look elsewhere', async () => {
  const centre = await stage.centre()
  const { page } = await open(centre)
  await page.locator('tr[data-key="S1"] button').click()
  await box(page, 'Tên').fill('Tên của tôi')
  await button(page, 'Xem trước và lưu').click()
  await page.getByRole('heading', { name: 'Sẽ thay đổi' }).waitFor()
  const colleague = centre.client(await centre.logIn('leader'))
  const { services } = answered(await colleague.call('getConfiguration', {}))
  const item = { ...services.find(({ id }) => id === 'S1'), name: 'Tên của đồng nghiệp' }
  answered(await colleague.call('changeConfiguration', { body: { changes: [{ kind: 'service', item }] } }))
  await button(page, 'Lưu thay đổi').click()
  expect(await sees(page, /vừa được thay đổi ở nơi khác/)).toBe(true)
  await button(page, 'Thôi').click()
  expect(await box(page, 'Tên').inputValue()).toBe('Tên của tôi')
  expect(await page.locator('tr[data-key="S1"]').innerText()).toContain('Tên của đồng nghiệp')
  await page.locator('tr[data-key="S2"] button').click()
  await expect.poll(() => box(page, 'Tên').inputValue(), PATIENCE).toBe('Dịch vụ 2')
  await page.locator('tr[data-key="S1"] button').click()
  await go(page, 'Quầy')
  await page.locator('[data-area="counters"] table').waitFor()
  // Whoever leaves the page from another area is asked, too.
  expect(await page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))).toBe(false)
  await page.getByRole('link', { name: 'Điều hành' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ở lại' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').pressSequentially('nhat ky he')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Nhật ký hệ thống' }).getByRole('link', { name: 'Nhóm dịch vụ' }).waitFor()
  await page.keyboard.press('Enter')
  await button(page, 'Đăng xuất').click()
  await page.getByRole('dialog').getByRole('link', { name: 'Nhóm dịch vụ' }).click()
  await page.getByText('Chưa lưu', { exact: true }).waitFor()
  expect(await box(page, 'Tên').inputValue()).toBe('Tên của tôi')
  await page.locator('tr[data-key="S1"] button').click()
  await button(page, 'Đóng').click()
  await page.locator('tr[data-key="S1"] button:focus').press('Enter')
  await expect.poll(() => box(page, 'Tên').inputValue(), PATIENCE).toBe('Tên của đồng nghiệp')
  // Somebody else has logged in on another page of the tab, and the way back shows this one as it was left.
  await box(page, 'Tên').fill('Tên của tôi')
  const other = await centre.logIn('technician')
  await page.evaluate((token) => {
    sessionStorage.setItem('mot-cua:office:session', token)
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  }, other)
  await page.getByText('Cán bộ kỹ thuật', { exact: true }).waitFor()
  await page.locator('tr[data-key="S1"] button').click()
  expect(await box(page, 'Tên').inputValue()).toBe('Tên của đồng nghiệp')
})

test('a picture is sent to the boards, taken off and brought back', async () => {
  const centre = await stage.centre()
  const { page, errors } = await open(centre)
  await go(page, 'Hình ảnh, phim')
  const png = createCanvas(320, 180).toBuffer('image/png')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Thêm ảnh hoặc phim').click()])
  await chooser.setFiles([
    { name: 'Lễ hội.png', mimeType: 'image/png', buffer: png },
    { name: 'Tệp lạ.png', mimeType: 'image/png', buffer: Buffer.from('<html>') },
  ])
  expect(await sees(page, /Tệp lạ\.png: Chỉ nhận ảnh/)).toBe(true)
  const row = page.locator('.admin-media li[data-name="Lễ hội.png"]')
  await row.waitFor()
  await row.getByRole('button', { name: 'Bỏ khỏi bảng' }).click()
  await row.waitFor({ state: 'detached' })
  await button(page, 'Hoàn tác').click()
  await row.waitFor()
  expect(errors.filter((error) => !error.includes('415'))).toEqual([])
})

test('a procedure is added without a file, found at once by citizens, and taken out of use', async () => {
  const centre = await stage.centre({ catalogue: 'demo' })
  const { page, errors } = await open(centre)
  const found = async () =>
    answered(await centre.client(null).call('listProcedures', { query: { page: 1, size: 5, q: 'cap the thu vien' } }))
      .procedures.map(({ name }) => name)
      .filter((name) => name === 'Cấp thẻ thư viện')
  await go(page, 'Thủ tục hành chính')
  await button(page, 'Thêm thủ tục').click()
  await box(page, 'Tên thủ tục').fill('Cấp thẻ thư viện')
  await box(page, 'Mã thủ tục').fill('9.000001')
  await page.locator('.procedure-form').getByRole('combobox', { name: 'Lĩnh vực' }).fill('Ho tich')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'Trực tiếp' }).getByRole('textbox', { name: 'Số' }).fill('3')
  await button(page, 'Chép thời hạn trực tiếp cho các hình thức khác').click()
  await button(page, 'Thêm dòng').click()
  await box(page, 'Tên giấy tờ').fill('Ảnh 3x4')
  await box(page, 'Căn cứ').fill('Quyết định số 5/QĐ-TTPVHCC')
  await save(page, '')
  await expect.poll(found, PATIENCE).toEqual(['Cấp thẻ thư viện'])
  const params = { procedureId: '9.000001' }
  const { procedure } = answered(await centre.client(null).call('getProcedure', { params }))
  expect(procedure.limits.map(({ channel, words }) => `${channel}: ${words}`)).toEqual([
    'direct: 3 ngày làm việc',
    'online: 3 ngày làm việc',
    'postal: 3 ngày làm việc',
  ])
  expect(procedure.components).toMatchObject([{ name: 'Ảnh 3x4', originals: 1, copies: 0 }])
  await button(page, 'Hoàn tác').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click()
  await expect.poll(found, PATIENCE).toEqual([])
  expect(errors).toEqual([])
})

test('a picture is framed and sent as a small JPEG, stands in the form, and goes again', async () => {
  const centre = await stage.centre()
  const { page } = await open(centre)
  await go(page, 'Công chức, viên chức')
  await page.locator('tr[data-key="O1"] button').click()
  const big = createCanvas(2400, 1800)
  const file = { name: 'anh.png', mimeType: 'image/png', buffer: big.toBuffer('image/png') }
  await page.locator('.admin-panel input[type=file]').setInputFiles(file)
  await button(page, 'Dùng ảnh này').click()
  await page.locator('.picture-now').waitFor()
  const leader = centre.client(await centre.logIn('leader'))
  const pictureOf = async () =>
    answered(await leader.call('getConfiguration', {})).officers.find(({ id }) => id === 'O1')?.picture ?? null
  const { type, data } = answered(await leader.call('getPicture', { params: { hash: (await pictureOf()) ?? '' } }))
  expect([type, data.length < 400_000]).toEqual(['image/jpeg', true])
  await button(page, 'Bỏ ảnh').click()
  await expect.poll(pictureOf, PATIENCE).toBeNull()
})
