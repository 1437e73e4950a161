import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { SCREENS, sees } from './browser.ts'
import { enterManager } from './hall-day.ts'
import { HOUSE } from './states/trust.ts'
import { setStage } from './stage.ts'

const stage = setStage()

test('a device learns how to trust its house, takes the certificate, and is told when it does', async () => {
  const centre = await stage.centre(HOUSE)
  const { lan } = centre
  if (!lan) throw new Error('no door to the house')
  const { page, errors } = await stage.openAddress(lan.trustUrl, SCREENS.tablet)
  expect(await sees(page, 'Thiết bị này chưa tin cậy máy chủ.')).toBe(true)
  const shown = (await page.locator('.fingerprint .number').textContent()) ?? ''
  expect(shown.replaceAll(' ', '')).toBe(lan.fingerprint.replaceAll(':', ''))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Tải chứng thư' }).click(),
  ])
  const taken = new X509Certificate(readFileSync((await download.path()) ?? ''))
  expect(taken.fingerprint256).toBe(lan.fingerprint)
  expect(errors.every((error) => /ERR_CERT_AUTHORITY_INVALID/.test(error))).toBe(true)

  const { page: technician } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(technician, 'can bo ky thuat')
  await technician.locator('.rail-link[data-area="devices"]').click()
  await technician.getByText(lan.trustUrl).waitFor()
  expect(await technician.locator('.fingerprint .number').textContent()).toBe(shown)

  // A browser in which it was installed: pinned by a switch, because the machine's own list is not a test's to change.
  const authority = new X509Certificate(readFileSync(join(centre.dir, 'tls', 'authority.pem')))
  const key = createHash('sha256')
    .update(authority.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
  const trusting = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [`--ignore-certificate-errors-spki-list=${key}`],
  })
  try {
    const other = await trusting.newPage({ locale: 'vi-VN' })
    await other.goto(lan.trustUrl)
    expect(await sees(other, 'Thiết bị này đã tin cậy máy chủ.')).toBe(true)
    await other.getByRole('link', { name: 'Bảng gọi số' }).click()
    expect(await sees(other, 'Mã ghép nối')).toBe(true)
    expect(new URL(other.url()).origin).toBe(lan.url)
    expect(await other.evaluate(() => isSecureContext)).toBe(true)
  } finally {
    await trusting.close()
  }
})
