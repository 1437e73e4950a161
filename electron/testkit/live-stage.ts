import { afterEach, beforeEach } from 'vitest'
import { DEVICE_ROLES } from '../../shared/api/roles.ts'
import type { Role } from '../../shared/api/roles.ts'
import { EVENTS } from '../../shared/domain/events/catalogue.ts'
import type { EventType } from '../../shared/domain/events/catalogue.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { issue as issueAt } from './hall.ts'
import { listenLive } from './listen-live.ts'
import type { Listener } from './listen-live.ts'
import { NO_LIMITS, startTestCentre } from './start-test-centre.ts'
import type { TestCentre } from './start-test-centre.ts'

/** A centre for each test of a file, and clients of its live channel, which are closed after it. */
export type LiveStage = {
  /** Another one may be put in its place. */
  running: TestCentre
  readonly time: ManualTime
  listen(token: string, since?: number): Promise<Listener>
  listenRaw(hello: object | string | null, headers?: Record<string, string>): Promise<Listener>
  tokenOf(role: Role): Promise<string>
  /** Seq of the last event. */
  head(): number
  issue(priority?: 'elderly'): Promise<unknown>
  /** A visit with every kind of news that a citizen causes. @returns the finished ticket */
  visit(desk: Awaited<ReturnType<TestCentre['openCounter']>>): Promise<string>
}

/** Whether a role hears an event. */
export const isFor = (role: Role, type: EventType): boolean => (EVENTS[type].live as readonly string[]).includes(role)

export function setLiveStage(): LiveStage {
  let running: TestCentre
  let time: ManualTime
  let listeners: Listener[]
  beforeEach(async () => {
    time = createManualTime()
    listeners = []
    running = await startTestCentre({ timers: time.timers, allowances: NO_LIMITS, printerId: 'P1' })
  })
  afterEach(async () => {
    for (const { socket } of listeners) socket.terminate()
    await running.dispose()
  })

  async function listenRaw(hello: object | string | null, headers?: Record<string, string>): Promise<Listener> {
    const listener = await listenLive(running.url, hello, headers)
    listeners.push(listener)
    return listener
  }
  async function tokenOf(role: Role): Promise<string> {
    if ((DEVICE_ROLES as readonly string[]).includes(role)) return running.token(role as (typeof DEVICE_ROLES)[number])
    return role === 'officer' ? running.logIn('O3', 'C3') : running.logIn(role)
  }
  const issue = (priority?: 'elderly'): Promise<unknown> => issueAt(running, 'S1', priority)
  return {
    get running() {
      return running
    },
    set running(other) {
      running = other
    },
    get time() {
      return time
    },
    listen: (token, since) => listenRaw({ hello: { token, ...(since === undefined ? {} : { since }) } }),
    listenRaw,
    tokenOf,
    head: () => running.centre.journal.head().seq,
    issue,
    async visit({ client, counterId }) {
      await issue('elderly')
      const called = await client.call('callNext', { params: { counterId }, body: {} })
      if (!called.ok || !called.value.ticket) throw new Error('nothing was called')
      const params = { ticketId: called.value.ticket.id }
      await client.call('recallTicket', { params, body: {} })
      await client.call('holdTicket', { params, body: { reason: 'đi lấy bản sao' } })
      await client.call('resumeTicket', { params, body: {} })
      await client.call('callNext', { params: { counterId }, body: {} })
      const finished = await client.call('finishTicket', { params, body: {} })
      if (!finished.ok) throw new Error(finished.code)
      const body = { token: finished.value.ratingToken, level: 1 as const, comment: 'chờ lâu' }
      await running.client(null).call('rateService', { body })
      return params.ticketId
    },
  }
}
