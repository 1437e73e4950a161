import { expect, it } from 'vitest'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { DeviceCandidate } from '../../../../shared/api/order-views.ts'
import { vi } from '../../../../shared/i18n/vi.ts'
import { NO_DEVICES, withPrinter } from './station-rows.ts'

const NO_STATIONS = { stations: [] } as unknown as ConfigurationView
const candidate = (path: string | null, why: DeviceCandidate['why'] = []): DeviceCandidate => ({
  kind: 'printer',
  path,
  score: 50,
  why,
  name: 'X',
  usb: null,
  model: null,
})

it.each([
  ['COM3', [], { kind: 'serial', path: 'COM3', baudRate: 9_600 }],
  ['/dev/serial/by-id/x', [], { kind: 'serial', path: '/dev/serial/by-id/x', baudRate: 9_600 }],
  ['/dev/usb/lp0', [], { kind: 'file', path: '/dev/usb/lp0' }],
  // A printer of Windows may be called like a port.
  ['COM3 printer', ['windows-printer'], { kind: 'spooler', printer: 'COM3 printer' }],
  [null, [], { kind: 'tcp', host: '', port: 9_100 }],
] as const)('a printer that was found at %s is reached over its own kind of line', (path, why, transport) => {
  const draft = withPrinter(NO_DEVICES, NO_STATIONS, vi.adminStations, candidate(path, [...why]))
  expect(draft.printers).toMatchObject([{ id: 'may-in-1', name: 'X', transport }])
})
