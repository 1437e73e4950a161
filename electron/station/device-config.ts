import { z } from 'zod'
import { asciiFrame } from '../../hardware/protocols/displays/ascii-frame.ts'
import { customerDisplay } from '../../hardware/protocols/displays/customer-display.ts'
import { digitModule } from '../../hardware/protocols/displays/digit-module.ts'
import type { DisplayProtocol } from '../../hardware/protocols/displays/display-protocol.ts'
import { fourByte } from '../../hardware/protocols/displays/four-byte.ts'
import * as item from '../../shared/domain/config/station-devices.ts'

/*
 * A station's file has the shapes of the centre's items (shared/domain/config/station-devices.ts), with what is usual
 * filled in: a key that is new there is new here.
 */
export const tcpLine = item.tcpLine.extend({
  /** 9100 on nearly every network printer. */
  port: item.tcpLine.shape.port.default(9_100),
})

export const serialLine = item.serialLine.extend({
  baudRate: item.serialLine.shape.baudRate.default(9_600),
  dataBits: item.serialLine.shape.dataBits.unwrap().default(8),
  parity: item.serialLine.shape.parity.unwrap().default('none'),
  stopBits: item.serialLine.shape.stopBits.unwrap().default(1),
  flow: item.serialLine.shape.flow.unwrap().default('none'),
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

const board = item.board
  .extend({ model: z.enum(Object.keys(DISPLAY_MODELS)) })
  .refine(
    ({ model, address }) => {
      const [first, last] = displayProtocol(model).addresses
      return address >= first && address <= last
    },
    { error: 'no such address on displays of this model', path: ['address'] },
  )
  .refine(({ model, brightness = 0 }) => brightness <= displayProtocol(model).capabilities.brightness, {
    error: 'displays of this model have no such level of brightness',
    path: ['brightness'],
  })

/** A line of number displays: one bus, one queue. */
export const displayLine = item.displayLine.extend({
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
export const scanner = item.scanner.extend({
  transport: z.discriminatedUnion('kind', [tcpLine, serialLine]),
  end: item.scanner.shape.end.unwrap().default('line'),
})
export type ScannerConfig = z.infer<typeof scanner>

/** @throws RangeError for a model that is not in the list; the configuration has been checked before */
export function displayProtocol(model: string): DisplayProtocol {
  const protocol = DISPLAY_MODELS[model]
  if (!protocol) throw new RangeError(`no display model ${model}`)
  return protocol
}
