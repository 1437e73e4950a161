import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { NO_LIMITS } from '../../electron/testkit/start-test-centre.ts'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { SCREENS } from './browser.ts'
import { deviceAddress, issue, setStage } from './stage.ts'

const stage = setStage()

const MINUTE_MS = 60_000
/** A working day in the soak, twenty minutes of it in CI. */
const MINUTES = process.env['SOAK'] ? 480 : 20
/** Caches fill, code is compiled: what is there after so many minutes may stay. */
const WARM_UP = 5
const COUNTERS = 4

type Measured = { heap: number; nodes: number; listeners: number; audio: number }

/** What a page holds after everything that could be let go was. */
async function measure(devtools: CDPSession): Promise<Measured> {
  // Twice: what the first one frees may have held something itself.
  for (let n = 0; n < 2; n++) await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN
  return {
    heap: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    audio: of('AudioHandlers'),
  }
}

/** Every word lasts a blink, so that a sentence takes a second of the test's time; all else is as in a hall. */
const shortWords = (page: Page) =>
  page.addInitScript(() => {
    BaseAudioContext.prototype.decodeAudioData = function () {
      const buffer = this.createBuffer(1, 480, this.sampleRate)
      buffer.getChannelData(0).fill(0.1)
      return Promise.resolve(buffer)
    }
  })

type Desk = Awaited<ReturnType<TestCentre['openCounter']>>
async function callAt({ client, counterId }: Desk, current: string | null): Promise<string> {
  if (current !== null) answered(await client.call('finishTicket', { params: { ticketId: current }, body: {} }))
  const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
  if (!ticket) throw new Error('nobody waits')
  return ticket.id
}

const ended = (centre: TestCentre): number =>
  centre.db.prepare<[], number>('SELECT COUNT(*) FROM announcement WHERE ended_ms IS NOT NULL').pluck().get() ?? 0

test(
  `a board that runs for ${MINUTES} minutes and calls every one of them holds no more than before`,
  async () => {
    const centre = await stage.centre({
      counters: COUNTERS,
      demo: true,
      allowances: NO_LIMITS,
      settings: { 'voice.repeat': 1, 'centre.notices': ['Số thứ tự chỉ có giá trị trong ngày.', 'Xin giữ trật tự.'] },
    })
    const desks: Desk[] = []
    for (let n = 1; n <= COUNTERS; n++) desks.push(await centre.openCounter(n))
    const current: (string | null)[] = desks.map(() => null)
    const { page, errors } = await stage.open(centre, 'board', SCREENS.board, {
      ...deviceAddress(centre, 'board'),
      prepare: async (fresh) => {
        await fresh.clock.install()
        await shortWords(fresh)
      },
    })
    await page.locator('.board').waitFor()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable')

    async function minute(n: number): Promise<void> {
      const place = n % COUNTERS
      await issue(centre, 'S1')
      const before = ended(centre)
      current[place] = await callAt(desks[place] as Desk, current[place] ?? null)
      await expect.poll(() => ended(centre), { timeout: 20_000 }).toBeGreaterThan(before)
      centre.clock.advance(MINUTE_MS)
      await page.clock.runFor(MINUTE_MS)
    }

    for (let n = 0; n < WARM_UP; n++) await minute(n)
    const begin = await measure(devtools)
    for (let n = WARM_UP; n < MINUTES; n++) await minute(n)
    const end = await measure(devtools)

    expect(ended(centre)).toBe(MINUTES)
    expect(end.audio - begin.audio).toBeLessThanOrEqual(2)
    expect(end.nodes - begin.nodes).toBeLessThan(200)
    expect(end.listeners - begin.listeners).toBeLessThan(50)
    expect(end.heap - begin.heap).toBeLessThan(2e6)
    expect(errors).toEqual([])
  },
  MINUTES * 30_000,
)
