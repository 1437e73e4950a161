import { askToPair } from '../../../electron/testkit/pairing.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import type { DeviceOrder, OrderAnswer } from '../../../shared/api/order-views.ts'
import type { StationDisplay, StationPrinter } from '../../../shared/api/station-views.ts'
import { answered } from '../answered.ts'
import type { OpenedPage } from '../browser.ts'
import { HALL, openOffice, morning } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

const PRINTERS: readonly StationPrinter[] = [
  {
    id: 'p1',
    name: 'Máy in kiosk cửa chính',
    line: 'tcp 192.0.2.15:9100',
    model: 'Epson TM-T82III',
    state: 'ready',
    cause: null,
    facts: { confirms: 'mark', maker: 'EPSON', model: 'TM-T82III' },
  },
]

const display = (n: number, changes: Partial<StationDisplay> = {}): StationDisplay => ({
  id: `1.${n}`,
  line: 'Bảng số dãy A',
  counterId: `C${n}`,
  model: 'dm56a04',
  state: 'shown',
  shows: n < 4 ? `A00${n}` : '',
  good: { number: n < 4 ? `A00${n}` : '', msAgo: 2_000 },
  ...changes,
})

/** A centre whose station tells of a printer and displays; one display is dead. */
async function told(scene: Scene): Promise<TestCentre> {
  const centre = await scene.centre({ ...HALL, settings: { ...HALL.settings, 'print.rollMetres': { p1: 80 } } })
  const station = centre.client(centre.token('station'))
  const technician = centre.client(await centre.logIn('technician'))
  answered(await technician.call('changePaper', { params: { printerId: 'p1' }, body: {} }))
  await morning(centre, 4, 2)
  const displays = [1, 2, 3, 4].map((n) => display(n, n === 2 ? { state: 'dead' } : {}))
  const scanners = [{ id: 'quet-1', name: 'Máy quét quầy 1', state: 'lost' as const }]
  const report = { source: 'file' as const, printers: [...PRINTERS], displays, scanners, problems: [] }
  answered(await station.call('reportPrinter', { params: { printerId: 'p1' }, body: { state: 'ready' } }))
  answered(await station.call('reportDevice', { body: { station: report, clockOffsetMs: 12 } }))
  const { client: officer } = await centre.openCounter(1)
  answered(await officer.call('reportKeyboardScan', { body: { inputMethod: true } }))
  answered(await centre.client(centre.token('kiosk')).call('reportKeyboardScan', { body: { inputMethod: false } }))
  await done(centre, { kind: 'test-print', printerId: 'p1' }, { outcome: 'done', paperMm: 90 })
  return centre
}

async function done(centre: TestCentre, body: DeviceOrder, answer: OrderAnswer): Promise<void> {
  const technician = centre.client(await centre.logIn('technician'))
  const station = centre.client(centre.token('station'))
  const { order } = answered(await technician.call('orderDevice', { body }))
  answered(await station.call('answerDeviceOrder', { params: { orderId: order.id }, body: answer }))
}

async function devicesOf(scene: Scene, centre: TestCentre): Promise<OpenedPage> {
  const opened = await openOffice(scene, centre, 'devices', { who: 'technician' })
  await opened.page.locator('.device').first().waitFor()
  return opened
}

export const technicianStates: readonly PageState[] = [
  {
    name: 'technician-devices',
    what: 'The technician at the devices: a number display that is dead, a test print that came out, and what else can be tried.',
    scrolls: true,
    async arrange(scene) {
      return devicesOf(scene, await told(scene))
    },
  },
  {
    name: 'technician-found',
    what: 'What a station found at its machine, with how sure it is and why.',
    scrolls: true,
    async arrange(scene) {
      const centre = await told(scene)
      const candidate = { path: '/dev/usb/lp0', score: 95, usb: '04b8:0e03', model: 'epson-80' }
      const cable = { path: '/dev/ttyUSB0', usb: '1a86:7523', model: null, name: 'Cáp USB–COM (CH340)' }
      const findings = {
        candidates: [
          { ...candidate, kind: 'printer', why: ['printer-class', 'known-device'], name: 'Epson TM-T20' },
          { ...cable, kind: 'displays', score: 65, why: ['usb-serial-cable', 'named-so'] },
          { ...cable, kind: 'scanner', score: 20, why: ['usb-serial-cable'] },
        ],
        printerModels: [],
        displayModels: [],
        problems: [],
      } satisfies OrderAnswer['findings']
      await done(centre, { kind: 'find-devices', stationId: 'station-1' }, { outcome: 'done', findings })
      const opened = await devicesOf(scene, centre)
      await opened.page.locator('[data-device="station-1"] .device-presses button').last().click()
      await opened.page.locator('.device-found').waitFor()
      return opened
    },
  },
  {
    name: 'technician-pairing',
    what: 'A machine that asks to be let in: the technician types the code on its screen and says which device it is.',
    scrolls: true,
    async arrange(scene) {
      const centre = await told(scene)
      await askToPair(centre.client(null), 'board', 'TIVI-SANH-B')
      const opened = await devicesOf(scene, centre)
      await opened.page.locator('[data-pairing] button').first().click()
      await opened.page.getByRole('dialog').getByRole('textbox').fill('K7M')
      return opened
    },
  },
  {
    name: 'technician-station',
    what: 'The devices of a station on the administration page: printers (one behind a converter), lines of number displays, scanners.',
    scrolls: true,
    async arrange(scene) {
      const centre = await told(scene)
      const technician = centre.client(await centre.logIn('technician'))
      const counters = answered(await technician.call('getConfiguration', {})).counters
      const boards = counters.slice(0, 2).map(({ id }, i) => ({ counterId: id, model: 'dm56a04', address: i + 1 }))
      const item = {
        deviceId: 'station-1',
        printers: [
          {
            id: 'p1',
            name: 'Máy in kiosk cửa chính',
            model: 'epson-80',
            transport: { kind: 'tcp', host: '192.0.2.15', port: 9_100, bytesPerSecond: 960 },
          },
        ],
        displays: [
          { name: 'Bảng số dãy A', transport: { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 }, boards },
        ],
        scanners: [],
      }
      answered(await technician.call('changeConfiguration', { body: { changes: [{ kind: 'station', item }] } }))
      const opened = await openOffice(scene, centre, 'devices', { who: 'technician', page: 'admin' })
      await opened.page.locator('tr[data-key="station-1"] button').first().click()
      await opened.page.locator('.admin-station-extras p').first().scrollIntoViewIfNeeded()
      return opened
    },
  },
]
