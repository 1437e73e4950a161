import { z } from 'zod'
import type { PrinterModel } from '../../hardware/models/printer-model.ts'
import * as item from '../../shared/domain/config/station-devices.ts'
import { displayLine, scanner, serialLine, tcpLine } from './device-config.ts'
import { loadPrinterModels } from './printer-models.ts'

const simulator = item.simulatorLine.extend({
  port: item.simulatorLine.shape.port.unwrap().default(0),
  speedMmPerSecond: item.simulatorLine.shape.speedMmPerSecond.unwrap().default(200),
  /** Folder for the papers; `papers/<printer id>` in the data folder when absent. A matter of this machine alone. */
  paperDir: z.string().min(1).optional(),
})

const printer = item.printer.extend({
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine, item.fileLine, item.spoolerLine, simulator]),
  model: item.printer.shape.model.default('generic-80'),
  letters: item.printer.shape.letters.unwrap().default('when-slow'),
})

/**
 * An office printer. Which program prints a PDF on Windows stands only here: nobody but who owns this machine says what is
 * run on it.
 */
const sheetPrinter = item.sheetPrinter.extend({
  transport: z.discriminatedUnion('kind', [
    item.ippLine,
    item.windowsLine.extend({
      /** Path of the program; absent: SumatraPDF where it is usually installed. */
      program: z.string().min(1).optional(),
      /** Its arguments; `{printer}`, `{size}` and `{file}` are filled in. */
      args: z.array(z.string()).max(20).optional(),
    }),
    item.simulatorLine.omit({ speedMmPerSecond: true }).extend({
      port: item.simulatorLine.shape.port.unwrap().default(0),
      paperDir: z.string().min(1).optional(),
    }),
  ]),
})
export type SheetPrinterConfig = z.infer<typeof sheetPrinter>

/** The file of a station: what the centre's item of it holds, and the folders of this machine. */
export const stationConfig = z.strictObject({
  /** Folder for what the station must remember over a restart; made when missing. */
  dataDir: z.string().min(1),
  printers: z
    .array(printer)
    .max(item.MOST_DEVICES.printers)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'two printers have the same id')
    .default([]),
  displays: z.array(displayLine).max(item.MOST_DEVICES.displays).default([]),
  scanners: z
    .array(scanner)
    .max(item.MOST_DEVICES.scanners)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'two scanners have the same id')
    .default([]),
  sheets: z
    .array(sheetPrinter)
    .max(item.MOST_DEVICES.sheets)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'two printers have the same id')
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
