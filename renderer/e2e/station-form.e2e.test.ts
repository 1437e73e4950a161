import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import type { StationDevices } from '../../shared/domain/config/station-devices.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, accessFaults } from './browser.ts'
import { enterManager } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()

const LEFT = { counterId: 'C2', model: 'cd5220', address: 0 }
const BEFORE: StationDevices = {
  deviceId: 'station-1',
  printers: [
    {
      id: 'p1',
      name: 'Máy in 1',
      model: 'generic-80',
      transport: { kind: 'tcp', host: '192.0.2.15', port: 9_100, bytesPerSecond: 960 },
      width: 512,
    },
  ],
  displays: [
    {
      name: 'Dãy A',
      transport: { kind: 'serial', path: 'COM3', baudRate: 9_600 },
      boards: [{ counterId: 'C1', model: 'dm56a04', address: 7 }, LEFT],
    },
  ],
  scanners: [
    {
      id: 'q1',
      name: 'Máy quét',
      transport: { kind: 'serial', path: 'COM4', baudRate: 9_600 },
      to: { counterId: 'C1' },
    },
  ],
}

async function choose(part: Locator, label: string, option: string): Promise<void> {
  await part.getByRole('button', { name: label }).click()
  await part.page().getByRole('option', { name: option }).click()
}

test('a technician sets in the form what only a file could say, and takes it back', async () => {
  const centre = await stage.centre({ printerId: 'p1' })
  const technician = centre.client(await centre.logIn('technician'))
  const changes = [{ kind: 'station' as const, item: BEFORE }]
  answered(await technician.call('changeConfiguration', { body: { changes } }))
  const { page, errors } = await stage.open(centre, 'admin', SCREENS.desk)
  await enterManager(page, 'can bo ky thuat')
  await page.locator('[data-area="devices"]').click()
  await page.locator('tr[data-key="station-1"] button').first().click()

  const printer = page.getByRole('region', { name: 'Máy in phiếu' })
  // What is set already is in sight, without a press.
  const speed = printer.getByRole('textbox', { name: 'Tốc độ thật' })
  expect(await speed.inputValue()).toBe('960')
  await speed.fill('')
  await printer.getByRole('textbox', { name: 'Tốc độ giấy' }).fill('80')
  await choose(printer, 'Khổ in', 'theo kiểu máy')
  await choose(printer, 'Chữ trên phiếu', 'Luôn không dấu')

  const displays = page.getByRole('region', { name: 'Đường dây bảng số' })
  await displays.getByText('Thông số khác').first().click()
  await choose(displays, 'Kiểm tra chẵn lẻ', 'Chẵn')
  const first = displays.locator('.admin-station-boards').getByRole('group', { name: 'Dòng 1' })
  await first.getByRole('button', { name: 'Bỏ dòng 1' }).click()
  // The row that is left shows its own address, not that of the row before it.
  expect(await first.getByRole('textbox', { name: 'Địa chỉ trên dây' }).inputValue()).toBe('0')
  await first.getByText('Thông số khác').click()
  await first.getByRole('textbox', { name: 'Độ sáng' }).fill('3')

  const scanners = page.getByRole('region', { name: 'Máy quét mã' })
  await scanners.getByText('Thông số khác').click()
  await choose(scanners, 'Sau mỗi mã', 'Không gửi gì thêm')
  expect(await accessFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'Xem trước và lưu' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu thay đổi' }).click()
  const saved = async () => answered(await technician.call('getConfiguration', {})).stations[0]
  const { width: _, ...plain } = BEFORE.printers[0] ?? {}
  await expect.poll(saved, PATIENCE).toEqual({
    ...BEFORE,
    printers: [
      {
        ...plain,
        transport: { kind: 'tcp', host: '192.0.2.15', port: 9_100 },
        speedMmPerSecond: 80,
        letters: 'always',
      },
    ],
    displays: [
      {
        ...BEFORE.displays[0],
        transport: { kind: 'serial', path: 'COM3', baudRate: 9_600, parity: 'even' },
        boards: [{ ...LEFT, brightness: 3 }],
      },
    ],
    scanners: [{ ...BEFORE.scanners[0], end: 'silence' }],
  })
  expect(errors).toEqual([])
})
