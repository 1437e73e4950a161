import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, accessFaults, sees } from './browser.ts'
import { deviceAddress, issue, overflow, setStage } from './stage.ts'
import type { PageOptions } from './stage.ts'

const stage = setStage()
const QUESTION = 'Ông/bà có hài lòng với sự phục vụ của công chức không?'

const tabletOf = (centre: TestCentre, options: PageOptions = {}) =>
  stage.open(centre, 'rating', SCREENS.tablet, { ...deviceAddress(centre, 'rating'), ...options })

/** Serves one citizen at counter 1. @returns the rating token that the centre gave */
async function serve({ client, counterId }: Awaited<ReturnType<TestCentre['openCounter']>>): Promise<string> {
  const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
  return answered(await client.call('finishTicket', { params: { ticketId: ticket?.id ?? '' }, body: {} })).ratingToken
}

/** Ratings, or what else of a kind, in the journal, oldest first. */
async function ratings(centre: TestCentre, kind = 'rating.given') {
  const { token } = answered(
    await centre.client(null).call('createSession', { body: { officerId: 'leader', pin: '2468' } }),
  )
  const { entries } = answered(await centre.client(token).call('listJournal', { query: { limit: 500 } }))
  return entries
    .filter(({ type }) => type === kind)
    .map(({ payload }) => payload)
    .reverse()
}

test('after a finished service one touch rates it, once, and the tablet is calm again', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const { page, errors } = await tabletOf(centre, { prepare: (fresh) => fresh.clock.install() })
  expect(await sees(page, 'Quầy hiện chưa có người phục vụ.')).toBe(true)
  const desk = await centre.openCounter(1)
  expect(await sees(page, 'Công chức 1')).toBe(true)
  expect(await sees(page, 'Chuyên viên')).toBe(true)
  const token = await serve(desk)
  expect(await sees(page, QUESTION)).toBe(true)
  expect(await sees(page, 'Lượt phục vụ số A001')).toBe(true)
  await page.getByRole('button', { name: 'Rất hài lòng' }).tap()
  expect(await sees(page, 'Trân trọng cảm ơn ông/bà.')).toBe(true)
  expect(await ratings(centre)).toMatchObject([
    { level: 5, scale: 5, officerId: 'O1', counterId: 'C1', source: 'tablet' },
  ])

  const again = await centre.client(centre.token('rating')).call('rateService', { body: { token, level: 1 } })
  expect(again).toMatchObject({ ok: false, code: 'RATING_ALREADY_GIVEN' })
  await page.clock.runFor(7_000)
  await page.locator('.tablet-desk').waitFor()
  expect(await page.getByText(QUESTION).count()).toBe(0)
  expect(errors).toEqual([])
})

test('an officer cannot rate', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const desk = await centre.openCounter(1)
  const token = await serve(desk)
  expect(await desk.client.call('rateService', { body: { token, level: 5 } })).toMatchObject({
    ok: false,
    code: 'FORBIDDEN',
  })
  expect(await ratings(centre)).toEqual([])
})

test('a low rating asks for reasons and words, all on one screen', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await tabletOf(centre)
  await serve(await centre.openCounter(1))
  await page.getByRole('button', { name: 'Không hài lòng', exact: true }).tap()
  await page.getByRole('button', { name: 'Chờ đợi lâu' }).tap()
  await page.getByRole('button', { name: 'Phải đi lại nhiều lần' }).tap()
  await page.getByRole('button', { name: 'Viết ý kiến' }).tap()
  for (const key of ['o', 'n', 'f', 'space'])
    await page
      .locator('.keyboard')
      .getByRole('button', { name: key === 'space' ? 'Dấu cách' : key, exact: true })
      .tap()
  await page.getByRole('button', { name: 'Xong' }).first().tap()
  await page.getByRole('button', { name: 'Để lại số điện thoại' }).tap()
  for (const digit of '0912345678') await page.getByRole('button', { name: digit, exact: true }).tap()
  expect(await page.getByRole('button', { name: 'Xong' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: /^Tôi đồng ý/ }).tap()
  await page.getByRole('button', { name: 'Xong' }).tap()
  const inside = await page.locator('main').evaluate((main) => main.scrollHeight <= main.clientHeight)
  expect(inside).toBe(true)
  await page.getByRole('button', { name: 'Gửi đánh giá' }).tap()
  expect(await sees(page, 'Trân trọng cảm ơn ông/bà.')).toBe(true)
  expect(await ratings(centre)).toMatchObject([
    {
      level: 2,
      reasons: ['long-wait', 'many-visits'],
      comment: { id: expect.any(String) },
      contact: { id: expect.any(String) },
    },
  ])
  expect(JSON.stringify(await ratings(centre))).not.toContain('0912345678')
})

test('without a touch the question goes after half a minute and nothing is rated', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await tabletOf(centre, { prepare: (fresh) => fresh.clock.install() })
  await serve(await centre.openCounter(1))
  await page.getByText(QUESTION).waitFor()
  await page.clock.runFor(31_000)
  await page.locator('.tablet-desk').waitFor()
  expect(await page.getByText(QUESTION).count()).toBe(0)
  await expect.poll(() => ratings(centre, 'rating.declined'), PATIENCE).toMatchObject([{ how: 'timed-out' }])
  expect(await ratings(centre)).toEqual([])
})

