import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestProvince } from '../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../province/testkit/start-test-province.ts'
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
  await task.getByText('1 bản ghi sau của hồ sơ này đang chờ').waitFor()
  await manager.page.locator('.sync .notice-good').waitFor()

  const counter = await deskOf(stage, centre, {})
  await counter.page.locator('.line-sign', { hasText: '1 hồ sơ bị tỉnh từ chối' }).waitFor()

  // The province puts it right on its side; sent again, the dossier and all that waited behind it are taken.
  await province.operate('/centres/trung-tam-1/codes', {
    ...{ agencyId: 'khong-co', codes: { identifier: 'H42.12', ranges: [{ from: 1, to: 9_999 }] } },
    ...{ from: '2026-01-01', until: null, revoked: false },
  })
  await task.getByRole('button', { name: 'Gửi lại', exact: true }).click()
  await manager.page.getByText('Không có bản ghi nào bị từ chối.').waitFor()
  await counter.page.locator('.line-sign', { hasText: 'Đã đồng bộ với tỉnh' }).waitFor()
  const told = must(await desk.client.call('getDossierLine', { params: { dossierId } })).line
  expect(told.rows.map(({ state }) => state)).toEqual(told.rows.map(() => 'accepted'))
  const there = await province.store.transaction((tx) => tx.dossiers('trung-tam-1', [code]))
  expect(there[0]?.status).toBe(4)
  expect(manager.errors).toEqual([])
  expect(counter.errors).toEqual([])
})
