import { pagesDir } from '../electron/platform/pages.ts'
import { NO_LIMITS, startTestCentre } from '../electron/testkit/start-test-centre.ts'
import { launchBrowser } from '../renderer/e2e/browser.ts'
import { median, percentile } from './figures.ts'

const BOARDS = 20
const CALLS = 50
/** Twenty pages of one Chromium share two cores; small windows keep the drawing itself from being the measurement. */
const SCREEN = { viewport: { width: 960, height: 540 } }

/** From the press of "call next" to the number painted on each of twenty boards, in one Chromium on this machine. */
export async function measurePaint(): Promise<void> {
  const centre = await startTestCentre({
    counters: 1,
    services: 1,
    boards: BOARDS,
    allowances: NO_LIMITS,
    pagesDir: await pagesDir(),
  })
  const browser = await launchBrowser()
  const address = (n: number): string => `${centre.url}/board/#token=${centre.token('board', n)}`
  const boards = await Promise.all(
    Array.from({ length: BOARDS }, (_, n) => browser.open(address(n), SCREEN, watchPaint)),
  )
  const desk = await centre.openCounter(1)
  const kiosk = centre.client(centre.token('kiosk'))
  // The next call comes when every board shows what there is: a hall is quiet between two calls.
  const settle = () =>
    Promise.all(boards.map(({ page }) => page.waitForFunction(showsAll, centre.centre.journal.head().seq)))
  for (let call = 0; call < CALLS; call += 1) await kiosk.call('issueTicket', { body: { serviceId: 'S1' } })
  await settle()
  const each: number[] = []
  const last: number[] = []
  for (let call = 0; call < CALLS; call += 1) {
    const start = performance.timeOrigin + performance.now()
    const called = await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
    if (!called.ok || !called.value.ticket) throw new Error('nothing was called')
    const { id } = called.value.ticket
    const painted = await Promise.all(boards.map(({ page }) => page.evaluate(waitPaint, id)))
    each.push(...painted.map((at) => at - start))
    last.push(Math.max(...painted) - start)
    await desk.client.call('finishTicket', { params: { ticketId: id }, body: {} })
    await settle()
  }
  await browser.close()
  await centre.dispose()
  console.log(
    `call to painted, each of ${BOARDS} boards    p50 ${median(each).toFixed(0)} ms, p99 ${percentile(each, 0.99).toFixed(0)} ms (${each.length} samples)`,
  )
  console.log(
    `call to painted, the last board      p50 ${median(last).toFixed(0)} ms, p99 ${percentile(last, 0.99).toFixed(0)} ms`,
  )
}

type Painted = { painted: Map<string, number>; waiting: Map<string, (at: number) => void> }

/** In the page: notes the frame after which a ticket stands on the board. */
function watchPaint(
  page: Parameters<NonNullable<Parameters<Awaited<ReturnType<typeof launchBrowser>>['open']>[2]>>[0],
): Promise<unknown> {
  return page.addInitScript(() => {
    const seen: Painted = { painted: new Map(), waiting: new Map() }
    Object.assign(globalThis, { seen })
    const look = (): void => {
      for (const element of document.querySelectorAll<HTMLElement>('[data-ticket]')) {
        const id = element.dataset['ticket'] ?? ''
        if (seen.painted.has(id)) continue
        seen.painted.set(id, 0)
        // The frame that shows it has been handed over when the next one begins.
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', () => {
            const at = performance.timeOrigin + performance.now()
            seen.painted.set(id, at)
            seen.waiting.get(id)?.(at)
          })
          channel.port1.start()
          channel.port2.postMessage(null)
        })
      }
    }
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-ticket'],
    })
  })
}

/** In the page: whether it shows everything up to a seq and has come to rest. */
const showsAll = (seq: number): boolean =>
  Number(document.querySelector<HTMLElement>('[data-through]')?.dataset['through']) >= seq &&
  document.getAnimations().every(({ playState }) => playState !== 'running')

/** In the page: when a ticket was painted, ms since 1970. */
function waitPaint(id: string): Promise<number> {
  const { seen } = globalThis as unknown as { seen: Painted }
  const at = seen.painted.get(id)
  if (at) return Promise.resolve(at)
  return new Promise((resolve) => seen.waiting.set(id, resolve))
}
