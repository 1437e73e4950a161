import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDossierDesk } from '../../electron/testkit/dossiers.ts'
import { startMessageGateway } from '../../electron/testkit/message-gateway.ts'
import type { MessageGateway } from '../../electron/testkit/message-gateway.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { press } from './desk-steps.ts'
import { DOSSIER_CENTRE, answer, becomes, begin, dossierDesk, receive, step } from './dossier-steps.ts'
import { enterManager } from './hall-day.ts'
import { setStage } from './stage.ts'

const stage = setStage()
let gateway: MessageGateway
beforeEach(async () => {
  gateway = await startMessageGateway()
})
afterEach(() => gateway.dispose())

/** What was told on the page of the dossier, by fact. */
const told = (page: Page, fact: string): Promise<string | null> =>
  page
    .locator(`.dossiers-told-lines [data-fact="${fact}"]`)
    .getAttribute('data-state', { timeout: 1_000 })
    .catch(() => null)

/** Waits until it is told so. The task may still be busy with its turn before, so it gets another one now and then. */
async function isTold(page: Page, time: ManualTime, fact: string, state: string): Promise<void> {
  const turned = (): Promise<string | null> => {
    time.advance(5_000)
    return told(page, fact)
  }
  await expect.poll(turned, { ...PATIENCE, interval: 1_500 }).toBe(state)
}

test('TQ-8.2b, TT-4.4b: who agrees at reception is told by SMS that the result is here; what fails is seen and sent again', async () => {
  const time = createManualTime()
  const centre = await stage.centre({
    ...DOSSIER_CENTRE,
    timers: time.timers,
    settings: {
      ...DOSSIER_CENTRE.settings,
      'message.gateways': [{ channel: 'sms', kind: 'http', address: gateway.address }],
      'centre.hotline': '0000 000 000',
    },
  })
  const { page, errors } = await dossierDesk(stage, centre)
  await begin(page)
  await press(page, 'Alt+1')
  await page.getByLabel('Điện thoại').first().fill('0912 345 678')
  await page.locator('.dossiers-told').getByText('SMS').click()
  const code = await receive(page)
  await press(page, 'Alt+o')
  await becomes(page, 'received')
  await isTold(page, time, 'received', 'sent')
  expect(gateway.sent()[0]?.text).toContain(`Ho so ${code} cua ong/ba da duoc tiep nhan`)

  gateway.mood = 'unknown-number'
  await step(page, 'Ghi nhận kết quả')
  await answer(page, async () => page.keyboard.type('K2-15'))
  await becomes(page, 'result-ready')
  await isTold(page, time, 'result-ready', 'failed')
  expect(await sees(page, 'Không gửi được: số điện thoại hoặc địa chỉ không đúng')).toBe(true)

  const manager = await stage.open(centre, 'manager', SCREENS.desk)
  await enterManager(manager.page)
  await manager.page.getByRole('link', { name: 'Tin báo' }).click()
  await manager.page.getByRole('button', { name: 'Không gửi được (1)' }).click()
  await manager.page.locator(`.messages-table [data-code="${code}"]`).waitFor()
  gateway.mood = 'sends'
  await manager.page.getByRole('button', { name: 'Gửi lại' }).click()
  expect(await sees(manager.page, 'Không có tin nào.')).toBe(true)
  await isTold(page, time, 'result-ready', 'sent')
  expect(gateway.sent()).toHaveLength(2)

  const phone = await stage.openAddress(`${centre.url}/phone/#hs=${code}`, SCREENS.phone)
  await phone.page.getByRole('textbox').fill('5678')
  await phone.page.getByRole('button', { name: 'Xem' }).click()
  expect(await sees(phone.page, 'Có kết quả, mời đến nhận (SMS)')).toBe(true)
  expect([errors, manager.errors, phone.errors]).toEqual([[], [], []])
})

test('BD-10.5: a result goes by post: packed, handed over on a list, delivered, and the dossier is closed', async () => {
  const centre = await stage.centre(DOSSIER_CENTRE)
  const desk = await openDossierDesk(centre, 2)
  const delivery = { how: 'postal' as const, where: 'Số 9, Đường Thử, Xã Mẫu' }
  const { id, code } = await desk.one({ dossier: { delivery } })
  const body = { kind: 'granted', paper: true, electronic: false } as const
  await desk.client.call('forwardDossier', { params: { dossierId: id }, body: {} })
  await desk.client.call('recordResult', { params: { dossierId: id }, body })
  const { page, errors } = await dossierDesk(stage, centre)
  await press(page, 'Alt+l')
  await page.getByRole('option', { name: /^Kết quả chờ trả/ }).click()
  await page.locator(`.dossiers-found-line[data-code="${code}"]`).click()
  await becomes(page, 'result-ready')
  await page.getByRole('button', { name: 'Gửi kết quả qua bưu điện' }).click()
  await answer(page, async () => page.keyboard.type('eb 123 456 789 vn'))
  await page.locator('.dossiers-parcels [data-parcel="packed"]').waitFor()
  await page.keyboard.press('Escape')
  expect(await sees(page, 'Bưu gửi: 1 chờ giao, 0 đang chuyển')).toBe(true)
  await page.getByRole('button', { name: 'Giao bưu điện' }).click()
  await answer(page, async () => {
    await page.keyboard.type('Nhân viên thử')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1')
  })
  expect(await sees(page, 'Bưu gửi: 0 chờ giao, 1 đang chuyển')).toBe(true)
  // What is on its way is nobody's to give out: it has a list of its own.
  await page.getByRole('option', { name: /^Kết quả đang gửi bưu chính/ }).click()
  await page.locator(`.dossiers-found-line[data-code="${code}"]`).click()
  await page.locator('.dossiers-parcels [data-parcel="posted"]').waitFor()
  await page.getByRole('button', { name: 'Đã phát' }).click()
  await answer(page)
  await becomes(page, 'returned')
  expect(errors).toEqual([])
})
