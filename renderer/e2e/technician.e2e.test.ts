import { expect, test } from 'vitest'
import { answered } from './answered.ts'
import { askToPair } from '../../electron/testkit/pairing.ts'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { enterManager } from './hall-day.ts'
import { issue, setStage } from './stage.ts'

const stage = setStage()

/** The technician's page of devices, with a real station and its simulated printer. */
async function devices() {
  const centre = await stage.centre({ printerId: 'p1', demo: true })
  const printer = await stage.printer(centre)
  const opened = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(opened.page, 'can bo ky thuat')
  await opened.page.locator('.rail-link[data-area="devices"]').click()
  const card = opened.page.locator('[data-device="p1"]')
  await card.getByRole('button', { name: 'In thử' }).waitFor()
  return { centre, printer, card, ...opened }
}

test('a technician prints a test from the page, and reads the truth about it', async () => {
  const { printer, card, page, errors } = await devices()
  await card.getByRole('button', { name: 'In thử' }).click()
  await card.getByText('Đã in xong phiếu thử.').waitFor()
  expect(printer.papers()).toHaveLength(1)
  expect(await card.innerText()).toContain('1 phiếu thử')

  printer.setFault('cover-open')
  await card.getByText('Đóng nắp máy in.').waitFor()
  await card.getByRole('button', { name: 'In thử' }).click()
  await card.getByText(/Chưa in được phiếu thử: .*nắp/).waitFor()
  expect(await accessFaults(page)).toEqual([])
  printer.setFault(null)
  await card.getByText('Sẵn sàng in').waitFor()
  expect(printer.papers()).toHaveLength(1)
  expect(errors).toEqual([])
})

test('BD-14.3: a technician sees what desks asked for, the worst first, takes it on and says what came of it', async () => {
  const { centre, page, errors } = await devices()
  const { client } = await centre.openCounter(1)
  const raise = async (severity: 'stops' | 'can-wait', description: string) =>
    answered(
      await client.call('raiseWorkRequest', { body: { kind: 'device', severity, asset: '', description, wish: '' } }),
    )
  await raise('can-wait', 'Ghế lung lay.')
  await raise('stops', 'Máy in phiếu không lên nguồn.')
  await page.locator('.rail-link[data-area="work"]').click()
  const lines = page.locator('[data-work]')
  await expect
    .poll(() => lines.evaluateAll((all) => all.map((one) => one.dataset['work'])), PATIENCE)
    .toEqual(['stops', 'can-wait'])
  await lines.first().getByRole('button', { name: 'Nhận việc' }).click()
  expect(await page.getByLabel('Việc sẽ làm').inputValue()).toBe('Đã nhận việc.')
  await page.getByLabel('Việc sẽ làm').fill('Đang thay dây nguồn.')
  await page.getByRole('dialog').getByRole('button', { name: 'Nhận việc' }).click()
  await lines
    .first()
    .getByText(/đang xử lý: Đang thay dây nguồn/)
    .waitFor()
  await lines.first().getByRole('button', { name: 'Xử lý' }).click()
  await page.getByLabel('Kết quả hoặc việc đã làm').fill('Đã thay dây nguồn.')
  await page.getByRole('dialog').getByText('Đã xong').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Xử lý' }).click()
  expect(await sees(page, 'Đã xong hôm nay (1)')).toBe(true)
  expect(await accessFaults(page)).toEqual([])
  expect(errors).toEqual([])
})

test('BD-8.6b, TT-8.2b: a new roll is said once, and its papers are counted from then on', async () => {
  const { centre, printer, card, page, errors } = await devices()
  await issue(centre, 'S1')
  await card.getByText('Chưa có lần thay giấy nào được ghi nhận: đã in 1 phiếu').waitFor()
  await card.getByRole('button', { name: 'Đã thay giấy' }).click()
  const metres = page.getByRole('textbox', { name: 'Chiều dài cuộn mới (mét)' })
  await metres.fill('2')
  expect(await page.getByRole('button', { name: 'Đếm từ cuộn này' }).isDisabled()).toBe(true)
  await metres.fill('5')
  await page.getByRole('button', { name: 'Đếm từ cuộn này' }).click()
  await card.getByText(/Sắp hết giấy: còn khoảng \d+ phiếu/).waitFor()
  await issue(centre, 'S1')
  await card.getByText('Từ khi thay giấy lúc 8 giờ 00: đã in 1 phiếu').waitFor()
  expect(printer.papers()).toHaveLength(2)
  // The counter hears of it before the paper ends.
  const { token } = await centre.openCounter(1)
  const desk = await stage.open(centre, 'counter', SCREENS.desk, {
    prepare: (fresh) => fresh.addInitScript((text) => sessionStorage.setItem('mot-cua:counter:session', text), token),
  })
  expect(await sees(desk.page, /kiosk 1, kiosk 2: máy in còn khoảng \d+ phiếu\./)).toBe(true)
  expect(await accessFaults(desk.page)).toEqual([])
  // Whoever puts in a roll of the usual length says so there and then.
  await desk.page.getByRole('button', { name: 'Đã thay giấy' }).click()
  await desk.page.getByText('máy in còn khoảng').waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})

