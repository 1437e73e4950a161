import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readQr } from '../../hardware/testkit/read-qr.ts'
import type { CallResult } from '../../shared/api/client.ts'
import type { PrintState } from '../../shared/api/views.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemTimers } from '../platform/time.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { startStation } from './start-station.ts'
import { parseStationConfig } from './station-config.ts'

/** The value of an answer; a refusal ends the test. */
function valueOf<T>(result: CallResult<T>): T {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

let centre: TestCentre
let dataDir: string
beforeEach(async () => {
  centre = await startTestCentre({ publicUrl: 'auto', printerId: 'p1' })
  dataDir = mkdtempSync(join(tmpdir(), 'station-'))
})
afterEach(async () => {
  await centre.dispose()
  rmSync(dataDir, { recursive: true })
})

it('a number taken at a kiosk of a real centre comes out on paper, with its code, and the kiosk knows', async () => {
  const kiosk = centre.client(centre.token('kiosk'))
  const { ticket } = valueOf(await kiosk.call('issueTicket', { body: { serviceId: 'S1' } }))
  expect(ticket.phoneUrl).toMatch(/^http/)
  const transport = { kind: 'simulator', speedMmPerSecond: 20_000 }
  const station = await startStation({
    centreUrl: centre.url,
    token: centre.token('station'),
    config: parseStationConfig(JSON.stringify({ dataDir, printers: [{ id: 'p1', name: 'Máy in', transport }] })),
    clock: centre.clock,
    timers: systemTimers(),
    ids: systemIds,
    log: openLog('silent'),
  })
  let print: PrintState = ticket.print
  while (print === 'queued' || print === 'taken') {
    print = valueOf(await kiosk.call('getTicket', { params: { ticketId: ticket.id } })).ticket.print
  }
  expect(print).toBe('printed')
  const [paper, ...more] = station.simulators.get('p1')?.papers() ?? []
  expect(readQr(readFileSync(paper?.file ?? ''))).toBe(ticket.phoneUrl)
  expect(more).toEqual([])
  await station.stop()
})
