import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { isoTime } from '../../shared/domain/time/vietnam-time.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { setStage } from './stage.ts'

const stage = setStage()

/** An area of the administration as the leader sees it, and what an officer is told of due dates. */
async function open(area: string) {
  const centre = await stage.centre({ catalogue: 'demo', preset: 'binh-duong', now: '2026-11-23T08:00' })
  const token = await centre.logIn('leader')
  const opened = await stage.open(centre, 'admin', SCREENS.desk, {
    prepare: (page) => page.addInitScript((held) => sessionStorage.setItem('mot-cua:office:session', held), token),
  })
  const { page } = opened
  page.setDefaultTimeout(PATIENCE.timeout)
  await page.getByRole('link', { name: area }).click()
  return { ...opened, due: await dueDates(centre) }
}

async function dueDates(centre: TestCentre) {
  const { client } = await centre.openCounter(1)
  return async (procedureId: string, caseCode?: string): Promise<string> => {
    const query = { channel: 'direct' as const, ...(caseCode === undefined ? {} : { caseCode }) }
    const outcome = await client.call('computeDueDate', { params: { procedureId }, query })
    return outcome.ok ? isoTime(outcome.value.due).slice(0, 16) : outcome.code
  }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.locator('.admin-panel').getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).click()
}

async function save(page: Page): Promise<void> {
  await button(page, 'Xem trước và lưu').click()
  await page.getByRole('heading', { name: 'Sẽ thay đổi' }).waitFor()
  await button(page, 'Lưu thay đổi').click()
  expect(await sees(page, 'Đã lưu thay đổi.')).toBe(true)
}

test('the hour of due dates is set, and the next receipt has it', async () => {
  const { page, errors, due } = await open('Thiết lập khác')
  expect(await due('1.004222')).toBe('2026-12-02T17:00')
  await page.locator('tr[data-key="due.timeOfDay"] button').click()
  expect(await sees(page, 'Mặc định: cuối giờ làm việc của ngày cuối cùng (Bộ luật Dân sự, Điều 148)')).toBe(true)
  await choose(page, 'Giờ hẹn trả kết quả', 'đúng giờ đã nhận hồ sơ')
  await box(page, 'Căn cứ').fill('Quyết định số 9/QĐ-TTPVHCC')
  await save(page)
  await expect.poll(() => due('1.004222'), PATIENCE).toBe('2026-12-02T08:00')
  expect(errors).toEqual([])
})

test('the week in which limits run is its own setting beside the hours of the hall (law-facts §10.3)', async () => {
  const { page, errors, due } = await open('Thiết lập khác')
  await page.locator('tr[data-key="due.hours"] button').click()
  // It begins as the hours of the hall: work and reception of Wednesday afternoon now end at 16:00.
  const wednesday = page.locator('.week-day').nth(2).locator('input.field-input')
  await expect.poll(() => wednesday.nth(5).inputValue(), PATIENCE).toBe('17:00')
  await wednesday.nth(5).fill('16:00')
  await wednesday.nth(7).fill('16:00')
  await box(page, 'Căn cứ').fill('Quyết định số 9/QĐ-TTPVHCC')
  await save(page)
  // Seven working days from Monday 23 November end on Wednesday 2 December, whose work now ends at 16:00.
  await expect.poll(() => due('1.004222'), PATIENCE).toBe('2026-12-02T16:00')
  expect(errors).toEqual([])
})

test('a half-day off shortens the last day of a limit', async () => {
  const { page, errors, due } = await open('Ngày nghỉ, làm bù')
  expect(await due('3.000465')).toBe('2026-11-24T17:00')
  await button(page, 'Thêm ngày nghỉ').click()
  await box(page, 'Ngày').fill('24/11/2026')
  await box(page, 'Tên').fill('Họp toàn thể')
  await choose(page, 'Thời gian nghỉ', 'Nghỉ buổi chiều')
  await box(page, 'Căn cứ').fill('Thông báo số 3/TB-TTPVHCC')
  await save(page)
  await expect.poll(() => due('3.000465'), PATIENCE).toBe('2026-11-24T11:30')
  await page.locator('tr[data-key="2026-11-24"]').getByText('Nghỉ buổi chiều').waitFor()
  expect(errors).toEqual([])
})

test('a case of a procedure has a limit of its own', async () => {
  const { page, errors, due } = await open('Thủ tục hành chính')
  await page.getByRole('searchbox').fill('1.004222')
  await page.locator('tr[data-key="1.004222"] button').click()
  await button(page, 'Thêm trường hợp').click()
  await box(page, 'Tên trường hợp').fill('Phải xác minh')
  const added = page.getByRole('group', { name: 'Trường hợp 1' })
  await added.getByRole('group', { name: 'Trực tiếp' }).getByRole('textbox', { name: 'Số', exact: true }).fill('10')
  await save(page)
  await expect.poll(() => due('1.004222', 'phai-xac-minh'), PATIENCE).toBe('2026-12-07T17:00')
  expect(await due('1.004222')).toBe('2026-12-02T17:00')
  expect(errors).toEqual([])
})

test('a leader tries when a dossier would be due, and reads why', async () => {
  const { page, errors } = await open('Thủ tục hành chính')
  await page.getByRole('searchbox').fill('2.000815')
  await page.locator('tr[data-key="2.000815"] button').click()
  const trial = page.getByRole('region', { name: 'Thử tính ngày hẹn trả' })
  await trial.getByText('17 giờ 00, thứ Hai, ngày 23/11/2026', { exact: true }).waitFor()
  await trial.getByRole('button', { name: 'Trường hợp' }).click()
  await page.getByRole('option', { name: 'Số lượng lớn' }).click()
  await trial.getByText('17 giờ 00, thứ Tư, ngày 25/11/2026', { exact: true }).waitFor()
  await trial.getByRole('textbox', { name: 'Giờ nhận' }).fill('15:01')
  await trial.getByText('17 giờ 00, thứ Năm, ngày 26/11/2026', { exact: true }).waitFor()
  await trial.getByText('Nhận sau 15 giờ 00 hoặc đã hết giờ làm việc').waitFor()
  await trial.getByRole('textbox', { name: 'Ngày nhận hồ sơ' }).fill('27/11/2026')
  // Friday after 15:00: Monday, and two working days more for many copies.
  await trial.getByText('17 giờ 00, thứ Tư, ngày 02/12/2026', { exact: true }).waitFor()
  expect(errors).toEqual([])
})