test('a board says a test sentence, and one from which nothing comes says so', async () => {
  const centre = await stage.centre({ printerId: 'p1' })
  const technician = centre.client(await centre.logIn('technician'))
  const board = await stage.open(centre, 'board', SCREENS.board, { token: centre.token('board') })
  const speaker = async () =>
    answered(await technician.call('listDeviceHealth', {})).devices.find(({ id }) => id === 'board-1')?.speaker?.state
  await expect.poll(speaker, PATIENCE).toBe('ready')
  const { page } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page, 'can bo ky thuat')
  await page.locator('.rail-link[data-area="devices"]').click()
  const card = page.locator('[data-device="board-1"]')
  await card.getByRole('button', { name: 'Thử loa' }).click()
  await card.getByText('Loa đã phát xong câu thử.').waitFor()
  await board.page.evaluate(() => {
    AnalyserNode.prototype.getFloatTimeDomainData = (samples) => void samples.fill(0)
  })
  await card.getByRole('button', { name: 'Thử loa' }).click()
  await card.getByText('Loa chưa phát được: không có tiếng ra loa.').waitFor()
  expect(board.errors).toEqual([])
})

test('a leader reads how devices are and orders nothing', async () => {
  const centre = await stage.centre({ printerId: 'p1' })
  await stage.printer(centre)
  const { page } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page)
  await page.locator('.rail-link[data-area="devices"]').click()
  await page.locator('[data-device="p1"]').getByText('Sẵn sàng in').waitFor()
  expect(await page.getByRole('button', { name: 'In thử' }).count()).toBe(0)
})

test('a machine that waits is paired by the code on its screen', async () => {
  const centre = await stage.centre({ printerId: 'p1' })
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page, 'can bo ky thuat')
  await page.locator('.rail-link[data-area="devices"]').click()
  const { token, code } = await askToPair(centre.client(null), 'station', 'MAY-SANH')
  const card = page.locator('[data-pairing]')
  await card.getByText('MAY-SANH').waitFor()
  await card.getByRole('button', { name: 'Ghép nối' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('xxx xxx')
  await dialog.getByRole('button', { name: 'Máy này là thiết bị nào?' }).click()
  await page.getByRole('option', { name: /^station 2/ }).click()
  await dialog.getByText('Máy đang dùng làm station 2 sẽ bị ngắt ngay.').waitFor()
  expect(await accessFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Ghép nối' }).click()
  await dialog.getByText('Mã không khớp với mã trên màn hình của máy.').waitFor()
  await dialog.getByRole('textbox').fill(code.toLowerCase())
  await dialog.getByRole('button', { name: 'Ghép nối' }).click()
  expect(await sees(page, 'Đã ghép nối station 2.')).toBe(true)
  await card.waitFor({ state: 'detached' })
  expect((await centre.client(token).call('listDeviceOrders', {})).ok).toBe(true)
  expect(errors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([])
})

test('a technician configures the devices of a station, which opens them at once', async () => {
  const centre = await stage.centre({ printerId: 'may-in-1' })
  const station = await stage.stationFromCentre(centre)
  const { page, errors } = await stage.open(centre, 'admin', SCREENS.desk)
  await enterManager(page, 'can bo ky thuat')
  await page.locator('[data-area="devices"]').click()
  await page
    .getByRole('row', { name: /station 1/ })
    .getByRole('button')
    .first()
    .click()
  await page.getByRole('button', { name: 'Tìm thiết bị ở máy trạm' }).click()
  await page.getByRole('button', { name: 'Thêm máy in', exact: true }).click()
  const row = page.getByRole('group', { name: 'Dòng 1' })
  await row.getByRole('button', { name: 'Nối qua' }).click()
  await page.getByRole('option', { name: 'Máy in mô phỏng' }).click()
  await row.getByRole('button', { name: 'Kiểu máy' }).click()
  await page.getByRole('option', { name: /58/ }).first().click()
  expect(await accessFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Xem trước và lưu' }).click()
  expect(await sees(page, 'Thiết bị của máy trạm: station 1')).toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu thay đổi' }).click()
  await expect.poll(() => [...station.simulators.keys()], PATIENCE).toEqual(['may-in-1'])
  await issue(centre, 'S1')
  await expect.poll(() => station.simulators.get('may-in-1')?.papers().length, PATIENCE).toBe(1)
  expect(errors).toEqual([])
})
