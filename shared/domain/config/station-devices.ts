import { z } from 'zod'
import { scanTarget } from '../../api/operations/scans.ts'

/**
 * The devices of a station as they are configured at the centre. A station checks them once more against the models
 * that it knows (electron/station/station-config.ts), and says what it cannot use.
 */
const key = z.string().trim().min(1).max(64)
const name = z.string().trim().min(1).max(100)

const tcp = z.strictObject({
  kind: z.literal('tcp'),
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
})
const serial = z.strictObject({
  kind: z.literal('serial'),
  /** `COM3`, `/dev/ttyUSB0`, `/dev/serial/by-id/…`. */
  path: z.string().trim().min(1).max(255),
  baudRate: z.int().min(1_200).max(921_600),
})
const file = z.strictObject({ kind: z.literal('file'), path: z.string().trim().min(1).max(255) })
/** A printer of Windows by its name; it tells nothing back. */
const spooler = z.strictObject({ kind: z.literal('spooler'), printer: z.string().trim().min(1).max(220) })
/** Played by the station itself, for a demonstration or a first try. */
const simulator = z.strictObject({ kind: z.literal('simulator') })

const printer = z.strictObject({
  /** What kiosks are bound to. */
  id: key,
  name,
  model: z.string().trim().min(1).max(40),
  transport: z.discriminatedUnion('kind', [tcp, serial, file, spooler, simulator]),
})

const board = z.strictObject({
  counterId: key,
  model: z.string().trim().min(1).max(40),
  address: z.int().min(0).max(255),
})
const displayLine = z.strictObject({
  name,
  transport: z.discriminatedUnion('kind', [tcp, serial]),
  boards: z.array(board).min(1).max(64),
})
const scanner = z.strictObject({
  id: key,
  name,
  transport: z.discriminatedUnion('kind', [tcp, serial]),
  to: scanTarget,
})

export const stationDevices = z.strictObject({
  /** The station. */
  deviceId: z.string().min(1).max(64),
  printers: z.array(printer).max(15),
  displays: z.array(displayLine).max(16),
  scanners: z.array(scanner).max(16),
})
export type StationDevices = z.infer<typeof stationDevices>
export type StationLine = StationDevices['printers'][number]['transport']
