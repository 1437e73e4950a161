import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestProvince } from '../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../province/testkit/start-test-province.ts'
import { attach, textPdf } from '../../electron/testkit/digital.ts'
import { openDossierDesk } from '../../electron/testkit/dossiers.ts'
import { must } from '../../electron/testkit/hall.ts'
import { SCREENS } from './browser.ts'
import { deskOf } from './desk-steps.ts'
import { DOSSIER_CENTRE } from './dossier-steps.ts'
import { enterManager } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()
let province: TestProvince
let token = ''
beforeEach(async () => {
  province = await startTestProvince()
  token = await province.addCentre('trung-tam-1')
  // The province has given other numbers than those that the centre gives: it refuses every dossier.
  await province.operate('/centres/trung-tam-1/codes', {
    ...{ agencyId: 'khong-co', codes: { identifier: 'H42.12', ranges: [{ from: 9_000, to: 9_010 }] } },
    ...{ from: '2026-01-01', until: null, revoked: false },
  })
})
afterEach(() => province.dispose())

test('what the province refuses stands before the leader with its reason, and goes on when it was settled', async () => {
  const centre = await stage.centre({ ...DOSSIER_CENTRE, province: { url: province.url, readToken: () => token } })
  const desk = await openDossierDesk(centre, 2)
  const { id: dossierId, code } = await desk.one()
  must(await desk.client.call('forwardDossier', { params: { dossierId }, body: {} }))
  const manager = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(manager.page)
  await manager.page.locator('.rail-link[data-area="sync"]').click()
  const task = manager.page.locator('.sync-tasks > li', { hasText: code })
  await task.getByText('Mã hồ sơ không thuộc dải số tỉnh đã cấp cho Trung tâm.').waitFor()
  await task.getByText('1 mục dữ liệu sau của hồ sơ này đang chờ').waitFor()
  await manager.page.locator('.sync .notice-good').waitFor()

  const counter = await deskOf(stage, centre, {})
  await counter.page.getByRole('button', { name: '1 hồ sơ bị tỉnh từ chối' }).click()
  await counter.page.locator(`.dossiers-found-line[data-code="${code}"]`).waitFor()

  // The province puts it right on its side; sent again, the dossier and all that waited behind it are taken.
  await province.operate('/centres/trung-tam-1/codes', {
    ...{ agencyId: 'khong-co', codes: { identifier: 'H42.12', ranges: [{ from: 1, to: 9_999 }] } },
    ...{ from: '2026-01-01', until: null, revoked: false },
  })
  await task.getByRole('button', { name: 'Gửi lại', exact: true }).click()
  await manager.page.getByText('Không có dữ liệu nào bị từ chối.').waitFor()
  await counter.page.locator('.line-sign', { hasText: 'Đã đồng bộ với tỉnh' }).waitFor()
  const told = must(await desk.client.call('getDossierLine', { params: { dossierId } })).line
  expect(told.rows.map(({ state }) => state)).toEqual(told.rows.map(() => 'accepted'))
  const there = await province.store.transaction((tx) => tx.dossiers('trung-tam-1', [code]))
  expect(there[0]?.status).toBe(4)
  expect(manager.errors).toEqual([])
  expect(counter.errors).toEqual([])
})

test('what the line has found stands before the leader until it was seen; the sign of the desk stays quiet', async () => {
  await province.operate('/centres/trung-tam-1/quota', { quotaBytes: 500 })
  const centre = await stage.centre({ ...DOSSIER_CENTRE, province: { url: province.url, readToken: () => token } })
  await province.operate('/centres/trung-tam-1/codes', {
    ...{ agencyId: 'khong-co', codes: { identifier: 'H42.12', ranges: [{ from: 1, to: 9_999 }] } },
    ...{ from: '2026-01-01', until: null, revoked: false },
  })
  const desk = await openDossierDesk(centre, 2)
  const { id: dossierId } = await desk.one()
  const fileId = await attach(desk.client, dossierId, 'c1', await textPdf())
  const manager = await stage.open(centre, 'manager', SCREENS.desk)
  const { page } = manager
  await enterManager(page)
  await page.locator('.rail-link[data-area="sync"]').click()

  // No room for files: rows go on, and nobody at a desk is troubled.
  const full = page.locator('.notice', { hasText: 'Tỉnh đã hết dung lượng dành cho tệp số hóa' })
  await full.getByText('Xin đề nghị tỉnh tăng dung lượng').waitFor()
  const counter = await deskOf(stage, centre, {})
  await counter.page.locator('.line-sign', { hasText: 'Đã đồng bộ với tỉnh' }).waitFor()

  // Both sides went back to an older copy once, and somebody changed the past.
  const { journal, executor, deps } = centre.centre
  const { seq } = journal.head()
  const [atMs, day] = [centre.clock.now(), '2026-11-25']
  const [ours, theirs] = ['a1b2c3d4e5f6'.repeat(5), '0f9e8d7c6b5a'.repeat(5)]
  await executor.execute({ kind: 'nobody', address: '' }, null, () => ({
    events: [
      { type: 'province.sealDiffered', payload: { epoch: 'E', seq, ours, theirs } },
      {
        type: 'delivery.rejected',
        payload: { seq, type: 'digital.attached', dossierId, code: 'FILE_GONE', field: null },
      },
    ],
    apply: (operational) => {
      operational.setSyncState('seal', JSON.stringify({ atMs, day, seq, ours, theirs }))
      operational.setSyncState('behind', JSON.stringify({ atMs, rows: 120, until: 1 }))
      operational.setSyncState('lost', JSON.stringify({ atMs, rows: 7, codes: 2, lost: [] }))
    },
  }))
  const seal = page.locator('[data-found="seal"]')
  await seal.getByText('có hai lịch sử khác nhau').waitFor()
  await page.locator('[data-found="behind"]').getByText('Trung tâm đã tự gửi lại đủ').waitFor()
  await page.locator('[data-found="lost"]').getByText('không bị cấp lại').waitFor()
  const gone = page.locator('.sync-tasks > li', { hasText: 'tại Trung tâm tệp không còn nguyên vẹn' })
  expect(await gone.getByRole('button').allTextContents()).toEqual(['Gửi lại', 'Đóng, ghi chú'])
  if (process.env['SHOOT']) await page.screenshot({ path: process.env['SHOOT'], fullPage: true })
  for (const what of ['seal', 'behind', 'lost']) {
    const found = page.locator(`[data-found="${what}"]`)
    await found.getByRole('button', { name: 'Đã xem' }).click()
    await found.waitFor({ state: 'detached' })
  }
  expect(deps.store.deliveries.state('seal')).toBe('')

  // The province gives room: what waits goes at once when somebody presses, else by itself.
  await province.operate('/centres/trung-tam-1/quota', { quotaBytes: 5_000_000 })
  await full.getByRole('button', { name: 'Thử lại ngay' }).click()
  await full.waitFor({ state: 'detached' })
  const sha256 = deps.store.digital.file(fileId)?.sha256 ?? ''
  expect(await province.store.file('trung-tam-1', sha256)).not.toBeNull()
  expect(manager.errors).toEqual([])
  expect(counter.errors).toEqual([])
})
