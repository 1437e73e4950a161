import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBackups } from '../../electron/centre/backup/backup-folder.ts'
import { issue } from '../../electron/testkit/hall.ts'
import { startTestCentre } from '../../electron/testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { HALL, openOffice } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()
let root = ''
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A centre that has a backup, worked on, and whose database can not be read any more. @returns how it starts again */
async function damaged(): Promise<TestCentreOptions> {
  rmSync(root, { recursive: true, force: true })
  root = mkdtempSync(join(tmpdir(), 'mot-cua-backups-'))
  const dir = join(root, 'data')
  const options = { ...HALL, dir, backups: join(root, 'backups') }
  const centre: TestCentre = await startTestCentre(options)
  await issue(centre, 'cu-tru')
  answered(await centre.client(await centre.logIn('technician')).call('backUpNow', { body: {} }))
  await expect.poll(() => findBackups(options.backups, Infinity).length, PATIENCE).toBe(1)
  await issue(centre, 'cu-tru')
  await centre.stop()
  for (const file of ['centre.db', 'centre.db-wal']) writeFileSync(join(dir, file), Buffer.alloc(65_536, 7))
  centre.clock.advance(20 * 60_000)
  return { ...options, clock: centre.clock }
}

test('after a restore every desk is told what is lost; a technician backs up, and sets and locks a second disk', async () => {
  const centre = await stage.centre(await damaged())
  const token = await centre.logIn('O1', 'C1')
  const desk = await stage.open(centre, 'counter', SCREENS.desk, {
    prepare: (opened) => opened.addInitScript((held) => sessionStorage.setItem('mot-cua:counter:session', held), token),
  })
  expect(await sees(desk.page, 'Dữ liệu của Trung tâm đã được khôi phục lúc')).toBe(true)
  expect(await sees(desk.page, 'Số đã cấp trong khoảng này: gọi bằng lời.')).toBe(true)
  await desk.page.getByRole('button', { name: 'Đã đọc' }).click()
  await expect.poll(() => desk.page.getByRole('dialog').count(), PATIENCE).toBe(0)

  const disk = join(root, 'disk')
  mkdirSync(disk)
  const { page, errors } = await openOffice(stage, centre, 'backups', { who: 'technician' })
  await page.getByRole('button', { name: 'Đã đọc' }).click()
  expect(await sees(page, 'tự khôi phục vì dữ liệu bị hỏng')).toBe(true)
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click()
  await expect.poll(() => page.locator('[data-backup]').count(), PATIENCE).toBe(2)
  const folder = page.getByRole('textbox', { name: 'Thư mục trên ổ thứ hai' })
  const use = page.getByRole('button', { name: 'Thử và dùng thư mục này' })
  await folder.fill(join(root, 'nowhere'))
  await use.click()
  expect(await sees(page, 'Không thấy ổ đĩa')).toBe(true)
  await folder.fill(disk)
  await use.click()
  expect(await sees(page, 'Chưa khóa: ai lấy được')).toBe(true)
  await page.getByRole('button', { name: 'Khóa ổ thứ hai bằng mã' }).click()
  await expect.poll(() => page.locator('[data-backup-code]').innerText(), PATIENCE).toMatch(/^(\w{4}\s*){8}$/)
  await page.getByRole('button', { name: 'Đã cất mã vào két' }).click()
  const sealed = () => findBackups(disk, Infinity).map(({ manifest }) => manifest.sealedBy !== undefined)
  await expect.poll(sealed, PATIENCE).toEqual([true])
  await expect.poll(() => page.locator('[data-backup-verdict="true"]').count(), PATIENCE).toBe(1)

  await page.getByRole('button', { name: 'Không dùng ổ thứ hai' }).click()
  await page.getByText('Các bản này có dữ liệu cá nhân').waitFor()
  await page.getByRole('button', { name: 'Xóa bản sao lưu trên ổ này' }).click()
  await page.getByRole('dialog').getByText('Sẽ xóa 1 bản sao lưu').waitFor()
  await page.keyboard.press('Enter')
  expect(findBackups(disk, Infinity), 'the first key does nothing').toHaveLength(1)
  await page.getByRole('button', { name: 'Xóa bản sao lưu trên ổ này' }).click()
  await page.getByRole('button', { name: 'Xóa các bản này' }).click()
  await expect.poll(() => findBackups(disk, Infinity), PATIENCE).toEqual([])
  // The browser notes the folder that was refused.
  expect([errors.filter((error) => !error.includes('409')), desk.errors]).toEqual([[], []])
})
