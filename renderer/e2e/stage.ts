import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startPrinting } from '../../electron/testkit/start-printing.ts'
import type { PrintingStation } from '../../electron/testkit/start-printing.ts'
import { startSheets } from '../../electron/testkit/start-sheets.ts'
import type { SheetStation } from '../../electron/testkit/start-sheets.ts'
import { startStationFromCentre } from '../../electron/testkit/start-station-from-centre.ts'
import { startTestCentre } from '../../electron/testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import type { PrinterSimulator } from '../../hardware/simulators/escpos-printer-sim.ts'
import type { DeviceRole } from '../../shared/api/roles.ts'
import type { TicketView } from '../../shared/api/views.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { answered } from './answered.ts'
import { launchBrowser } from './browser.ts'
import type { OpenedPage, TestBrowser } from './browser.ts'
import { openLine } from './line.ts'
import type { Line } from './line.ts'
import { buildPages } from './pages.ts'

export type PageOptions = {
  /** A device's token in the address. */
  token?: string
  /** An area of the page, in the address as well. */
  area?: string
  prepare?: (page: Page) => Promise<unknown>
  /** Another address than the centre's own, e.g. a line's. */
  url?: string
  /** Vietnamese unless told. */
  language?: Language
}

export type Stage = {
  centre(options?: TestCentreOptions): Promise<TestCentre>
  open(centre: TestCentre, page: string, screen: BrowserContextOptions, options?: PageOptions): Promise<OpenedPage>
  /** A page by its whole address, e.g. the one in a QR code. */
  openAddress(address: string, screen: BrowserContextOptions): Promise<OpenedPage>
  line(centre: TestCentre): Promise<Line>
  /** A real station with one simulated printer, `p1`. */
  printer(centre: TestCentre): Promise<PrinterSimulator>
  /** A real station that prints the slips of counter C1 on an office printer which is played. */
  sheets(centre: TestCentre): Promise<SheetStation>
  /** A real station whose devices are configured at the centre; it has none yet. */
  stationFromCentre(centre: TestCentre): ReturnType<typeof startStationFromCentre>
  /** A real station with simulated printers. */
  station(centre: TestCentre, ids: readonly [string, ...string[]]): Promise<PrintingStation>
  /** Something else that is closed after the test. */
  keep<T extends { dispose(): Promise<void> }>(one: T): T
}

/** A browser and the built pages for the tests of one file; what a test opens is closed after it. */
export function setStage(): Stage {
  let browser: TestBrowser
  let pagesDir: string
  const opened: { dispose(): Promise<void> }[] = []

  beforeAll(async () => {
    ;[browser, pagesDir] = await Promise.all([launchBrowser(), buildPages()])
  })
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.dispose()
  })
  afterAll(async () => {
    await browser.close()
  })

  async function openAddress(
    address: string,
    screen: BrowserContextOptions,
    prepare?: PageOptions['prepare'],
  ): Promise<OpenedPage> {
    const one = await browser.open(address, screen, prepare)
    opened.push({ dispose: one.close })
    return one
  }

  return {
    openAddress,
    keep(one) {
      opened.push(one)
      return one
    },
    async centre(options = {}) {
      const centre = await startTestCentre({ pagesDir, ...options })
      opened.push(centre)
      return centre
    },
    open(centre, page, screen, { token, area, prepare, language = 'vi', url = centre.url } = {}) {
      const fragment = token === undefined ? `#${area ?? ''}` : `#token=${token}`
      const query = language === 'vi' ? '' : `?lang=${language}`
      return openAddress(`${url}/${page}/${query}${fragment}`, screen, prepare)
    },
    async printer(centre) {
      const station = await startPrinting(centre)
      opened.push(station)
      return station.printer
    },
    async station(centre, ids) {
      const station = await startPrinting(centre, ids)
      opened.push(station)
      return station
    },
    async sheets(centre) {
      const station = await startSheets(centre)
      opened.push(station)
      await station.start()
      return station
    },
    async stationFromCentre(centre) {
      const station = await startStationFromCentre(centre)
      opened.push(station)
      return station
    },
    async line(centre) {
      const line = await openLine(centre.url)
      opened.push(line)
      return line
    },
  }
}

/** Gives numbers of a service at the kiosk. */
export async function issue(centre: TestCentre, serviceId: string, times = 1): Promise<TicketView[]> {
  const kiosk = centre.client(centre.token('kiosk'))
  const tickets: TicketView[] = []
  for (let n = 0; n < times; n++)
    tickets.push(answered(await kiosk.call('issueTicket', { body: { serviceId } })).ticket)
  return tickets
}

/** Types of the events of a centre from a seq on, oldest first. */
export async function eventTypes(centre: TestCentre, after: number): Promise<string[]> {
  const { token } = answered(
    await centre.client(null).call('createSession', { body: { officerId: 'leader', pin: '2468' } }),
  )
  const { entries } = answered(await centre.client(token).call('listJournal', { query: { limit: 500 } }))
  return entries
    .filter((entry) => entry.seq > after)
    .map((entry) => entry.type)
    .reverse()
}

/** Seq of the last event. */
export async function lastSeq(centre: TestCentre): Promise<number> {
  return answered(await centre.client(null).call('health', {})).through
}

export const deviceAddress = (centre: TestCentre, role: DeviceRole): PageOptions => ({ token: centre.token(role) })

/** How far the page reaches beyond its window, in px; a sound page gives zeros. */
export async function overflow(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => ({
    x: document.documentElement.scrollWidth - innerWidth,
    y: document.documentElement.scrollHeight - innerHeight,
  }))
}
