import { expect, test } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { closedAnswer } from '../../shared/shell/closed-centre.ts'
import type { Closed } from '../../shared/shell/closed-centre.ts'
import { watchCentre } from './watch-centre.ts'
import type { CentreWatch } from './watch-centre.ts'

type Centre = { build: string | null; closed?: Closed | null }

/** A watch over a centre that a test switches off and updates, and what it said. */
function watched(centre: string | null, server: Centre) {
  const { clock, timers, advance, scheduled } = createManualTime(1_000)
  const said: string[] = []
  let asked = 0
  const address = { now: centre }
  const fetch: Parameters<typeof watchCentre>[0]['fetch'] = async () => {
    asked += 1
    if (server.build === null) throw new Error('nobody there')
    const { closed } = server
    if (closed) return { ok: false, json: async () => closedAnswer(closed, 'a sentence') }
    return { ok: true, json: async () => ({ build: server.build }) }
  }
  const next = scheduled()
  const watch: CentreWatch = watchCentre({ centre: () => address.now, fetch, clock, timers })
  watch.onChange(({ state, build, since }) => said.push(`${state} ${build} ${since}`))
  let due = next
  /** Waits for the answer that is under way, then lets the next question come. */
  async function look(): Promise<number> {
    const ms = await due
    due = scheduled()
    advance(ms)
    return ms
  }
  return { watch, said, look, address, asked: () => asked }
}

test('a centre that answers is here; two silences are away; its return and a new build are told', async () => {
  const server: Centre = { build: 'one' }
  const { said, look } = watched('http://centre', server)
  expect(await look()).toBe(5_000)
  server.build = null
  expect(await look()).toBe(5_000)
  expect(await look()).toBe(1_000)
  expect(said).toEqual(['here one 1000'])
  expect(await look()).toBe(1_000)
  expect(said.at(-1)).toMatch(/^away one /)
  server.build = 'two'
  await look()
  await look()
  expect(said.at(-1)).toMatch(/^here two /)
  expect(said).toHaveLength(3)
})

test('one that has never answered is away at the first silence: somebody stands before the screen', async () => {
  const { said, look } = watched('http://centre', { build: null })
  await look()
  expect(said).toEqual(['away null 1000'])
})

test('a centre that cannot start is away and says why, until it can', async () => {
  const server: Centre = { build: 'one', closed: 'no-room' }
  const { watch, said, look } = watched('http://centre', server)
  await look()
  expect([said, watch.now().closed]).toEqual([['away null 1000'], 'no-room'])
  server.closed = 'newer-data'
  await look()
  await look()
  expect([said.length, watch.now().closed]).toEqual([2, 'newer-data'])
  server.closed = null
  await look()
  await look()
  expect(watch.now()).toMatchObject({ state: 'here', closed: null })
})

test('nothing is asked where no centre is configured, and nothing after the end', async () => {
  const none = watched(null, { build: 'one' })
  none.watch.look()
  expect([none.asked(), none.watch.now().state]).toEqual([0, 'unknown'])
  const one = watched('http://centre', { build: 'one' })
  await one.look()
  const before = one.asked()
  one.watch.stop()
  one.watch.look()
  expect(one.asked()).toBe(before)
})

test('another centre is begun with anew: nothing that was known of the first counts', async () => {
  const server: Centre = { build: 'one' }
  const { watch, said, look, address } = watched('http://centre', server)
  await look()
  address.now = 'http://other'
  server.build = null
  watch.reset()
  expect(watch.now()).toEqual({ state: 'unknown', since: null, build: null, closed: null })
  await look()
  // Away at the first silence, as one that has never answered.
  expect(said.at(-1)).toMatch(/^away null /)
})
