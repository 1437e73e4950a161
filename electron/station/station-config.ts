import { z } from 'zod'
import type { PrinterModel } from '../../hardware/models/printer-model.ts'
import { displayLine, fileLine, scanner, serialLine, spoolerLine, tcpLine } from './device-config.ts'
import { loadPrinterModels } from './printer-models.ts'

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
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine, fileLine, spoolerLine, simulator]),
  /** Its definition in `resources/devices/printers`. */
  model: z.string().min(1).max(40).default('generic-80'),
  /** Dots a row when they differ from the model's: 576 (80 mm at 203 dpi), 512 (80 mm at 180 dpi), 384 (58 mm). */
  width: z.union([z.literal(576), z.literal(512), z.literal(384)]).optional(),
  /** Paper speed in mm/s when it differs from the model's; rather too low, it only makes the deadline. */
  speedMmPerSecond: z.number().positive().optional(),
  /** Plain letters without accents instead of a picture: for lines that take too long for one. */
  letters: z.enum(['never', 'when-slow', 'always']).default('when-slow'),
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
  scanners: z
    .array(scanner)
    .max(16)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'two scanners have the same id')
    .default([]),
})

type ReadConfig = z.infer<typeof stationConfig>

/** A printer with all that its model says. */
export type PrinterConfig = Pick<ReadConfig['printers'][number], 'id' | 'name' | 'transport' | 'letters'> &
  Pick<PrinterModel, 'width' | 'speedMmPerSecond'> & { readonly model: PrinterModel }

export type StationConfig = Omit<ReadConfig, 'printers'> & { readonly printers: readonly PrinterConfig[] }

/**
 * Reads the configuration of a station. Throws an Error that names the place and the reason.
 * @param models the definitions of printers that it may name
 */
export function parseStationConfig(text: string, models = loadPrinterModels()): StationConfig {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`station configuration is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const read = stationConfig.safeParse(value)
  if (!read.success) throw new Error(`station configuration:\n${z.prettifyError(read.error)}`)
  return { ...read.data, printers: read.data.printers.map((one, i) => withModel(one, i, models)) }
}

function withModel(
  { id, name, transport, letters, model: modelId, ...own }: ReadConfig['printers'][number],
  index: number,
  models: ReadonlyMap<string, PrinterModel>,
): PrinterConfig {
  const model = models.get(modelId)
  if (!model) {
    const known = [...models.keys()].join(', ')
    throw new Error(
      `station configuration:\nno printer model ${modelId}; there are ${known}\n  → at printers[${index}].model`,
    )
  }
  const { width = model.width, speedMmPerSecond = model.speedMmPerSecond } = own
  return { id, name, transport, letters, model, width, speedMmPerSecond }
}
