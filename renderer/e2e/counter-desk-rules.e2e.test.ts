import { expect, test } from 'vitest'
import { IDENTIFIER, leaderOf } from '../../electron/testkit/dossiers.ts'
import { must } from '../../electron/testkit/hall.ts'
import { PATIENCE, accessFaults, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import {
  CARD,
  DOSSIER_CENTRE,
  answer,
  askBeyond,
  askedBefore,
  becomes,
  begin,
  dossierDesk,
  receive,
} from './dossier-steps.ts'
import { setStage } from './stage.ts'
import { scan } from './type-fast.ts'

const stage = setStage()

test('KT-12.1c: one more request than the limit goes out with a leader’s word, given by PIN at this desk', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  await askedBefore(centre)
  const { page } = await dossierDesk(stage, centre)
  await askBeyond(page)
  expect(await page.getByRole('button', { name: /^Lập phiếu/ }).isDisabled()).toBe(true)
  await page.keyboard.type('Phát hiện thêm sau khi kiểm tra')
  const pin = page.getByLabel('Mã PIN của lãnh đạo')
  await pin.focus()
  await page.keyboard.type('1357')
  await page.keyboard.press('Enter')
  expect(await sees(page, 'Mã PIN không đúng.')).toBe(true)
  await pin.focus()
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  expect(await sees(page, /Lần yêu cầu thứ 2/)).toBe(true)
  expect(centre.db.prepare(`SELECT COUNT(*) FROM event WHERE type = 'supplement.allowed'`).pluck().get()).toBe(1)
})

test('KT-7.2d, KT-12.1d: not ours goes to the right place with its address; a full range is said before the form is filled', async () => {
  const one = { 'dossier.codes': { identifier: IDENTIFIER, ranges: [{ from: 1, to: 1 }] } }
  const centre = await stage.centre({ ...DOSSIER_CENTRE, settings: { ...DOSSIER_CENTRE.settings, ...one } })
  const leader = await leaderOf(centre)
  const { agencies } = must(await leader.call('getConfiguration', {}))
  const police = agencies.find(({ id }) => id === 'cong-an-phuong')
  const item = { ...police, address: 'số 3 Phố Thử', phone: '0200 000 000' }
  must(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'agency', item }] } }))
  const { page, errors } = await dossierDesk(stage, centre)
  await scan(page, CARD)
  await press(page, 'Alt+c')
  await answer(page, async () => {
    await page.getByRole('textbox', { name: 'Nội dung yêu cầu của công dân' }).fill('Cấp đổi giấy phép lái xe')
    await page.getByRole('textbox', { name: /^Nêu rõ lý do/ }).fill('Không thuộc phạm vi tiếp nhận.')
    await page.getByRole('button', { name: /Hướng dẫn đến cơ quan/ }).click()
    await page.getByRole('option', { name: 'Công an phường' }).click()
    expect(await sees(page, 'In trên phiếu: Công an phường, số 3 Phố Thử, 0200 000 000')).toBe(true)
  })
  await page.locator('[data-slip="refusal"]').waitFor()
  await press(page, 'Alt+p')
  await begin(page)
  expect(await receive(page)).toBe(`${IDENTIFIER}-261125-0001`)
  await press(page, 'Alt+n')
  await begin(page)
  expect(await sees(page, 'Đã hết dải số mã hồ sơ của hôm nay')).toBe(true)
  expect(await accessFaults(page)).toEqual([])
  expect(errors).toEqual([])
})

test('BD-9, KT-6.2b: an organisation files with a power for somebody, for another owner, two dossiers on one receipt', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page, errors } = await dossierDesk(stage, centre)
  const party = (which: string, label: string) => page.locator(`[data-party="${which}"]`).getByLabel(label)
  const choose = async (name: string) => page.getByRole('radio', { name }).first().press(' ')
  await choose('Tổ chức')
  await party('filer', 'Tên tổ chức').fill('Công ty TNHH Mẫu')
  await party('filer', 'Mã số').fill('0101234567')
  await choose('Theo ủy quyền')
  await party('principal', 'Họ và tên').focus()
  await scan(page, CARD)
  expect(await party('principal', 'Họ và tên').inputValue()).toBe('NGUYEN THI ANH')
  await page.getByRole('checkbox', { name: /chủ hồ sơ/i }).press(' ')
  await party('owner', 'Họ và tên').fill('Trần Văn Bình')
  const search = page.locator('[data-part="procedure"] input:focus')
  await press(page, 'Alt+2')
  await search.waitFor()
  await page.keyboard.type('thuong tru')
  await page.getByRole('option', { name: /^1.004222/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.dossiers-line-state:focus').waitFor()
  await press(page, 'Alt+a')
  expect(await sees(page, 'Ghi giấy tờ ủy quyền.')).toBe(true)
  await party('principal', 'Giấy tờ ủy quyền').fill('Giấy ủy quyền ngày 20/11/2026')
  await page.locator('.dossiers-good').waitFor()
  await press(page, 'Alt+p')
  await search.waitFor()
  await page.keyboard.type('2.000908')
  await page.getByRole('option', { name: /^2.000908/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.dossiers-line-state:focus').waitFor()
  await press(page, 'Alt+a')
  await page.locator('.dossiers-good').waitFor()
  await page.getByRole('checkbox', { name: 'Chung một giấy tiếp nhận' }).press(' ')
  await press(page, 'Alt+Enter')
  await expect.poll(() => page.locator('.dossiers-code').count(), PATIENCE).toBe(2)
  expect(await page.locator('[data-slip="receipt"]').count()).toBe(1)
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  const facts = (await page.locator('.dossiers-facts').textContent()) ?? ''
  for (const name of ['Công ty TNHH Mẫu', 'NGUYEN THI ANH', 'Trần Văn Bình']) expect(facts).toContain(name)
  expect(errors).toEqual([])
})

/** A key of somebody who knows the work, with the look at what it does (keystroke-level model: 0.28 s a key, 1.35 s a thought). */
const [KEY_S, THOUGHT_S] = [0.28, 1.35]

test('from the card to the receipt it takes so few keys that 90 seconds are enough, without a mouse', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const { page } = await dossierDesk(stage, centre)
  await page.evaluate(() => {
    document.body.dataset['keys'] = '0'
    const count = (): void => {
      document.body.dataset['keys'] = String(Number(document.body.dataset['keys']) + 1)
    }
    const mouse = (): void => void (document.body.dataset['mouse'] = 'used')
    addEventListener('keydown', ({ key }) => !['Alt', 'Shift'].includes(key) && count(), { capture: true })
    addEventListener('pointerdown', mouse, { capture: true })
  })
  await begin(page)
  await receive(page)
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  const body = page.locator('body')
  const typed = Number(await body.getAttribute('data-keys')) - CARD.length - 1
  expect(await body.getAttribute('data-mouse')).toBeNull()
  expect(typed).toBeLessThanOrEqual(20)
  // Thoughts: the card, which procedure, each paper looked at, what is promised, the paper that comes out.
  const papers = await page.locator('.dossiers-papers li').count()
  expect(typed * KEY_S + (4 + papers) * THOUGHT_S).toBeLessThan(45)
  await expect.poll(() => page.locator('.dossiers-one-state').count(), PATIENCE).toBe(1)
})
