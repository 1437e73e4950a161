import { expect, test } from 'vitest'
import { PATIENCE, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { DOSSIER_CENTRE, begin, dossierDesk, receive } from './dossier-steps.ts'
import { setStage } from './stage.ts'

const stage = setStage()

test('TQ-7.2b: a receipt goes straight to the office printer; without paper the officer knows, and it comes out once', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const station = await stage.sheets(centre)
  const { page, errors } = await dossierDesk(stage, centre)
  const sign = page.locator('[data-sheet-sign]')
  const line = page.locator('.sheet-line')
  const cause = centre.db.prepare<[], string | null>("SELECT cause FROM printer WHERE id = 'phong-1'").pluck()
  const tabs: string[] = []
  await page.exposeFunction('opened', (address: string) => tabs.push(address))
  await page.evaluate(`window.open = (address) => (window.opened(address), null)`)

  await begin(page)
  await receive(page)
  await press(page, 'Alt+i')
  await expect.poll(() => sign.textContent(), PATIENCE).toBe('Đã in: 1 phiếu')
  expect(station.sim.papers()).toHaveLength(1)
  expect(tabs).toEqual([])

  station.sim.setFault('paper-end')
  await expect.poll(() => cause.get(), PATIENCE).toBe('paper-end')
  await press(page, 'Alt+i')
  expect(await sees(page, 'Máy in đang hết giấy – phiếu chưa in.')).toBe(true)
  expect(await sees(page, 'Thêm giấy vào khay, máy sẽ tự in tiếp.')).toBe(true)
  await press(page, 'Alt+i')
  expect(await sees(page, 'Phiếu này đã gửi đến máy in, không cần bấm lại.')).toBe(true)
  station.sim.setFault(null)
  await expect.poll(() => sign.textContent(), PATIENCE).toBe('Đã in: 2 phiếu')
  expect([station.sim.papers().length, await line.count()]).toEqual([2, 0])

  station.sim.setFault('aborts')
  await press(page, 'Alt+i')
  expect(await sees(page, 'Phiếu chưa in được: máy in không nhận tài liệu.')).toBe(true)
  station.sim.setFault(null)
  await line.getByRole('button', { name: 'In lại' }).press('Enter')
  await expect.poll(() => sign.textContent(), PATIENCE).toBe('Đã in: 3 phiếu')
  expect([station.sim.papers().length, await line.count()]).toEqual([3, 0])

  // The station is away: the officer may open the PDF instead, and then nothing comes out of the printer later.
  await station.cut()
  await press(page, 'Alt+i')
  centre.clock.advance(15_000)
  expect(await sees(page, 'Máy in chưa nhận lệnh. Phiếu chưa in.')).toBe(true)
  await line.getByRole('button', { name: 'Mở bản PDF' }).press('Enter')
  await expect.poll(() => tabs.length, PATIENCE).toBe(1)
  await expect.poll(() => line.count(), PATIENCE).toBe(0)
  // The second press is refused, and the browser says so.
  expect(errors.filter((error) => !error.includes('409'))).toEqual([])
})
