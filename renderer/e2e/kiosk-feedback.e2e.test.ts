import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import type { AnswerOf } from '../../shared/api/operations.ts'
import { answered } from './answered.ts'
import { SCREENS, sees } from './browser.ts'
import { enterManager } from './hall-day.ts'
import { deviceAddress, setStage } from './stage.ts'
import { scan } from './type-fast.ts'

const stage = setStage()
const touch = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().tap()

async function open() {
  const centre = await stage.centre({ catalogue: 'demo', settings: { 'centre.hotline': '1900 0000' } })
  const opened = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, deviceAddress(centre, 'kiosk'))
  await touch(opened.page, 'Phản ánh, kiến nghị')
  return { ...opened, centre }
}

async function given(centre: TestCentre): Promise<AnswerOf<'listFeedback'>['feedback']> {
  const leader = centre.client(await centre.logIn('leader'))
  return answered(await leader.call('listFeedback', { query: { open: 'no', page: 1, size: 20 } })).feedback
}

test('feedback is written, sent with a contact only by wish, and its receipt shown; nothing stays', async () => {
  const { page, centre, errors } = await open()
  await touch(page, /^Phản ánh/)
  expect(await page.getByRole('button', { name: 'Tiếp tục' }).isDisabled()).toBe(true)
  await page.getByRole('textbox').fill('Ghế chờ ở sảnh bị gãy')
  await scan(page, '8934563138165')
  expect(await page.getByRole('textbox').inputValue(), 'a scan takes nothing away').toBe('Ghế chờ ở sảnh bị gãy')
  await touch(page, 'Tiếp tục')
  expect(await sees(page, /Khi điền, ông\/bà đồng ý/)).toBe(true)
  await page.getByRole('button', { name: 'Gửi', exact: true }).tap()
  expect(await sees(page, 'PA261123-001')).toBe(true)
  await touch(page, 'Xong')
  await touch(page, 'Phản ánh, kiến nghị')
  await touch(page, /^Kiến nghị/)
  expect(await page.getByRole('textbox').inputValue()).toBe('')
  await page.getByRole('textbox').fill('Nên có thêm quầy')
  await touch(page, 'Tiếp tục')
  await page.getByRole('textbox').fill('0900 000 000')
  await page.getByRole('button', { name: 'Gửi', exact: true }).tap()
  expect(await sees(page, 'PA261123-002')).toBe(true)
  const list = await given(centre)
  expect(list.map(({ kind, words, contact }) => [kind, words.text, contact?.text ?? null])).toEqual(
    expect.arrayContaining([
      ['report', 'Ghế chờ ở sảnh bị gãy', null],
      ['proposal', 'Nên có thêm quầy', '0900 000 000'],
    ]),
  )
  expect(errors).toEqual([])
})

test('complaints and denunciations are told where to go, and nothing is taken', async () => {
  const { page, centre } = await open()
  await touch(page, /^Khiếu nại, tố cáo/)
  expect(await sees(page, 'Máy này không tiếp nhận đơn khiếu nại, tố cáo.')).toBe(true)
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await given(centre)).toEqual([])
})

test('an answer that is lost on the way does not give it twice', async () => {
  const centre = await stage.centre()
  let lost = 0
  const { page } = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, {
    ...deviceAddress(centre, 'kiosk'),
    prepare: (fresh) =>
      fresh.route('**/v1/feedback', async (route) => {
        const answer = await route.fetch()
        lost += 1
        if (lost === 1) await route.abort()
        else await route.fulfill({ response: answer })
      }),
  })
  await touch(page, 'Phản ánh, kiến nghị')
  await touch(page, /^Phản ánh/)
  await page.getByRole('textbox').fill('Máy lạnh hỏng')
  await touch(page, 'Tiếp tục')
  await touch(page, /^Gửi/)
  expect(await sees(page, 'PA261123-001')).toBe(true)
  expect(await given(centre)).toHaveLength(1)
  expect(lost).toBe(2)
})

test('the leader reads it, forwards it, notes the answer and erases the words', async () => {
  const centre = await stage.centre({ catalogue: 'demo' })
  const kiosk = centre.client(centre.token('kiosk'))
  const body = { kind: 'report', words: 'Chờ quá lâu ở quầy đất đai' } as const
  answered(await kiosk.call('giveFeedback', { body }))
  const { page, errors } = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(page)
  await page.locator('.rail-link[data-area="feedback"]').click()
  const card = page.getByRole('article', { name: 'PA261123-001' })
  await card.getByText('Chờ quá lâu ở quầy đất đai').waitFor()
  await card.getByRole('button', { name: 'Đã đọc' }).click()
  await card.locator('.feedback-state-read').waitFor()
  await card.getByRole('button', { name: 'Chuyển cơ quan' }).click()
  await page.getByRole('button', { name: /Cơ quan giải quyết/ }).click()
  await page.getByRole('option', { name: 'Sở Nông nghiệp và Môi trường' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Chuyển cơ quan' }).click()
  await card.getByText('Đã chuyển, chờ trả lời').waitFor()
  await card.getByRole('button', { name: 'Xóa nội dung và liên hệ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa nội dung và liên hệ' }).click()
  await card.getByText('Đã xóa theo yêu cầu').waitFor()
  await card.getByRole('button', { name: 'Ghi trả lời' }).click()
  const note = page.getByLabel('Ghi kết quả trả lời')
  await note.fill('Công văn 12, ngày 24/11/2026')
  await page.keyboard.press('Escape')
  // A look at another list takes no word.
  await page.getByRole('button', { name: 'Tất cả' }).click()
  await page.locator('[aria-pressed="true"]', { hasText: 'Tất cả' }).waitFor()
  // Nor does another area, and a log-out asks first.
  await page.locator('.rail-link[data-area="ratings"]').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Ghi trả lời: PA261123-001' }).click()
  await card.getByRole('button', { name: 'Ghi trả lời' }).click()
  expect(await note.inputValue()).toBe('Công văn 12, ngày 24/11/2026')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Chưa trả lời' }).click()
  await card.getByRole('button', { name: 'Ghi trả lời' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi trả lời' }).click()
  expect(await sees(page, 'Không có phản ánh, kiến nghị nào.')).toBe(true)
  await page.getByRole('button', { name: 'Tất cả' }).click()
  await card.getByText('Công văn 12, ngày 24/11/2026').waitFor()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByText('Đăng nhập quản lý').waitFor()
  expect(errors).toEqual([])
})
