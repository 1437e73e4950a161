import { afterEach } from 'vitest'
import type { NewEvent } from '../../shared/domain/events/catalogue.ts'
import type { Hours } from '../../shared/domain/events/config-events.ts'
import { startTestCentre } from './start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from './start-test-centre.ts'

/** A centre whose clock a test moves from one number to the next. */
export type TimedCentre = {
  readonly centre: TestCentre
  /** Starts one; it is gone after the test. */
  begin(options?: TestCentreOptions): Promise<void>
  /** Stops and starts again on the same folder and clock. */
  restart(): Promise<void>
  /** Gives a number at a time. @returns the number, or the code of the refusal */
  issueAt(time: string | null, serviceId?: string): Promise<string>
  /** The same, several times in a row: `{ '07:29': 'OUTSIDE…' }` on a date. */
  issuedThrough(date: string, times: readonly string[], serviceId?: string): Promise<Record<string, string>>
  /** Configuration changes the way a seed does: by events. */
  configure(...events: NewEvent[]): Promise<void>
}

/** Call it once, at the top of a test file. */
export function timedCentre(): TimedCentre {
  let centre: TestCentre | null = null
  afterEach(async () => {
    await centre?.dispose()
    centre = null
  })
  const now = (): TestCentre => {
    if (!centre) throw new Error('begin first')
    return centre
  }
  async function issueAt(time: string | null, serviceId = 'S1'): Promise<string> {
    if (time !== null) now().clock.set(time)
    const issued = await now().client(now().token('kiosk')).call('issueTicket', { body: { serviceId } })
    return issued.ok ? issued.value.ticket.number : issued.code
  }
  return {
    get centre() {
      return now()
    },
    async begin(options = {}) {
      centre = await startTestCentre(options)
    },
    async restart() {
      centre = await now().restart()
    },
    issueAt,
    async issuedThrough(date, times, serviceId = 'S1') {
      const found: Record<string, string> = {}
      for (const time of times) found[time] = await issueAt(`${date}T${time}`, serviceId)
      return found
    },
    async configure(...events) {
      await now().centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events }))
    },
  }
}

export const hoursFrom = (from: string, value: Hours, agencyId: string | null = null): NewEvent => ({
  type: 'setting.changed',
  payload: { key: 'hours', agencyId, from, value, source: 'test' },
})

export const weekdays = (...reception: [string, string][]): Hours => {
  const day = { working: reception, reception }
  return { days: { 1: day, 2: day, 3: day, 4: day, 5: day }, holidays: true }
}

/** What somebody is told outside the hours of reception. */
export const CLOSED = 'OUTSIDE_RECEPTION_HOURS'
