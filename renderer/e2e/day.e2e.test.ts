import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { verifyCentre } from '../../electron/centre/journal/verify.ts'
import { AUTO_URL } from '../../electron/centre/start-centre.ts'
import { readQr } from '../../hardware/testkit/read-qr.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { deviceAddress, eventTypes, lastSeq, setStage } from './stage.ts'

const stage = setStage()

/** Chooses counter and officer by typing, as an officer does. */
async function logIn(page: Page, counter: string, officer: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Quầy' }).waitFor()
  for (const words of [counter, officer]) {
    await page.keyboard.type(words)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await page.locator('.counter').waitFor()
}

test('from a touch at the kiosk to the number called, shown and rated, every step in the journal', async () => {
  const centre = await stage.centre({ printerId: 'p1', publicUrl: AUTO_URL })
  const printer = await stage.printer(centre)
  const before = await lastSeq(centre)
  const kiosk = await stage.open(centre, 'kiosk', SCREENS.kioskPortrait, deviceAddress(centre, 'kiosk'))
  const board = await stage.open(centre, 'board', SCREENS.board, deviceAddress(centre, 'board'))
  const tablet = await stage.open(centre, 'rating', SCREENS.tablet, deviceAddress(centre, 'rating'))
  const desk = await stage.open(centre, 'counter', SCREENS.desk)

  await kiosk.page.getByRole('button', { name: 'Dịch vụ 1' }).tap()
  expect(await sees(kiosk.page, 'Xin ông/bà nhận phiếu ở khe in.')).toBe(true)
  const papers = printer.papers()
  expect(papers).toHaveLength(1)
  const phoneUrl = readQr(readFileSync(papers[0]?.file ?? '')) ?? ''
  expect(phoneUrl).toContain(`${centre.url}/phone/#`)
  const phone = await stage.openAddress(phoneUrl, SCREENS.phone)
  expect(await sees(phone.page, 'A001')).toBe(true)

  await logIn(desk.page, '1', 'cong chuc 1')
  await desk.page.keyboard.press('F9')
  await expect.poll(() => desk.page.locator('.counter-news').textContent(), PATIENCE).toMatch('Quầy đã mở')
  await desk.page.keyboard.press('F2')
  await board.page.locator('[data-number="A001"]').first().waitFor()
  expect(await sees(phone.page, /quầy.* 1/i)).toBe(true)
  await desk.page.keyboard.press('F8')
  await tablet.page.getByRole('button', { name: 'Rất hài lòng' }).tap()
  expect(await sees(tablet.page, 'Trân trọng cảm ơn ông/bà.')).toBe(true)

  // Of their own time: when the printer is asked, and when the board begins to speak.
  const timely = (await eventTypes(centre, before)).filter((type) => !/^(printer|voice)\./.test(type))
  expect(timely).toEqual([
    ...['ticket.issued', 'print.queued', 'print.taken', 'print.printed', 'session.started', 'counter.opened'],
    ...['ticket.called', 'ticket.finished', 'rating.given', 'session.started'],
  ])
  expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  expect([kiosk, board, tablet, desk, phone].flatMap(({ errors }) => errors)).toEqual([])
})
