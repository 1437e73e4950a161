import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createClient } from '../../shared/api/client.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { openLog } from '../platform/log.ts'
import { followCentreConfiguration, lastConfiguration } from './centre-configuration.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'centre-configuration-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** A centre that always gives one printer, and devices that are opened as `apply` says. */
function follow(apply: () => Promise<void>) {
  const time = createManualTime()
  const stop = new AbortController()
  const devices = { deviceId: 's', printers: [{ id: 'p1', name: 'P', transport: { kind: 'simulator' } }] }
  const body = JSON.stringify({ devices: { ...devices, displays: [], scanners: [] } })
  let asked = 0
  let told = 0
  const client = createClient({
    base: 'http://centre',
    token: () => 't',
    newKey: () => 'k',
    fetch: () => {
      asked++
      return Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json' } }))
    },
  })
  const following = followCentreConfiguration({
    dataDir,
    isOn: true,
    client,
    timers: time.timers,
    log: openLog('silent'),
    signal: stop.signal,
    apply,
    onChange: () => void told++,
  })
  /** Resolves when it has told so many times. */
  async function untilTold(count: number): Promise<void> {
    while (told < count) await nextTurn()
  }
  return { time, stop, following, untilTold, asked: () => asked }
}

it('tries again what could not be opened, until it can be, and keeps it then', async () => {
  let free = false
  let tried = 0
  const { time, following, untilTold, asked } = follow(() => {
    tried++
    return free ? Promise.resolve() : Promise.reject(new Error('the port is taken'))
  })
  following.changed()
  await untilTold(1)
  expect(following.problems()).toEqual(['the port is taken'])
  expect(lastConfiguration(dataDir).printers).toEqual([])
  time.advance(10_000)
  await untilTold(2)
  expect(following.problems()).toEqual(['the port is taken'])
  free = true
  time.advance(10_000)
  await untilTold(3)
  expect(following.problems()).toEqual([])
  expect(lastConfiguration(dataDir).printers).toMatchObject([{ id: 'p1' }])
  time.advance(60_000)
  expect([tried, asked()]).toEqual([3, 3])
})

it('tries no more when the station stops', async () => {
  const { time, stop, following, untilTold, asked } = follow(() => Promise.reject(new Error('no')))
  following.changed()
  await untilTold(1)
  stop.abort()
  time.advance(60_000)
  expect(asked()).toBe(1)
})
