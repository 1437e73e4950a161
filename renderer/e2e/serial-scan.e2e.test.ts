import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { systemIds } from '../../electron/platform/ids.ts'
import { openLog } from '../../electron/platform/log.ts'
import { systemClock, systemTimers } from '../../electron/platform/time.ts'
import { startStation } from '../../electron/station/start-station.ts'
import { parseStationConfig } from '../../electron/station/station-config.ts'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import type { ScanTarget } from '../../shared/api/operations/scans.ts'
import { madeSerialSimLine } from '../../hardware/simulators/lines/serial-sim-line.ts'
import { startScannerSimulator } from '../../hardware/simulators/scanner-sim.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { DOSSIER_CENTRE, dossierDesk, identity } from './dossier-steps.ts'
import { deviceAddress, issue, setStage } from './stage.ts'

const stage = setStage()
const timers = systemTimers()
const close: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const step of close.splice(0).reverse()) await step()
})

/** A station with a scanner on a serial port, a real pseudo-terminal, that belongs to a page. */
async function scannerFor(centre: TestCentre, to: ScanTarget) {
  const folder = mkdtempSync(join(tmpdir(), 'serial-scan-'))
  close.push(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'scanner')
  const scanner = await startScannerSimulator(madeSerialSimLine({ path, baudRate: 9_600, timers }), 'cr')
  close.push(() => scanner.stop())
  const config = { dataDir: folder, scanners: [{ id: 's', name: 's', transport: { kind: 'serial', path }, to }] }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify(config)),
    clock: systemClock(),
    timers,
    ids: systemIds,
    log: openLog('silent'),
  })
  close.push(() => station.stop())
  return scanner
}

test('a scanner on a serial port is heard by its kiosk as one that types, accents and all', async () => {
  const centre = await stage.centre({ catalogue: 'demo', publicUrl: 'http://192.0.2.1:8080' })
  const kiosk = [...centre.centre.deps.store.config().devices.values()].find(({ role }) => role === 'kiosk')
  const scanner = await scannerFor(centre, { deviceId: kiosk?.id ?? '' })
  const { page, errors } = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, deviceAddress(centre, 'kiosk'))
  await page.locator('.kiosk-tile').first().waitFor()

  scanner.scan('001046000123||NGUYỄN VĂN AN|23111946|Nam|Số 1, Phố Thử, Phường Mẫu|10052021')
  expect(await sees(page, 'Ông/bà thuộc diện ưu tiên: Người cao tuổi.')).toBe(true)
  expect(await page.content()).not.toMatch(/000123|NGUYỄN|1946/)
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toMatch(/000123/)

  const [, second] = await issue(centre, 'dat-dai', 2)
  scanner.scan(second?.phoneUrl ?? '')
  await expect.poll(() => page.locator('h1.number').textContent(), PATIENCE).toBe('C002')
  expect(errors).toEqual([])
})

test('a scanner on a serial port fills the form of the officer at its counter, name with its accents', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const scanner = await scannerFor(centre, { counterId: 'C1' })
  const { page, errors } = await dossierDesk(stage, centre)
  scanner.scan('001185000123||NGUYỄN THỊ ÁNH|01021985|Nữ|Số 5, Phố Thử, Phường Mẫu|10052021')
  await expect.poll(() => identity(page), PATIENCE).toBe('001185000123')
  const values = await page
    .locator('.dossiers-form input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  expect(values).toContain('NGUYỄN THỊ ÁNH')
  expect(errors).toEqual([])
})
