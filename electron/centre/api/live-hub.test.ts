import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { issue, must } from '../../testkit/hall.ts'
import { listenLive } from '../../testkit/listen-live.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import type { Recorded } from '../journal/recorded.ts'
import { openLiveHub } from './live-hub.ts'
import type { LiveHub } from './live-hub.ts'

/** A second hub over the same centre, whose next turn of the event loop comes when the test says so. */
let running: TestCentre
let hub: LiveHub
let address: string
let flush = (): void => {}
const server = createServer()
beforeEach(async () => {
  running = await startTestCentre()
  hub = openLiveHub(running.centre, [server], (run) => {
    flush = run
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  hub.close()
  server.removeAllListeners('upgrade').close()
  await running.dispose()
})

const head = (): number => running.centre.journal.head().seq
const newest = (after: number): Recorded[] => running.centre.journal.read(after, head(), 100)
const connect = () => listenLive(address, { hello: { token: running.token('board') } })

test('who comes between a commit and its news hears nothing twice', async () => {
  const before = head()
  await issue(running)
  hub.publish(newest(before))
  const late = await connect()
  expect(await late.next()).toMatchObject({ through: before + 1 })
  await issue(running)
  hub.publish(newest(before + 1))
  flush()
  expect(await late.next()).toMatchObject({ from: before + 2, to: before + 2, events: [{ seq: before + 2 }] })
})

test('who has everything already is told nothing', async () => {
  const before = head()
  await issue(running)
  hub.publish(newest(before))
  const late = await connect()
  await late.next()
  flush()
  await issue(running)
  hub.publish(newest(before + 1))
  flush()
  expect(await late.next()).toMatchObject({ from: before + 2, to: before + 2 })
})

test('news of several commits go out as one range', async () => {
  const early = await connect()
  const { through } = (await early.next()) as { through: number }
  for (let n = 0; n < 3; n++) {
    await issue(running)
    hub.publish(newest(head() - 1))
  }
  flush()
  const frame = (await early.next()) as { events: object[] }
  expect(frame).toMatchObject({ from: through + 1, to: through + 3 })
  expect(frame.events).toHaveLength(3)
})

test('a device that is taken out of use hears not even that', async () => {
  const leader = running.client(await running.logIn('leader'))
  const board = await connect()
  await board.next()
  const before = head()
  must(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'device', remove: 'board-1' }] } }))
  hub.publish(newest(before))
  flush()
  expect(await board.next()).toMatchObject({ refused: { code: 'NOT_AUTHENTICATED' } })
})
