import { expect, test } from 'vitest'
import { openDossierDesk } from '../../electron/testkit/dossiers.ts'
import { answered } from './answered.ts'
import { PATIENCE, sees } from './browser.ts'
import { press, says } from './desk-steps.ts'
import { CARD, DOSSIER_CENTRE, answer, becomes, begin, dossierDesk, identity, receive, step } from './dossier-steps.ts'
import { overflow, setStage } from './stage.ts'
import { scan } from './type-fast.ts'

const stage = setStage()
const FIRST = 'H42.12-261125-0001'

test('a dossier lives by keys alone: received, forwarded, supplemented, its result recorded and returned', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page, errors } = await dossierDesk(stage, centre)
  // The form scrolls, the page does not: who tabs to a choice further down keeps the head of the desk.
  expect(await overflow(page)).toEqual({ x: 0, y: 0 })
  await begin(page)
  await page.keyboard.press('Enter')
  await page.keyboard.press('3', { delay: 100 })
  await press(page, 'Alt+v')
  expect(await sees(page, 'Đủ 7 ngày làm việc')).toBe(true)
  expect(await receive(page)).toBe(FIRST)
  // A browser without a viewer for PDF saves what opens in a tab: both take the same address.
  await page.evaluate(() => {
    window.open = (address) => {
      document.body.dataset['opened'] = String(address)
      return window
    }
  })
  const drawn = page.waitForResponse(/\/render$/)
  await press(page, 'Alt+i')
  expect(((await (await drawn).json()) as { pdf: string }).pdf.slice(0, 5)).toBe('JVBER')
  await expect.poll(() => page.locator('body').getAttribute('data-opened'), PATIENCE).toMatch(/^blob:/)
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  expect(await page.locator('.dossiers-facts').textContent()).toContain('001••••••123')
  expect(await page.locator('.dossiers-papers').textContent()).toContain('Khai thác từ CSDL')
  await step(page, 'Chuyển hồ sơ')
  await answer(page)
  await becomes(page, 'in-process')
  await step(page, 'Cơ quan yêu cầu bổ sung')
  await answer(page, async () => {
    await page.keyboard.type('Giấy tờ chứng minh chỗ ở hợp pháp')
    for (const text of ['Chưa có trong hồ sơ', 'Luật Cư trú, Điều 21']) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(text)
    }
  })
  await becomes(page, 'supplement')
  centre.clock.advance(2 * 3_600_000)
  await step(page, 'Đã nhận bổ sung')
  await answer(page)
  await becomes(page, 'received')
  expect(await sees(page, 'Luật Cư trú, Điều 21')).toBe(true)
  await step(page, 'Ghi nhận kết quả')
  await answer(page, async () => page.keyboard.type('K2-15'))
  await becomes(page, 'result-ready')
  await page.keyboard.press('Escape')
  await page.locator('.dossiers-nav input:focus').waitFor()
  await page.keyboard.type('nguyen anh')
  await page.locator(`.dossiers-found-line[data-code="${FIRST}"]`).waitFor()
  expect(await sees(page, 'Kệ K2-15')).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await becomes(page, 'result-ready')
  await step(page, 'Trả kết quả')
  await answer(page)
  await becomes(page, 'returned')
  await says(page, `Đã ghi nhận: trả kết quả (${FIRST}).`)
  expect(errors).toEqual([])
})

test('nothing that is entered is lost by a call, a look at the queue or a lost answer; sent again it is received once', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page } = await dossierDesk(stage, centre)
  await begin(page)
  await press(page, 'Alt+h')
  await page.locator('.counter-current').waitFor()
  await press(page, 'F8', 'F2')
  await expect.poll(() => page.locator('.counter-current').getAttribute('data-number'), PATIENCE).toBe('A002')
  await press(page, 'Alt+h')
  expect(await identity(page)).toBe('001185000123')
  await page.getByRole('button', { name: 'Gắn với số A002' }).press('Enter')
  await press(page, 'Alt+a')
  await page.locator('.dossiers-good').waitFor()

  await page.route('**/v1/dossiers', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await press(page, 'Alt+Enter')
  expect(await sees(page, /Chưa rõ máy chủ đã nhận hay chưa/)).toBe(true)
  expect(await page.locator('.dossiers-form').getAttribute('inert')).not.toBeNull()
  await page.unroute('**/v1/dossiers')
  await page.keyboard.press('Alt+Enter')
  await page.locator('.dossiers-code').waitFor()
  const client = centre.client(await centre.logIn('O2', 'C2'))
  const found = await client.call('searchDossiers', { query: { q: 'nguyen thi anh', page: 1, size: 10 } })
  expect(found.ok && found.value.dossiers.map(({ code }) => code)).toEqual([FIRST])
})

test('what is missing is asked for on a slip, with no code; a receipt that is scanned opens its dossier', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page } = await dossierDesk(stage, centre)
  await begin(page)
  await page.keyboard.type('121', { delay: 100 })
  expect(await sees(page, 'Thiếu giấy tờ 2: yêu cầu bổ sung hoặc từ chối.')).toBe(true)
  await press(page, 'Alt+s')
  await page.locator('[role="dialog"] textarea:focus').waitFor()
  await page.keyboard.type('Chưa có tờ khai')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press(page, 'Alt+s')
  // Left by a slip of the finger, it still has its words.
  const reason = page.locator('[role="dialog"] textarea:focus')
  await answer(page, async () => expect(await reason.inputValue()).toBe('Chưa có tờ khai'))
  expect(await sees(page, /Lần yêu cầu thứ 1 .* Chưa cấp mã hồ sơ/)).toBe(true)
  await page.locator('[data-slip="supplement"]').waitFor()
  await press(page, 'Alt+p')
  await page.locator('.dossiers-form').waitFor()
  expect(await identity(page)).toBe('001185000123')
  await begin(page)
  expect(await receive(page)).toBe(FIRST)
  await press(page, 'Alt+n')
  await page.locator('.dossiers-form').waitFor()
  expect(await identity(page)).toBe('')
  await scan(page, CARD, undefined, true)
  expect(await sees(page, /Unikey\) đang bật làm sai mã quét/)).toBe(true)
  const technician = centre.client(await centre.logIn('technician'))
  const heard = async () => answered(await technician.call('listDeviceHealth', {})).keyboardScanners
  await expect.poll(heard, PATIENCE).toMatchObject([{ counterNumber: 1, inputMethod: true }])
  expect(await identity(page)).toBe('001185000123')
  await scan(page, FIRST)
  await becomes(page, 'received')
})

test('papers are handed over on a list with two signatures, and leave the list of open work', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const other = await openDossierDesk(centre, 2)
  await other.receive({ times: 2 })
  const { page, errors } = await dossierDesk(stage, centre)
  await press(page, 'Alt+l')
  await press(page, 'Alt+2')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.locator('.dossiers-found-line').count(), PATIENCE).toBe(2)
  expect(await page.locator('.dossiers-name[data-selected]').textContent()).toBe('Hồ sơ giấy cần bàn giao2')
  await press(page, 'Alt+g')
  await answer(page, async () => {
    await page.keyboard.type('Trần Văn Bình')
    await page.keyboard.press('Tab')
    await page.keyboard.type('2')
  })
  await page.locator('[data-slip="dossier-handover"]').waitFor()
  await expect.poll(() => page.locator('.dossiers-found-line').count(), PATIENCE).toBe(0)
  expect(errors).toEqual([])
})
