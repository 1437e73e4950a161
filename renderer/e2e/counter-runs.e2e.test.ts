import { expect, test } from 'vitest'
import { openDossierDesk, receptionOf } from '../../electron/testkit/dossiers.ts'
import { must } from '../../electron/testkit/hall.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { DOSSIER_CENTRE, answer, dossierDesk } from './dossier-steps.ts'
import { enterManager } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()
const MINUTE = 60_000
const RUNS = ['09:00', '11:00'].map((at) => ({ at }))

test('TQ-7.2b, TT-4.2b, TT-4.2c: a day with a countdown, a run that is missed and one that goes, and what the director sees of it', async () => {
  const centre = await stage.centre({
    ...DOSSIER_CENTRE,
    settings: { ...DOSSIER_CENTRE.settings, 'forward.runs': RUNS },
  })
  const officer = centre.client(await centre.logIn('O1', 'C1'))
  const [mine] = must(await officer.call('receiveDossier', { body: receptionOf(centre) })).dossiers
  if (!mine) throw new Error('nothing was received')
  const other = await openDossierDesk(centre, 2)
  const colleague = await other.one()
  const { page, errors } = await dossierDesk(stage, centre)
  // The colleague's is as late as the own one, but not this officer's to warn of.
  centre.clock.advance(21 * MINUTE)
  const line = page.locator('[data-watch="forward"]')
  expect(await sees(page, `Hồ sơ ${mine.code} sắp hết giờ chuyển.`)).toBe(true)
  await expect.poll(() => line.textContent(), PATIENCE).toMatch(/còn 0?8:\d\d/)
  await press(page, 'Alt+j')
  await expect.poll(() => line.count(), PATIENCE).toBe(0)
  centre.clock.advance(10 * MINUTE)
  expect(await sees(page, `Hồ sơ ${colleague.code} đã quá giờ chuyển.`)).toBe(true)
  await press(page, 'Alt+j')
  await expect.poll(() => line.count(), PATIENCE).toBe(0)

  centre.clock.set('2026-11-25T09:20')
  expect(await sees(page, /Lỡ chuyến 9 giờ 00: 2 hồ sơ giấy của Công an/)).toBe(true)
  await press(page, 'Alt+r')
  await page.locator('.runs-line').first().waitFor()
  const run = page.locator('[data-run="09:00"]')
  await expect.poll(() => run.getAttribute('data-run-state'), PATIENCE).toBe('missed')
  await run.getByRole('button', { name: 'Giao chuyến' }).press('Enter')
  await answer(page, async () => {
    await page.locator('.runs-papers li').nth(1).waitFor()
    await page.keyboard.type('Lê Văn Nhận')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3')
    expect(await sees(page, 'Danh sách có 2 hồ sơ.')).toBe(true)
    await page.keyboard.press('Backspace')
    await page.keyboard.type('2')
  })
  const list = page.locator('[data-hand-over="out"]')
  await expect.poll(() => list.textContent(), PATIENCE).toContain('2 đã lỡ chuyến')
  await list.getByRole('button', { name: 'Hai bên đã ký' }).press('Enter')
  await expect.poll(() => list.getAttribute('data-signed'), PATIENCE).toBe('true')

  centre.clock.set('2026-11-25T11:02')
  await page.locator('[data-run="11:00"]').getByRole('button', { name: 'Nhận kết quả về' }).press('Enter')
  await answer(page, async () => {
    await page.keyboard.type(mine.code)
    await page.keyboard.press('Enter')
    await page.locator('.runs-taken').waitFor()
    await page.getByLabel('Vị trí kệ').fill('K2-15')
    await page.getByLabel('Họ tên người giao kết quả').fill('Lê Văn Giao')
    await page.getByLabel('Người nhận đếm được').fill('1')
  })
  await page.locator('[data-hand-over="in"]').waitFor()
  const { dossier } = must(await other.client.call('getDossier', { params: { dossierId: mine.id } }))
  expect([dossier.state, dossier.shelf]).toEqual(['result-ready', 'K2-15'])
  expect(errors).toEqual([])

  const director = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(director.page)
  await director.page.locator('.rail-link[data-area="dossiers"]').click()
  const row = director.page.locator('[data-row="cong-an-phuong"]')
  await row.waitFor()
  const count = (column: string) => row.locator(`[data-column="${column}"]`).innerText()
  expect(await Promise.all(['received', 'late', 'forward-missed', 'run-missed', 'rate'].map(count))).toEqual([
    '2',
    '0',
    '1',
    '2',
    '100 %',
  ])
  // What no agency has is named in one line instead of a column of zeros.
  expect(await sees(director.page, 'Không có hồ sơ nào: ')).toBe(true)
  expect(await row.locator('[data-column="index-late"]').count()).toBe(0)
  expect(director.errors).toEqual([])
})
