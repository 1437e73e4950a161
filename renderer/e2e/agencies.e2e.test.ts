import { expect, test } from 'vitest'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { answer, becomes, begin, dossierDesk, receive, step } from './dossier-steps.ts'
import { enterManager } from './hall-day.ts'
import { setStage } from './stage.ts'
import { AGENCY_CENTRE, keepPeople } from './states/agencies.ts'

const stage = setStage()
const MINUTE = 60_000

test('TQ-7.2, TQ-7.3, TQ-6.11, TT-7.1, KT-11.2: an agency is asked, called, late, checks at the desk; its deputy signs; the leader sees it', async () => {
  const centre = await stage.centre(AGENCY_CENTRE)
  await keepPeople(centre)
  const { page, errors } = await dossierDesk(stage, centre)
  await begin(page, '2.000908', '2.000908')
  await press(page, 'Alt+a')
  expect(await sees(page, 'Chọn người của cơ quan cùng kiểm tra.')).toBe(true)

  await press(page, 'Alt+y')
  await answer(page, () => page.keyboard.type('Có nhận bản sao điện tử không?'))
  expect(await sees(page, /Đã ghi câu hỏi, chờ trả lời trước 8.giờ.30/)).toBe(true)

  await press(page, 'Alt+g')
  expect(await sees(page, /Đã mời Lê Thị Lan lúc 8.giờ.00/)).toBe(true)
  centre.clock.advance(16 * MINUTE)
  expect(await sees(page, /chưa đến. Đã mời lúc 8.giờ.00/)).toBe(true)
  await press(page, 'Alt+g')
  expect(await sees(page, /Đã mời Phạm Minh/)).toBe(true)
  await press(page, 'Alt+o')
  await page.locator('[data-watch="call"]').waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: 'Muốn nộp tại quầy' }).press(' ')
  await receive(page)
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  const facts = await page.locator('.dossiers-facts').textContent()
  expect(facts).toContain('Có mặt tại quầy: Phạm Minh, Phó Trưởng phòng')
  expect(facts).toContain('Chưa nộp trực tuyến: Muốn nộp tại quầy')

  await step(page, 'Chuyển hồ sơ')
  await answer(page)
  await becomes(page, 'in-process')
  await step(page, 'Xin lỗi và hẹn lại')
  await page.getByRole('button', { name: /Vũ Thị Ký/ }).waitFor()
  expect(await page.getByLabel('Chức vụ người ký').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await press(page, 'Alt+u')
  await page.getByRole('button', { name: 'Ghi câu trả lời' }).click()
  await answer(page, async () => {
    await page.getByLabel('Cơ quan trả lời').fill('Có, nếu đã chứng thực điện tử.')
    await page.getByLabel('Người trả lời').fill('Phạm Minh')
  })
  expect(await sees(page, /Phạm Minh trả lời 8.giờ.16/)).toBe(true)
  expect(await accessFaults(page)).toEqual([])

  const leader = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(leader.page)
  await leader.page.getByRole('link', { name: 'Phối hợp cơ quan' }).click()
  const row = leader.page.locator('[data-row] td')
  await expect
    .poll(() => row.allTextContents(), PATIENCE)
    .toEqual([...['1', '0', '0 %', '1', '0'], ...['1', '1', '0', '16', '1', '1', '0', '16']])
  await leader.page.getByRole('button', { name: 'Thêm người ký' }).click()
  await leader.page.getByLabel('Họ và tên').fill('Đặng Văn Thay')
  await leader.page.getByLabel('Chức vụ in trên phiếu').fill('GIÁM ĐỐC')
  await leader.page.getByLabel('Số quyết định, văn bản ủy quyền').fill('15/QĐ-UBND')
  await leader.page.getByRole('button', { name: 'Lưu' }).click()
  await expect.poll(() => leader.page.locator('[data-signer]').count(), PATIENCE).toBe(2)
  expect([...errors, ...leader.errors]).toEqual([])
})
