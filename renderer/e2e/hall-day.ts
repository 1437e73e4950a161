import type { BrowserContextOptions, Page } from 'playwright-core'
import { issue, openDesk } from '../../electron/testkit/hall.ts'
import type { Desk } from '../../electron/testkit/hall.ts'
import type { TestCentre, TestCentreOptions } from '../../electron/testkit/start-test-centre.ts'
import { seeded } from '../../shared/testkit/simulated-day.ts'
import { SCREENS } from './browser.ts'
import type { OpenedPage } from './browser.ts'
import type { Stage } from './stage.ts'

const MINUTE = 60_000

/** A middling centre with the norms of waiting. */
export const HALL: TestCentreOptions = {
  catalogue: 'demo',
  counters: 8,
  printerId: 'p1',
  settings: { 'wait.normMinutes': 15, 'wait.limitMinutes': 30 },
}
const SERVICES = ['ho-tich-chung-thuc', 'ho-tich-chung-thuc', 'cu-tru', 'dat-dai', 'nhan-ket-qua'] as const

/** Lets a morning pass: numbers are given and served by so many counters. @returns the desks, with their last citizens */
export async function morning(centre: TestCentre, numbers: number, counters: number): Promise<Desk[]> {
  const chance = seeded(7)
  const desks: { desk: Desk; ticketId: string | null; until: number }[] = []
  for (let n = 1; n <= counters; n += 1) desks.push({ desk: await openDesk(centre, n), ticketId: null, until: 0 })
  for (let n = 0; n < numbers; n += 1) {
    const serviceId = SERVICES[Math.floor(chance() * SERVICES.length)] ?? SERVICES[0]
    centre.clock.advance(1_000)
    await issue(centre, serviceId, n % 9 === 4 ? 'elderly' : undefined)
    centre.clock.advance(Math.round((0.5 + 2 * chance()) * MINUTE))
    for (const one of desks) {
      if (centre.clock.now() < one.until) continue
      if (one.ticketId !== null) await (chance() < 0.08 ? one.desk.noShow(one.ticketId) : one.desk.finish(one.ticketId))
      const next = await one.desk.next()
      one.ticketId = (next.ok && next.value.ticket?.id) || null
      one.until = centre.clock.now() + (2 + 8 * chance()) * MINUTE
    }
  }
  return desks.map(({ desk }) => desk)
}

/** Serves everybody who still waits and closes the counters, as at the end of a half-day. */
export async function servedOut(centre: TestCentre, desks: readonly Desk[]): Promise<void> {
  for (let n = 0, idle = 0; idle < desks.length; n += 1) {
    const desk = desks[n % desks.length] as Desk
    const { current, waitingCount } = await desk.queue()
    centre.clock.advance(MINUTE)
    if (current) await desk.finish(current.id)
    if (waitingCount > 0) await desk.next()
    idle = current || waitingCount > 0 ? 0 : idle + 1
  }
  for (const { client, counterId } of desks) await client.call('closeCounter', { params: { counterId }, body: {} })
}

/** Logs the leader, or whoever is found by the words, in at the manager page. */
export async function enterManager(page: Page, name = 'lanh dao'): Promise<void> {
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
}

type Opening = { who?: string; screen?: BrowserContextOptions; page?: 'manager' | 'admin' }

/** A page of the office at an area, as somebody who is logged in finds it. */
export async function openOffice(
  stage: Pick<Stage, 'open'>,
  centre: TestCentre,
  area: string,
  { who = 'leader', screen = SCREENS.desk, page = 'manager' }: Opening = {},
): Promise<OpenedPage> {
  const token = await centre.logIn(who)
  return stage.open(centre, page, screen, {
    area,
    prepare: (opened) => opened.addInitScript((held) => sessionStorage.setItem('mot-cua:office:session', held), token),
  })
}
