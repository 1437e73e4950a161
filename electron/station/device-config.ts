import { z } from 'zod'
import { asciiFrame } from '../../hardware/protocols/displays/ascii-frame.ts'
import { customerDisplay } from '../../hardware/protocols/displays/customer-display.ts'
import { digitModule } from '../../hardware/protocols/displays/digit-module.ts'
import type { DisplayProtocol } from '../../hardware/protocols/displays/display-protocol.ts'
import { fourByte } from '../../hardware/protocols/displays/four-byte.ts'
import { scanTarget } from '../../shared/api/operations/scans.ts'

export const tcpLine = z.strictObject({
  kind: z.literal('tcp'),
  host: z.string().min(1).max(253),
  /** 9100 on nearly every network printer. */
  port: z.int().min(1).max(65_535).default(9_100),
  /** Less than a network where a converter leads on to a serial line: its baud rate divided by ten. */
  bytesPerSecond: z.int().min(120).max(10_000_000).optional(),
})

export const serialLine = z.strictObject({
  kind: z.literal('serial'),
  /** `COM3`, `/dev/ttyUSB0`, `/dev/serial/by-id/…`. */
  path: z.string().min(1).max(255),
  baudRate: z.int().min(1_200).max(921_600).default(9_600),
  dataBits: z.union([z.literal(7), z.literal(8)]).default(8),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  stopBits: z.union([z.literal(1), z.literal(2)]).default(1),
  flow: z.enum(['none', 'rts-cts', 'xon-xoff']).default('none'),
})

/** A character device, as Linux offers a USB printer. */
export const fileLine = z.strictObject({
  kind: z.literal('file'),
  /** `/dev/usb/lp0`, or the lasting name that a udev rule gives it. */
  path: z.string().min(1).max(255),
})

/** A printer of Windows, raw: it tells nothing back, so prefer its network or its virtual serial port. */
export const spoolerLine = z.strictObject({
  kind: z.literal('spooler'),
  /** Its name in Windows. */
  printer: z.string().min(1).max(220),
})

/** Families of number displays by the names of their definitions (hardware.md §5.1). */
const DISPLAY_MODELS: Readonly<Record<string, DisplayProtocol>> = {
  dm56a04: digitModule(4),
  dm36b06: digitModule(6),
  'ascii-3': asciiFrame(3),
  'ascii-4': asciiFrame(4),
  'four-byte': fourByte,
  cd5220: customerDisplay(false),
  'dm-d': customerDisplay(true),
}

const board = z
  .strictObject({
    /** The counter whose number it shows. */
    counterId: z.string().min(1).max(64),
    model: z.enum(Object.keys(DISPLAY_MODELS)),
    address: z.int().min(0).max(255),
    brightness: z.int().min(1).max(9).optional(),
  })
  .refine(
    ({ model, address }) => {
      const [first, last] = displayProtocol(model).addresses
      return address >= first && address <= last
    },
    { error: 'no such address on displays of this model', path: ['address'] },
  )

/** A line of number displays: one bus, one queue. */
export const displayLine = z.strictObject({
  /** For people and logs. */
  name: z.string().min(1).max(100),
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine]),
  boards: z
    .array(board)
    .min(1)
    .max(64)
    .refine(
      (all) => new Set(all.map(({ address }) => address)).size === all.length,
      'two displays have the same address',
    ),
})
export type DisplayLineConfig = z.infer<typeof displayLine>

/** Names of the families, for people who configure one. */
export const displayModelIds = (): string[] => Object.keys(DISPLAY_MODELS)

/** A code scanner on a port, and the page beside it that hears it. */
export const scanner = z.strictObject({
  id: z.string().min(1).max(64),
  /** For people and logs. */
  name: z.string().min(1).max(100),
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine]),
  /** How it ends a code: CR or LF, which its configuration sheet sets, or not at all. */
  end: z.enum(['line', 'silence']).default('line'),
  /** A kiosk by its device, or whoever is logged in at a counter. */
  to: scanTarget,
})
export type ScannerConfig = z.infer<typeof scanner>

/** @throws RangeError for a model that is not in the list; the configuration has been checked before */
export function displayProtocol(model: string): DisplayProtocol {
  const protocol = DISPLAY_MODELS[model]
  if (!protocol) throw new RangeError(`no display model ${model}`)
  return protocol
}
