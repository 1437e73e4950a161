import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashToken } from '../../platform/keys.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import type { Decision } from '../usecases/context.ts'

let running: TestCentre
let tokenHash: string
beforeEach(async () => {
  running = await startTestCentre({ allowances: NO_LIMITS, counters: 2 })
  const { token } = await running.openCounter(1)
  await running.openCounter(2)
  tokenHash = hashToken(token)
})
afterEach(() => running.dispose())

const store = () => running.centre.deps.store
/** What is held in memory of counters and sessions, as a use case reads it. */
const held = () => ({
  open: store()
    .openCounters()
    .map(({ counters, idle }) => [counters, idle]),
  session: store().desks.session(tokenHash)?.counterId,
})
const execute = (decide: () => Decision<unknown>): Promise<unknown> =>
  running.centre.executor.execute({ kind: 'nobody', address: '' }, null, decide)
const leaves: Decision<unknown> = {
  events: [{ type: 'session.ended', payload: { officerId: 'O1', counterId: 'C1' } }],
  apply: (operational) => operational.endSession(tokenHash, running.clock.now()),
}

test('what was read before holds no more inside the transaction that changed it, nor after it', async () => {
  expect(held()).toEqual({ open: [[2, 2]], session: 'C1' })
  const within: unknown[] = []
  await execute(() => ({ ...leaves, answer: () => within.push(held()) }))
  const after = { open: [[1, 1]], session: undefined }
  expect([within, held()]).toEqual([[after], after])
})

test('what was read inside a transaction that was rolled back never happened', async () => {
  const within: unknown[] = []
  const broken = execute(() => ({
    ...leaves,
    answer: () => {
      within.push(held())
      throw new Error('broken')
    },
  }))
  await expect(broken).rejects.toThrow('broken')
  expect([within[0], held()]).toEqual([
    { open: [[1, 1]], session: undefined },
    { open: [[2, 2]], session: 'C1' },
  ])
})

test('a call makes its counter busy for the next forecast', async () => {
  const { client } = await running.openCounter(2)
  await running.client(running.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
  expect(held().open).toEqual([[2, 2]])
  await client.call('callNext', { params: { counterId: 'C2' }, body: {} })
  expect(held().open).toEqual([[2, 1]])
})
