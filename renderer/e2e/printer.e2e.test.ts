import { expect, test } from 'vitest'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { deviceAddress, overflow, setStage } from './stage.ts'

const stage = setStage()

const NOTICE = 'Máy in đang hết giấy: số sẽ hiện trên màn hình, ông/bà vui lòng ghi lại hoặc chụp ảnh.'

test.each(['kioskPortrait', 'kioskLandscape'] as const)(
  'without paper the kiosk says why and goes on giving numbers; with a new roll the paper comes out once (%s)',
  async (size) => {
    const centre = await stage.centre({ printerId: 'p1', publicUrl: 'http://192.0.2.1:8080', services: 7 })
    const printer = await stage.printer(centre)
    const { page, errors } = await stage.open(centre, 'kiosk', SCREENS[size], deviceAddress(centre, 'kiosk'))
    await page.getByRole('button', { name: 'Dịch vụ 1' }).waitFor()
    expect(await page.getByText('số sẽ hiện trên màn hình').count()).toBe(0)

    printer.setFault('paper-end')
    await page.getByRole('button', { name: 'Dịch vụ 1' }).tap()
    expect(await sees(page, 'Xin lỗi ông/bà, máy in hết giấy. Số A001 vẫn được giữ.')).toBe(true)
    expect(await sees(page, 'Vui lòng ghi lại số hoặc chụp ảnh màn hình này bằng điện thoại.')).toBe(true)
    expect(await accessFaults(page)).toEqual([])

    await page.getByRole('button', { name: 'Xong' }).tap()
    expect(await sees(page, NOTICE)).toBe(true)
    expect(await accessFaults(page)).toEqual([])
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    await page.getByRole('button', { name: 'Dịch vụ 2' }).tap()
    expect(await sees(page, 'Số B001 vẫn được giữ.')).toBe(true)

    printer.setFault(null)
    expect(await sees(page, 'Xin ông/bà nhận phiếu ở khe in.')).toBe(true)
    await page.getByRole('button', { name: 'Xong' }).tap()
    await page.getByText(NOTICE).waitFor({ state: 'detached' })
    await expect.poll(() => printer.papers().length, PATIENCE).toBe(2)
    expect(errors).toEqual([])
  },
)

test('the officer reads which paper is not out and why, and that it prints by itself', async () => {
  const centre = await stage.centre({ printerId: 'p1' })
  const printer = await stage.printer(centre)
  printer.setFault('paper-end')
  await centre.client(centre.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
  const { token } = await centre.openCounter(1)
  const { page, errors } = await stage.open(centre, 'counter', SCREENS.desk, {
    prepare: (fresh) => fresh.addInitScript((text) => sessionStorage.setItem('mot-cua:counter:session', text), token),
  })
  expect(await sees(page, /kiosk 1, kiosk 2: máy in hết giấy \(từ\s8\sgiờ\s00\)\./)).toBe(true)
  const paper = page.locator('[data-list="4"]').getByRole('option', { name: 'A001' })
  expect(await paper.textContent()).toBe('A001chưa in được: máy in hết giấyTự in khi máy in hoạt động lại')
  await page.keyboard.press('F2')
  expect(await sees(page, 'Phiếu A001 chưa in được: máy in hết giấy')).toBe(true)
  expect(await accessFaults(page)).toEqual([])
  expect(await overflow(page)).toEqual({ x: 0, y: 0 })

  printer.setFault('near-end')
  expect(await sees(page, 'kiosk 1, kiosk 2: máy in sắp hết giấy.')).toBe(true)
  await paper.waitFor({ state: 'detached' })
  await expect.poll(() => printer.papers().length, PATIENCE).toBe(1)
  expect(errors).toEqual([])
})
