import { leaderOf, openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import { CHARGE, closeDay, collectAll, setTariff } from '../../../electron/testkit/fees.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { answered } from '../answered.ts'
import type { OpenedPage } from '../browser.ts'
import { deskOf, press } from '../desk-steps.ts'
import { DOSSIER_CENTRE, begin, dossierDesk, receive } from '../dossier-steps.ts'
import { openOffice } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

const BOOK = { year: 2026, formNo: '01BLP', serial: 'BL-26', from: 101, to: 999, unit: 'Trung tâm Thử', taxCode: '' }
const CENTRE = {
  ...DOSSIER_CENTRE,
  now: '2026-11-30T08:00',
  settings: { ...DOSSIER_CENTRE.settings, 'fees.books': [BOOK] },
}

/** Three citizens have paid at a counter: in cash, by transfer, on the portal; one receipt was cancelled. */
async function takings(centre: TestCentre, n: number): Promise<void> {
  const { client, one } = await openDossierDesk(centre, n)
  const ways = [
    {},
    {},
    { method: 'transfer', reference: `FT263300${n}` },
    { method: 'portal', reference: `DVC-8${n}` },
  ] as const
  for (const [place, way] of ways.entries()) {
    const { id } = await one({ dossier: { fees: [CHARGE, { tariff: 'ban-sao', count: 4 }] } })
    const { receipts } = answered(await collectAll(client, id, way))
    const params = { receiptId: receipts[0]?.id ?? '' }
    if (place === 0) answered(await client.call('cancelFeeReceipt', { params, body: { cause: 'wrong-payer' } }))
  }
}

/** A dossier with fees has just been received at counter 1. */
async function receivedWithFees(scene: Scene): Promise<OpenedPage> {
  const centre = await scene.centre(CENTRE)
  await setTariff(centre)
  const opened = await dossierDesk(scene, centre)
  await begin(opened.page)
  await opened.page.locator('[data-fee="thuong-tru"]').waitFor()
  await receive(opened.page)
  return opened
}

/** Money at the counter and at the leader's desk. */
export const feeStates: readonly PageState[] = [
  {
    name: 'counter-fee-collect',
    what: 'Fees of the visit, how they are paid, and the change.',
    async arrange(scene) {
      const opened = await receivedWithFees(scene)
      const { page } = opened
      await press(page, 'Alt+t')
      await page.getByRole('dialog').locator('.fees-given input').fill('50.000')
      return opened
    },
  },
  {
    name: 'counter-fee-fix',
    what: 'Fees of a received dossier are put right before they are collected, with the reason.',
    async arrange(scene) {
      const opened = await receivedWithFees(scene)
      const { page } = opened
      await press(page, 'Alt+l')
      await page.locator('.dossiers-found-line').first().click()
      await page.getByRole('button', { name: /Sửa khoản thu|Put fees right/ }).click()
      await page.getByRole('dialog').locator('[data-fee="ban-sao"] .check').click()
      await page.getByRole('dialog').locator('[data-fee="ban-sao"] input[inputmode="numeric"]').fill('4')
      return opened
    },
  },
  {
    name: 'counter-fee-close',
    what: 'The day is closed: cash is counted by two against the receipts.',
    async arrange(scene) {
      const centre = await scene.centre(CENTRE)
      await setTariff(centre)
      await takings(centre, 1)
      const opened = await deskOf(scene, centre)
      const { page } = opened
      await page.locator('.dossiers-strip').waitFor()
      await press(page, 'Alt+h')
      await page.locator('.dossiers-form').waitFor()
      await press(page, 'Alt+f')
      await page.locator('.fees-sums .button-action').click()
      await page.getByRole('dialog').locator('.cash-notes input').nth(4).fill('1')
      await page.locator('.cash-sums [data-bad]').waitFor()
      return opened
    },
  },
  {
    name: 'manager-fees',
    what: 'The day of the centre with its officers and receipts, and the month with the bank.',
    async arrange(scene) {
      const centre = await scene.centre(CENTRE)
      await setTariff(centre)
      await takings(centre, 1)
      await takings(centre, 2)
      const leader = await leaderOf(centre)
      answered(await closeDay(leader, '2026-11-30', 'O1', { counted: 21_000, words: 'Thiếu một tờ 5.000 đồng' }))
      const text = 'Ngày;Mã giao dịch;Ghi có\n30/11/2026;FT2633001;52.000\n30/11/2026;FT2633777;50.000'
      answered(await leader.call('compareBankFile', { params: { month: '2026-11' }, body: { text } }))
      const opened = await openOffice(scene, centre, 'fees')
      await opened.page.locator('[data-bank="matched"]').waitFor()
      return opened
    },
  },
]
