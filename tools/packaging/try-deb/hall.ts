import type { ConfigStep } from '../../../shared/api/config-views.ts'
import { createClient } from '../../../shared/api/client.ts'
import type { Client } from '../../../shared/api/client.ts'
import { must } from '../../../electron/testkit/hall.ts'
import { askToPair } from '../../../electron/testkit/pairing.ts'
import { systemIds } from '../../../electron/platform/ids.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import { until } from './until.ts'

export const CENTRE = 'http://127.0.0.1:8080'
/** Of the people of the try; the log must never have them. */
export const PINS = { leader: '482913', technician: '739164' } as const

const OFFICER = { id: 'ky-thuat', role: 'technician', agencyId: null, position: 'Kỹ thuật', name: 'NGƯỜI KỸ THUẬT' }
/** A port that a simulated printer has on the machine with the devices, and a queue of its CUPS. */
export const PRINTER_PORT = '/run/mot-cua-try/printer'
export const QUEUE = 'ipp://127.0.0.1:631/printers/van-phong'
const CHANGES: ConfigStep[] = [
  {
    kind: 'service',
    item: {
      id: 's1',
      letter: 'A',
      name: 'Hộ tịch',
      kind: 'reception',
      agencyId: null,
      fieldIds: [],
      order: 1,
      usualMinutes: 10,
    },
  },
  { kind: 'counter', item: { id: 'c1', number: 1, name: 'Quầy 1', services: [{ serviceId: 's1', weight: 10 }] } },
  { kind: 'officer', item: OFFICER },
  { kind: 'device', item: { id: 'kiosk-1', role: 'kiosk', name: 'Kiosk 1' } },
  { kind: 'device', item: { id: 'tram-1', role: 'station', name: 'Máy trạm 1' } },
  {
    kind: 'station',
    item: {
      deviceId: 'tram-1',
      printers: [
        {
          id: 'p1',
          name: 'Máy in số',
          model: 'epson-80',
          transport: { kind: 'serial', path: PRINTER_PORT, baudRate: 115_200 },
        },
      ],
      displays: [],
      scanners: [],
      sheets: [{ id: 'o1', name: 'Máy in phòng', transport: { kind: 'ipp', uri: QUEUE }, counterIds: ['c1'] }],
    },
  },
  { kind: 'binding', item: { deviceId: 'kiosk-1', printerId: 'p1', counterIds: [] } },
]

export type Hall = {
  readonly kioskToken: string
  /** Takes a number at the kiosk, e.g. `A001`. */
  issue(): Promise<string>
  logIn(who: 'leader' | 'technician'): Promise<Client>
  accept(code: string, deviceId: string): Promise<void>
}

/** Somebody at a machine of the network. */
export const clientOf = ({ fetch }: Network, token: string | null = null): Client =>
  createClient({ base: CENTRE, token: () => token, newKey: () => systemIds.next(), fetch, timeoutMs: 120_000 })

/** Health as `curl` shows it; null while nobody answers. */
export const healthOf = ({ fetch }: Network): Promise<{ ok: boolean; through: number } | null> =>
  fetch(`${CENTRE}/v1/health`).then(
    // What stands at the doors of a centre that cannot start answers, too.
    async (answer) => (answer.ok ? ((await answer.json()) as { ok: boolean; through: number }) : null),
    () => null,
  )

/** Sets up a service, a counter, a technician, a kiosk and a station, as the first leader does it by hand. */
export async function setUpHall(network: Network, machine: Machine): Promise<Hall> {
  const open = clientOf(network)
  async function logIn(who: 'leader' | 'technician'): Promise<Client> {
    const officerId = who === 'leader' ? 'quan-tri' : OFFICER.id
    return clientOf(network, must(await open.call('createSession', { body: { officerId, pin: PINS[who] } })).token)
  }
  const leader = await logIn('leader')
  must(await leader.call('changeConfiguration', { body: { changes: CHANGES } }))
  must(await leader.call('setOfficerPin', { params: { officerId: OFFICER.id }, body: { pin: PINS.technician } }))
  async function accept(code: string, deviceId: string): Promise<void> {
    const client = await logIn('leader')
    const { requests } = must(await client.call('listPairingRequests', {}))
    const params = { requestId: requests[0]?.id ?? '' }
    must(await client.call('acceptPairing', { params, body: { code, deviceId } }))
  }
  const asked = await askToPair(open, 'kiosk', machine.name)
  await accept(asked.code, 'kiosk-1')
  const kiosk = clientOf(network, asked.token)
  return {
    kioskToken: asked.token,
    issue: async () => must(await kiosk.call('issueTicket', { body: { serviceId: 's1' } })).ticket.number,
    logIn,
    accept,
  }
}

/** Lets a device of the station print a test, and waits for what came of it. @returns outcome and cause */
export async function testPrint(hall: Hall, printerId: string): Promise<string> {
  const technician = await hall.logIn('technician')
  const { order } = must(await technician.call('orderDevice', { body: { kind: 'test-print', printerId } }))
  const params = { orderId: order.id }
  return until(`a test of ${printerId}`, async () => {
    const { order: now } = must(await technician.call('getDeviceOrder', { params }))
    return now.state === 'asked' ? null : [now.state, now.cause].filter(Boolean).join(' ')
  })
}