test('a face that was touched counts when the citizen leaves without reasons', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const { page } = await tabletOf(centre, { prepare: (fresh) => fresh.clock.install() })
  await serve(await centre.openCounter(1))
  await page.getByRole('button', { name: 'Rất không hài lòng' }).tap()
  await page.getByRole('button', { name: 'Gửi đánh giá' }).waitFor()
  await page.clock.runFor(26_000)
  await expect.poll(() => ratings(centre), PATIENCE).toMatchObject([{ level: 1, reasons: [] }])
})

test('who does not want to rate is not asked again', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1', 2)
  const { page } = await tabletOf(centre)
  const desk = await centre.openCounter(1)
  await serve(desk)
  await page.getByRole('button', { name: 'Bỏ qua, không đánh giá' }).tap()
  await page.locator('.tablet-desk').waitFor()
  await serve(desk)
  expect(await sees(page, 'Lượt phục vụ số A002')).toBe(true)
  expect(await ratings(centre)).toEqual([])
  expect(await ratings(centre, 'rating.declined')).toMatchObject([{ how: 'skipped' }])
})

test('a rating without an answer is kept and sent once when the centre is back', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const line = await stage.line(centre)
  const sent: (string | undefined)[] = []
  const { page } = await tabletOf(centre, {
    url: line.url,
    prepare: async (fresh) => {
      await fresh.clock.install()
      fresh.on(
        'request',
        (request) => request.url().endsWith('/v1/ratings') && sent.push(request.headers()['idempotency-key']),
      )
    },
  })
  await serve(await centre.openCounter(1))
  await page.getByText(QUESTION).waitFor()
  line.cut()
  await page.getByRole('button', { name: 'Hài lòng', exact: true }).tap()
  expect(await sees(page, 'Đánh giá đã được ghi lại.')).toBe(true)
  expect(await ratings(centre)).toEqual([])
  line.mend()
  await page.clock.runFor(20_000)
  await expect.poll(() => ratings(centre), PATIENCE).toMatchObject([{ level: 4 }])
  await page.clock.runFor(40_000)
  expect(await ratings(centre)).toHaveLength(1)
  expect(sent.length).toBeGreaterThan(1)
  expect(new Set(sent).size).toBe(1)
})

test('fits the tablet with three and five levels and can be read by everybody', async () => {
  for (const levels of [3, 5]) {
    const centre = await stage.centre({ settings: { 'rating.levels': levels } })
    await issue(centre, 'S1')
    const { page, errors } = await tabletOf(centre)
    await page.locator('.tablet-desk').waitFor()
    expect(await accessFaults(page)).toEqual([])
    await serve(await centre.openCounter(1))
    await page.getByText(QUESTION).waitFor()
    expect(await page.locator('.rating-level').count()).toBe(levels)
    expect(await overflow(page)).toEqual({ x: 0, y: 0 })
    expect(await accessFaults(page)).toEqual([])
    await page.locator('.rating-level').last().tap()
    await page.getByRole('button', { name: 'Gửi đánh giá' }).waitFor()
    expect(await accessFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Gửi đánh giá' }).tap()
    await page.getByText('Trân trọng cảm ơn ông/bà.').waitFor()
    expect(await accessFaults(page)).toEqual([])
    expect(errors).toEqual([])
  }
})

test('a tablet that starts while the centre is away shows its own calm screen, and comes back by itself', async () => {
  const centre = await stage.centre()
  const line = await stage.line(centre)
  const { page } = await tabletOf(centre, { url: line.url, prepare: (fresh) => fresh.clock.install() })
  await page.locator('.tablet-desk').waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect.poll(() => page.evaluate(() => caches.match('/rating/').then(Boolean)), PATIENCE).toBe(true)
  line.cut()
  await page.reload()
  expect(await sees(page, 'Đang kết nối')).toBe(true)
  await page.clock.runFor(11_000)
  expect(await sees(page, 'Máy đánh giá tạm thời mất kết nối.')).toBe(true)
  expect(await page.evaluate(() => document.fonts.check("28px 'Be Vietnam Pro'"))).toBe(true)
  line.mend()
  await page.clock.runFor(30_000)
  await page.locator('.tablet-desk').waitFor()
  const kept = await page.evaluate(async () => {
    const caching = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caching.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.filter((path) => path.startsWith('/v1/'))).toEqual([])
})

test('a rating survives a power cut of tablet and centre, and counts once', async () => {
  const centre = await stage.centre()
  await issue(centre, 'S1')
  const line = await stage.line(centre)
  const { page } = await tabletOf(centre, { url: line.url })
  await serve(await centre.openCounter(1))
  await page.getByText(QUESTION).waitFor()
  line.cut()
  await page.getByRole('button', { name: 'Bình thường' }).tap()
  expect(await sees(page, 'Đánh giá đã được ghi lại.')).toBe(true)
  const context = page.context()
  await page.close()
  centre.clock.advance(60_000)
  line.mend()
  const again = await context.newPage()
  await again.goto(`${line.url}/rating/#token=${centre.token('rating')}`)
  await expect.poll(() => ratings(centre), PATIENCE).toMatchObject([{ level: 3, keptMs: expect.any(Number) }])
  await again.reload()
  await again.locator('.tablet-desk').waitFor()
  expect(await ratings(centre)).toHaveLength(1)
})
