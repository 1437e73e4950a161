import { z } from 'zod'
import { displayLine, serialLine, tcpLine } from './device-config.ts'

/** A printer that is played by this very process, over a real TCP connection on loopback. */
const simulator = z.strictObject({
  kind: z.literal('simulator'),
  /** 0 picks a free port. */
  port: z.int().min(0).max(65_535).default(0),
  /** Folder for the papers; `papers/<printer id>` in the data folder when absent. */
  paperDir: z.string().min(1).optional(),
  speedMmPerSecond: z.number().positive().default(200),
})

const printer = z.strictObject({
  /** The id under which the centre names this printer in its jobs. */
  id: z.string().min(1).max(64),
  /** For people and logs. */
  name: z.string().min(1).max(100),
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine, simulator]),
  /** Dots a row: 576 (80 mm at 203 dpi), 512 (80 mm at 180 dpi), 384 (58 mm). */
  width: z.union([z.literal(576), z.literal(512), z.literal(384)]).default(576),
  /** Paper speed in mm/s; rather too low, it only makes the deadline of a confirmation. */
  speedMmPerSecond: z.number().positive().default(100),
})

const stationConfig = z.strictObject({
  /** Folder for what the station must remember over a restart; made when missing. */
  dataDir: z.string().min(1),
  printers: z
    .array(printer)
    .max(15)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'two printers have the same id')
    .default([]),
  displays: z.array(displayLine).max(16).default([]),
})

export type StationConfig = z.infer<typeof stationConfig>
export type PrinterConfig = StationConfig['printers'][number]

/** Reads the configuration of a station. Throws an Error that names the place and the reason. */
export function parseStationConfig(text: string): StationConfig {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`station configuration is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const read = stationConfig.safeParse(value)
  if (!read.success) throw new Error(`station configuration:\n${z.prettifyError(read.error)}`)
  return read.data
}
