import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { AN, CODES, openDossierDesk } from '../../electron/testkit/dossiers.ts'
import { must } from '../../electron/testkit/hall.ts'
import { SCREENS, sees } from './browser.ts'
import { deviceAddress, eventTypes, setStage } from './stage.ts'
import { tapDigits } from './states/kiosk-look-up.ts'
import { scan } from './type-fast.ts'

const stage = setStage()
const touch = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()

async function open() {
  const centre = await stage.centre({
    catalogue: 'demo',
    publicUrl: 'http://192.0.2.1:8080',
    settings: { 'dossier.codes': CODES },
  })
  const desk = await openDossierDesk(centre)
  const dossier = await desk.one()
  const opened = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, deviceAddress(centre, 'kiosk'))
  const result = { paper: true, electronic: false, kind: 'granted' as const }
  const ready = () => desk.client.call('recordResult', { params: { dossierId: dossier.id }, body: result })
  return { ...opened, centre, dossier, ready }
}

test('a dossier is looked up by the digits of its code; when and where only by a second factor', async () => {
  const { page, errors } = await open()
  await touch(page, 'Tra cứu hồ sơ')
  expect(await page.getByRole('button', { name: 'Tra cứu', exact: true }).isDisabled()).toBe(true)
  await tapDigits(page, '2611230009')
  await touch(page, /^Tra cứu$/)
  expect(await sees(page, 'Chưa tìm thấy hồ sơ này.')).toBe(true)
  await touch(page, 'Xóa')
  await tapDigits(page, '1')
  await touch(page, /^Tra cứu$/)
  expect(await sees(page, 'Đang xử lý')).toBe(true)
  expect(await page.locator('main').textContent()).not.toContain('Hẹn trả')
  await tapDigits(page, '0000')
  await touch(page, 'Xem')
  expect(await sees(page, 'Bốn số này chưa khớp với hồ sơ.')).toBe(true)
  for (const _ of '0000') await touch(page, 'Xóa')
  await tapDigits(page, '5678')
  await touch(page, 'Xem')
  expect(await sees(page, 'Hẹn trả')).toBe(true)
  expect(await page.locator('body').textContent()).not.toContain(AN.name)
  await touch(page, 'Quay lại')
  expect(await sees(page, /Xin mời/)).toBe(true)
  expect(errors.filter((error) => !error.startsWith('Failed to load resource'))).toEqual([])
})

test('a scanned receipt leads to its dossier without more questions, and to the desk of results when it is there', async () => {
  const { page, centre, dossier, ready } = await open()
  must(await ready())
  const before = centre.centre.journal.head().seq
  await scan(page, dossier.qr)
  expect(await sees(page, 'Kết quả đang ở Trung tâm.')).toBe(true)
  await touch(page, 'Lấy số nhận kết quả')
  expect(await sees(page, 'K001')).toBe(true)
  expect(await eventTypes(centre, before)).toContain('ticket.issued')
})

test('the same QR code on a phone shows the state, and asks for the factor when the signature is gone', async () => {
  const { centre, dossier } = await open()
  const { hash } = new URL(dossier.qr)
  const { page } = await stage.openAddress(`${centre.url}/phone/${hash}`, SCREENS.phone)
  expect(await sees(page, 'Hẹn trả')).toBe(true)
  const bare = await stage.openAddress(`${centre.url}/phone/#hs=${dossier.code}`, SCREENS.phone)
  expect(await sees(bare.page, 'Đang xử lý')).toBe(true)
  expect(await bare.page.locator('main').textContent()).not.toContain('Hẹn trả')
  await bare.page.getByRole('textbox').fill('5678')
  await touch(bare.page, 'Xem')
  expect(await sees(bare.page, 'Hẹn trả')).toBe(true)
})
