import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pagePicture, stage as stageFile, textPdf } from '../../electron/testkit/digital.ts'
import { must, payloads } from '../../electron/testkit/hall.ts'
import { PATIENCE, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { DOSSIER_CENTRE, answer, becomes, begin, dossierDesk, receive, step } from './dossier-steps.ts'
import { setStage } from './stage.ts'

const stage = setStage()

/** Drops files on the paper that is shown, as a person does it from a folder. */
async function drop(page: Page, files: { name: string; type: string; bytes: Buffer }[]): Promise<void> {
  const sent = files.map(({ bytes, ...one }) => ({ ...one, data: bytes.toString('base64') }))
  await page.locator('.scans-main').evaluate((element, dropped) => {
    const transfer = new DataTransfer()
    for (const { name, type, data } of dropped) {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type }))
    }
    element.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }))
  }, sent)
}

const turns = (page: Page) => page.locator('.scans-page').evaluateAll((all) => all.map((one) => one.dataset['turn']))
const keys = (page: Page) => page.locator('.scans-page').evaluateAll((all) => all.map((one) => one.dataset['key']))
async function counted(page: Page, n: number): Promise<void> {
  await expect.poll(() => page.locator('.scans-thumb[data-drawn] img').count(), PATIENCE).toBe(n)
}
const left = async (page: Page) => Number(await page.locator('.scans').getAttribute('data-left'))

test('papers are digitised after reception: dropped, scanned and photographed, put in order, looked at, forwarded', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page, errors } = await dossierDesk(stage, centre)
  await begin(page)
  await receive(page)
  await press(page, 'Alt+k')
  await page.locator('.scans').waitFor()
  const before = await left(page)

  await drop(page, [
    { name: 'to-khai.pdf', type: 'application/pdf', bytes: await textPdf(2) },
    { name: 'trang.jpg', type: 'image/jpeg', bytes: pagePicture() },
  ])
  await counted(page, 3)
  await expect.poll(() => left(page), PATIENCE).toBe(before - 1)
  expect(await sees(page, 'PDF, không khai báo PDF/A: giữ nguyên tệp')).toBe(true)
  expect(await sees(page, 'Ảnh, đã chuyển thành PDF/A-2b')).toBe(true)

  await press(page, 'Alt+2')
  const order = await keys(page)
  await press(page, 'Alt+ArrowRight')
  await expect.poll(() => keys(page), PATIENCE).toEqual([order[1], order[0], order[2]])
  await press(page, 'Alt+x')
  await expect.poll(() => turns(page), PATIENCE).toEqual(['0', '90', '0'])
  await page.keyboard.press('Enter')
  await page.locator('.scans-large-page img').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.scans-large').waitFor({ state: 'detached' })
  expect(payloads(centre, 'digital.viewed')).toHaveLength(1)
  await page.keyboard.press('Delete')
  await answer(page)
  await counted(page, 2)

  await press(page, 'Alt+1')
  await page.keyboard.press('ArrowDown')
  await page.locator('.scans-main[data-part="c2"]').waitFor()
  const station = centre.client(centre.token('station'))
  must(await stageFile(station, [await textPdf(1, 'Máy quét')], { source: 'folder', counterId: 'C1' }))
  expect(await sees(page, 'Máy quét vừa chuyển 1 tệp')).toBe(true)
  const turnedAway = { counterId: 'C1', name: 'Quét 0007.pdf', code: 'DIGITAL_ENCRYPTED' } as const
  must(await station.call('reportTurnedAway', { body: turnedAway }))
  expect(await sees(page, 'Không nhận được tệp Quét 0007.pdf')).toBe(true)
  await page.getByRole('button', { name: 'Đã biết' }).click()
  await page.getByText('Quét 0007.pdf').waitFor({ state: 'detached' })
  await press(page, 'Alt+g')
  await counted(page, 1)
  await press(page, 'Alt+a')
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth), PATIENCE)
    .not.toBe(0)
  const shot = page.locator('.scans-shot')
  await page.keyboard.press('F8')
  await shot.waitFor()
  await page.keyboard.press('F8')
  await page.getByText('Đã giữ 1 trang').waitFor()
  await page.keyboard.press('F8')
  await shot.waitFor()
  await page.keyboard.press('Escape')
  expect(await sees(page, '1 trang đã chụp sẽ bỏ. Nhấn Esc lần nữa để bỏ.')).toBe(true)
  // Whoever goes on has not meant it, and the next Escape asks again.
  await page.keyboard.press('F8')
  await page.getByText('Đã giữ 2 trang').waitFor()
  await page.keyboard.press('F9')
  await counted(page, 3)
  expect(payloads(centre, 'digital.attached').at(-1)).toMatchObject({ part: 'c2', pages: 2, source: 'camera' })

  await page.keyboard.press('Escape')
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  await step(page, 'Chuyển hồ sơ')
  await answer(page)
  await becomes(page, 'in-process')
  expect(errors).toEqual([])
})

test('what is refused says why; a cut line goes on where it was, and files the paper once', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page } = await dossierDesk(stage, centre)
  await begin(page)
  await receive(page)
  await press(page, 'Alt+k')
  await page.locator('.scans').waitFor()
  await drop(page, [
    { name: 'mat-khau.pdf', type: 'application/pdf', bytes: await textPdf(1, 'x', { userPassword: 'a' }) },
  ])
  expect(await sees(page, 'Tệp PDF có đặt mật khẩu hoặc bảo vệ. Vui lòng dùng bản không bảo vệ.')).toBe(true)
  await page.getByRole('button', { name: 'Bỏ', exact: true }).press('Enter')

  await page.route('**/v1/digital-staged', (route) => route.abort())
  await drop(page, [{ name: 'a.pdf', type: 'application/pdf', bytes: await textPdf(1) }])
  expect(await sees(page, 'Mất kết nối khi đang gửi')).toBe(true)
  await page.unroute('**/v1/digital-staged')
  await page.getByRole('button', { name: 'Gửi tiếp' }).press('Enter')
  await counted(page, 1)
  expect(payloads(centre, 'digital.attached')).toHaveLength(1)
})
