import { z } from 'zod'
import { expect, test } from 'vitest'
import { stationDevices } from '../../shared/domain/config/station-devices.ts'
import type { StationDevices } from '../../shared/domain/config/station-devices.ts'
import { parseStationConfig, stationConfig } from './station-config.ts'

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
}

/** Every key that a shape takes, by its way: `printers.transport(tcp).host`. */
function keysOf(schema: Schema): string[] {
  const below = ({ properties = {} }: Schema): string[] =>
    Object.entries(properties).flatMap(([key, value]) => [key, ...keysOf(value).map((rest) => `${key}${rest}`)])
  const own = below(schema).map((key) => `.${key}`)
  const choices = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap((choice) => {
    const kind = choice.properties?.['kind']?.const
    return keysOf(choice).map((key) => (kind === undefined ? key : `(${String(kind)})${key}`))
  })
  return [...new Set([...own, ...choices, ...(schema.items ? keysOf(schema.items) : [])])].sort()
}

const ofFile = keysOf(z.toJSONSchema(stationConfig, { io: 'input' }) as Schema)
const ofItem = keysOf(z.toJSONSchema(stationDevices, { io: 'input' }) as Schema)

test('whatever a station file says the centre can say too, but for the folders of that machine', () => {
  expect(ofFile).toContain('.printers.transport(tcp).bytesPerSecond')
  expect(ofFile.filter((key) => !ofItem.includes(key))).toEqual([
    '.dataDir',
    '.printers.transport(simulator).paperDir',
    '.sheets.transport(simulator).paperDir',
    // Nobody but who owns a machine says what is run on it.
    '.sheets.transport(windows).args',
    '.sheets.transport(windows).program',
  ])
  expect(ofItem.filter((key) => !ofFile.includes(key))).toEqual(['.deviceId'])
})

const tcp = { kind: 'tcp', host: '192.0.2.1', port: 9_101, bytesPerSecond: 960 } as const
const serial = {
  kind: 'serial',
  path: '/dev/ttyUSB0',
  baudRate: 19_200,
  dataBits: 7,
  parity: 'even',
  stopBits: 2,
  flow: 'rts-cts',
} as const
const LINES: StationDevices['printers'][number]['transport'][] = [
  tcp,
  serial,
  { kind: 'file', path: '/dev/usb/lp0' },
  { kind: 'spooler', printer: 'EPSON' },
  { kind: 'simulator', port: 9_102, speedMmPerSecond: 90 },
]
const SHEET_LINES: NonNullable<StationDevices['sheets']>[number]['transport'][] = [
  { kind: 'ipp', uri: 'ipp://127.0.0.1:631/printers/phong-1' },
  { kind: 'windows', printer: 'HP' },
  { kind: 'simulator', port: 9_103 },
]
/** Everything that can be said, and nothing as it usually is. */
const FULL: StationDevices = {
  deviceId: 'station-1',
  printers: LINES.map((transport, i) => ({
    id: `p${i}`,
    name: 'P',
    model: 'epson-80',
    transport,
    width: 384,
    speedMmPerSecond: 60,
    letters: 'always',
  })),
  displays: [tcp, serial].map((transport) => ({
    name: 'B',
    transport,
    boards: [{ counterId: 'C1', model: 'cd5220', address: 0, brightness: 2 }],
  })),
  scanners: [
    { id: 's1', name: 'S', transport: tcp, end: 'silence', to: { counterId: 'C1' } },
    { id: 's2', name: 'S', transport: serial, end: 'silence', to: { deviceId: 'kiosk-1' } },
  ],
  sheets: SHEET_LINES.map((transport, i) => ({ id: `o${i}`, name: 'O', transport, counterIds: ['C1'] })),
}

/** The keys of a value, in the way that `keysOf` names them. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    const kind = (one as { kind?: string }).kind
    return [`.${key}`, ...keysIn(one).map((rest) => `.${key}${kind === undefined ? '' : `(${kind})`}${rest}`)]
  })
}

test('a station takes over every key of the item of the centre as it is said there', () => {
  expect([...new Set(keysIn(stationDevices.parse(FULL)))].sort()).toEqual(ofItem)
  const { deviceId: _, ...devices } = FULL
  const read = parseStationConfig(JSON.stringify({ dataDir: 'd', ...devices }))
  expect(read.printers.map(({ model, ...printer }) => ({ ...printer, model: model.id }))).toEqual(devices.printers)
  expect([read.displays, read.scanners, read.sheets]).toEqual([devices.displays, devices.scanners, devices.sheets])
})
