import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDossierDesk, leaderOf } from '../../electron/testkit/dossiers.ts'
import { CHARGE, closeDay, collectAll, setTariff } from '../../electron/testkit/fees.ts'
import { must, payloads } from '../../electron/testkit/hall.ts'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { DOSSIER_CENTRE, answer, begin, dossierDesk, receive } from './dossier-steps.ts'
import { enterManager } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const BOOK = { year: 2026, formNo: '01BLP', serial: 'BL-26', from: 101, to: 999, unit: 'Trung tâm Thử', taxCode: '' }
const CENTRE = { ...DOSSIER_CENTRE, settings: { ...DOSSIER_CENTRE.settings, 'fees.books': [BOOK] } }

const total = (page: Page) => page.locator('.fees-sums dl').getAttribute('data-total')
const field = (page: Page, label: string | RegExp) => page.getByRole('dialog').getByLabel(label)

test('KT-7.2n, TT-4.5a: a citizen pays at reception, a receipt is put right, and the officer closes the day', async () => {
  const centre = await stage.centre(CENTRE)
  await setTariff(centre)
  const { page, errors } = await dossierDesk(stage, centre)
  await begin(page)
  await page.locator('[data-fee="thuong-tru"]').waitFor()
  await page.locator('[data-fee="ban-sao"] .check').click()
  await page.locator('[data-fee="ban-sao"] input[inputmode="numeric"]').fill('5')
  expect(await sees(page, 'Phải thu: 27.000 đ, trong đó khi tiếp nhận: 20.000 đ')).toBe(true)
  await receive(page)
  await fixFees(page, centre)
  await press(page, 'Alt+t')
  await page.getByRole('dialog').waitFor()
  expect(await page.locator('.fees-hero').getAttribute('data-due')).toBe('26000')
  // The copies are paid with the result.
  await page.getByRole('dialog').getByText('Phí chứng thực bản sao').click()
  await answer(page, async () => {
    await field(page, 'Tiền nhận').fill('10.000')
    // No receipt for more than was handed over.
    expect(await sees(page, 'Còn thiếu: 10.000 đ')).toBe(true)
    expect(await page.getByRole('button', { name: 'Thu 20.000 đ' }).isDisabled()).toBe(true)
    await field(page, 'Tiền nhận').fill('50.000')
    expect(await sees(page, 'Trả lại người nộp: 30.000 đ')).toBe(true)
    expect(await accessFaults(page)).toEqual([])
  })
  expect(await sees(page, 'Còn phải thu: 6.000 đ')).toBe(true)
  expect(await sees(page, 'BL-26 0000101')).toBe(true)
  await press(page, 'Alt+f')
  const receipt = page.locator('[data-receipt="0000101"]')
  await receipt.getByRole('button', { name: 'Hủy biên lai' }).click()
  await answer(page, () => field(page, 'Người nộp tiền').fill('Người Nộp Thử'))
  await expect.poll(() => receipt.getAttribute('data-state'), PATIENCE).toBe('cancelled')
  await expect.poll(() => total(page), PATIENCE).toBe('20000')
  await page.getByRole('button', { name: 'Chốt ngày' }).click()
  await answer(page, async () => {
    await field(page, '10.000 đ').fill('1')
    await field(page, '5.000 đ').fill('1')
    await field(page, 'Lý do chênh lệch').fill('Thiếu một tờ 5.000 đồng')
    await field(page, 'Người cùng kiểm đếm').fill('Người Cùng Đếm')
  })
  await page.locator('[data-closed]').waitFor()
  expect(payloads(centre, 'fee.dayClosed')).toMatchObject([{ counted: 15_000, difference: -5_000, receipts: 2 }])
  expect(await accessFaults(page)).toEqual([])
  expect(errors).toEqual([])
})

/** The officer finds the dossier that was just received, sees one page too many, and comes back to the reception. */
async function fixFees(page: Page, centre: TestCentre): Promise<void> {
  await press(page, 'Alt+l')
  await page.locator('.dossiers-found-line').first().click()
  await page.getByRole('button', { name: 'Sửa khoản thu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('[data-fee="ban-sao"] input[inputmode="numeric"]').fill('4')
  expect(await sees(page, 'Phải thu: 27.000 đ → 26.000 đ')).toBe(true)
  expect(await accessFaults(page)).toEqual([])
  await dialog.getByLabel('Lý do sửa').fill('Đếm lại: 4 trang')
  await answer(page)
  await expect.poll(() => payloads(centre, 'fee.changed').length, PATIENCE).toBe(1)
  await press(page, 'Alt+n')
  await page.locator('.dossiers-code').waitFor()
}

/** The leader pays one receipt back, on a ground of the leader's own, and closes what came of it. */
async function refundFirst(page: Page, centre: TestCentre): Promise<void> {
  await page.locator('[data-receipt="0000101"]').getByRole('button', { name: 'Hoàn trả' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Căn cứ hoàn trả').fill('Quyết định số 12/QĐ-TTPVHCC')
  expect(await accessFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Hoàn trả 20.000 đ' }).click()
  await expect.poll(() => payloads(centre, 'fee.refunded').length, PATIENCE).toBe(1)
  await dialog.waitFor({ state: 'detached' })
  must(await closeDay(await leaderOf(centre), '2026-11-30', 'leader'))
}

test('TT-4.5c, TT-9.2b: the leader closes the day and the month, and holds the list of the bank against it', async () => {
  const centre = await stage.centre({ ...CENTRE, now: '2026-11-30T08:00' })
  await setTariff(centre)
  const desk = await openDossierDesk(centre)
  const payer = { name: 'Phạm Văn Trả' }
  for (const pay of [{}, { method: 'transfer' as const, reference: 'FT-0001', payer }]) {
    const { id } = await desk.one({ dossier: { fees: [CHARGE] } })
    must(await collectAll(desk.client, id, pay))
  }
  must(await closeDay(await leaderOf(centre), '2026-11-30', 'O1'))
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page)
  await page.getByRole('link', { name: 'Phí, lệ phí' }).click()
  await refundFirst(page, centre)
  await page.getByRole('button', { name: 'Xóa tên người nộp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa tên người nộp' }).click()
  expect(await sees(page, 'Người nộp: (đã xóa)')).toBe(true)
  await page.getByRole('button', { name: 'Chốt ngày của Trung tâm' }).click()
  await page.getByRole('dialog').waitFor()
  await field(page, '20.000 đ').fill('1')
  await field(page, 'Người cùng kiểm đếm').fill('Người Cùng Đếm')
  await page.getByRole('dialog').getByRole('button', { name: 'Chốt ngày' }).click()
  const close = page.getByRole('button', { name: 'Chốt tháng' })
  await expect.poll(() => close.isEnabled(), PATIENCE).toBe(true)
  await close.click()
  expect(await sees(page, 'Đã chốt tháng:')).toBe(true)
  const text = 'Ngày;Mã giao dịch;Ghi có;Nội dung\n30/11/2026;FT-0001;20.000;nộp lệ phí\n30/11/2026;FT-0009;50.000;nhầm'
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'sao-ke.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await expect.poll(() => page.locator('[data-bank="extra"] dd').innerText(), PATIENCE).toBe('1')
  expect(await page.locator('[data-bank="matched"] dd').innerText()).toBe('1')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải bảng tính' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('phi-le-phi-2026-11.xlsx')
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  expect(await accessFaults(page)).toEqual([])
  expect(errors).toEqual([])
})
