import { expect, test } from 'vitest'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { deviceAddress, overflow, setStage } from './stage.ts'

const stage = setStage()

const BESIDE = 'Phiếu của ông/bà được in ở máy bên cạnh (kiosk 2). Mời ông/bà nhận phiếu.'

test.each(['kioskPortrait', 'kioskLandscape'] as const)(
  'a kiosk whose printer is out sends the citizen to the next one, where the paper comes out once (%s)',
  async (size) => {
    const settings = { 'print.neighbours': { 'kiosk-1': 'kiosk-2' } }
    const centre = await stage.centre({ printerId: 'p1', secondPrinterId: 'p2', services: 7, settings })
    const { printers } = await stage.station(centre, ['p1', 'p2'])
    const { page, errors } = await stage.open(centre, 'kiosk', SCREENS[size], deviceAddress(centre, 'kiosk'))
    await page.getByRole('button', { name: 'Dịch vụ 1' }).waitFor()

    // Taken before the fault is known: the paper waits, then goes to the neighbour.
    printers.get('p1')?.setFault('paper-end')
    await page.getByRole('button', { name: 'Dịch vụ 1' }).tap()
    expect(await sees(page, BESIDE)).toBe(true)
    expect(await accessFaults(page)).toEqual([])
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    await expect.poll(() => printers.get('p2')?.papers().length, PATIENCE).toBe(1)

    await page.getByRole('button', { name: 'Xong' }).tap()
    expect(await sees(page, 'Máy in đang hết giấy: phiếu sẽ được in ở máy bên cạnh (kiosk 2).')).toBe(true)
    await page.getByRole('button', { name: 'Dịch vụ 2' }).tap()
    expect(await sees(page, BESIDE)).toBe(true)
    await expect.poll(() => printers.get('p2')?.papers().length, PATIENCE).toBe(2)

    printers.get('p1')?.setFault(null)
    await page.getByRole('button', { name: 'Xong' }).tap()
    await page.getByText('máy bên cạnh').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Dịch vụ 3' }).tap()
    expect(await sees(page, 'Xin ông/bà nhận phiếu ở khe in.')).toBe(true)
    expect(printers.get('p1')?.papers()).toHaveLength(1)
    expect(printers.get('p2')?.papers()).toHaveLength(2)
    expect(errors).toEqual([])
  },
)
