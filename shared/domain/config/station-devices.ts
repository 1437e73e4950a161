import { z } from 'zod'
import { scanTarget } from '../../api/operations/scans.ts'
import * as l from './station-limits.ts'

/**
 * The devices of a station as they are configured at the centre. A station builds the shape of its own file on these
 * (electron/station/station-config.ts), checks them once more against the models that it knows, and says what it cannot
 * use. What is absent is as the model has it, or as it usually is.
 */
const key = z.string().trim().min(1).max(64)
const name = z.string().trim().min(1).max(100)
const path = z.string().trim().min(1).max(255)
const model = z.string().trim().min(1).max(40)
const between = ([least, most]: readonly [number, number]) => z.int().min(least).max(most)
const speed = ([least, most]: readonly [number, number]) => z.number().min(least).max(most)

export const tcpLine = z.strictObject({
  kind: z.literal('tcp'),
  host: z.string().trim().min(1).max(253),
  port: between(l.LIMITS.port),
  /** Less than a network where a converter leads on to a serial line: its baud rate divided by ten. */
  bytesPerSecond: between(l.LIMITS.bytesPerSecond).optional(),
})
export const serialLine = z.strictObject({
  kind: z.literal('serial'),
  /** `COM3`, `/dev/ttyUSB0`, `/dev/serial/by-id/…`. */
  path,
  baudRate: between(l.LIMITS.baudRate),
  dataBits: z.literal(l.DATA_BITS).optional(),
  parity: z.enum(l.PARITIES).optional(),
  stopBits: z.literal(l.STOP_BITS).optional(),
  flow: z.enum(l.FLOWS).optional(),
})
/** A character device, as Linux offers a USB printer: `/dev/usb/lp0`, or the lasting name that a udev rule gives it. */
export const fileLine = z.strictObject({ kind: z.literal('file'), path })
/** A printer of Windows by its name, raw: it tells nothing back, so prefer its network or its virtual serial port. */
export const spoolerLine = z.strictObject({
  kind: z.literal('spooler'),
  printer: z.string().trim().min(1).max(220),
})
/** Played by the station itself over a real TCP connection on loopback, for a demonstration or a first try. */
export const simulatorLine = z.strictObject({
  kind: z.literal('simulator'),
  /** 0 picks a free one. */
  port: z.int().min(0).max(l.LIMITS.port[1]).optional(),
  speedMmPerSecond: speed(l.LIMITS.simulatedSpeed).optional(),
})

export const printer = z.strictObject({
  /** What kiosks are bound to, and jobs name. */
  id: key,
  /** For people and logs. */
  name,
  /** Its definition in `resources/devices/printers`. */
  model,
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine, fileLine, spoolerLine, simulatorLine]),
  /** When they differ from the model's. */
  width: z.literal(l.PRINTER_WIDTHS).optional(),
  /** When it differs from the model's; rather too low, it only makes the deadline. */
  speedMmPerSecond: speed(l.LIMITS.paperSpeed).optional(),
  letters: z.enum(l.LETTERS).optional(),
})

export const board = z.strictObject({
  /** The counter whose number it shows. */
  counterId: key,
  model,
  address: between(l.LIMITS.address),
  /** A level of those that the model has, 1 is the darkest. */
  brightness: between(l.LIMITS.brightness).optional(),
})
/** A line of number displays: one bus, one queue. */
export const displayLine = z.strictObject({
  /** For people and logs. */
  name,
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine]),
  boards: z.array(board).min(1).max(64),
})

/** A code scanner on a port, and the page beside it that hears it. */
export const scanner = z.strictObject({
  id: key,
  /** For people and logs. */
  name,
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine]),
  end: z.enum(l.SCANNER_ENDS).optional(),
  /** A kiosk by its device, or whoever is logged in at a counter. */
  to: scanTarget,
})

/** A queue of CUPS, or a printer that speaks IPP itself. */
export const ippLine = z.strictObject({
  kind: z.literal('ipp'),
  /** `ipp://127.0.0.1:631/printers/NAME`, `ipp://192.0.2.20/ipp/print`, or `ipps:`. */
  uri: z
    .string()
    .trim()
    .max(255)
    .regex(/^ipps?:\/\/[^/\s]+\/\S*$/),
})
/** A printer of Windows by its name; which program prints the PDF is a matter of each machine alone. */
export const windowsLine = z.strictObject({ kind: z.literal('windows'), printer: z.string().trim().min(1).max(220) })

/** An office printer: sheets of A4 and A5 for the officers of these counters. */
export const sheetPrinter = z.strictObject({
  id: key,
  /** For people and logs. */
  name,
  transport: z.discriminatedUnion('kind', [ippLine, windowsLine, simulatorLine.omit({ speedMmPerSecond: true })]),
  counterIds: z.array(key).max(64),
})

/** How many of each a station takes at most. */
export const MOST_DEVICES = { sheets: 4, printers: 15, displays: 16, scanners: 16 } as const

export const stationDevices = z.strictObject({
  /** The station. */
  deviceId: z.string().min(1).max(64),
  printers: z.array(printer).max(MOST_DEVICES.printers),
  displays: z.array(displayLine).max(MOST_DEVICES.displays),
  scanners: z.array(scanner).max(MOST_DEVICES.scanners),
  /** Absent in journals of before. */
  sheets: z.array(sheetPrinter).max(MOST_DEVICES.sheets).optional(),
})
export type StationDevices = z.infer<typeof stationDevices>
export type StationLine = StationDevices['printers'][number]['transport']
