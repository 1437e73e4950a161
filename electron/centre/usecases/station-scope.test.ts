import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import type { StationDevices } from '../../../shared/domain/config/station-devices.ts'
import { openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import { codeOf, must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
beforeEach(async () => {
  centre = await startDossierCentre({ bound: { 'counter-1': ['C1'] }, printerId: 'P1' })
})
afterEach(() => centre.dispose())

const station = (n: number): Client => centre.client(centre.token('station', n - 1))
const TCP = { kind: 'tcp', host: '127.0.0.1', port: 9_100 } as const

/** The technician says at the centre what a station has. */
async function configure(n: number, devices: Partial<StationDevices>): Promise<void> {
  const item = { deviceId: `station-${n}`, printers: [], displays: [], scanners: [], ...devices }
  const technician = centre.client(await centre.logIn('technician'))
  must(await technician.call('changeConfiguration', { body: { changes: [{ kind: 'station', item }] } }))
}
const printerOf = (id: string) => [{ id, name: id, model: 'generic-80mm', transport: TCP }]

describe('KT-5.1d: a station reads what is for its own devices', () => {
  test('the words of a slip go to the station that took the job, and to no other', async () => {
    const desk = await openDossierDesk(centre)
    const slipId = (await desk.receive()).slips[0]?.id ?? ''
    const { jobId } = must(await desk.client.call('printSlip', { params: { slipId }, body: { printAt: 'kiosk-1' } }))
    const params = { jobId }
    must(await station(1).call('takePrintJob', { params, body: {} }))
    expect(codeOf(await station(2).call('readPrintPaper', { params }))).toBe('FORBIDDEN')
    expect(codeOf(await station(1).call('readPrintPaper', { params }))).toBe('OK')
  })

  test('a job is taken by the station whose printer it names, where the centre knows that', async () => {
    await configure(1, { printers: printerOf('P1') })
    const desk = await openDossierDesk(centre)
    const slipId = (await desk.receive()).slips[0]?.id ?? ''
    const { jobId } = must(await desk.client.call('printSlip', { params: { slipId }, body: { printAt: 'kiosk-1' } }))
    const take = (n: number) => station(n).call('takePrintJob', { params: { jobId }, body: {} })
    expect(codeOf(await take(2))).toBe('FORBIDDEN')
    expect(codeOf(await take(1))).toBe('OK')
  })

  test('a station hands scans to the desks and kiosks of its own scanners', async () => {
    const to = { counterId: 'C1' }
    const scan = (n: number, target: { counterId: string } = to) =>
      station(n).call('reportScan', { body: { to: target, text: 'x' } })
    expect(codeOf(await scan(2)), 'nobody has said whose it is').toBe('OK')
    await configure(1, { scanners: [{ id: 's1', name: 'Quầy 1', transport: TCP, to }] })
    expect(codeOf(await scan(1))).toBe('OK')
    expect(codeOf(await scan(2))).toBe('FORBIDDEN')
    expect(codeOf(await scan(1, { counterId: 'C2' }))).toBe('FORBIDDEN')
    expect(codeOf(await scan(2, { counterId: 'C2' }))).toBe('OK')
  })
})
