import { z } from 'zod'
import { DISPLAY_PLAYERS } from '../displays/models.ts'
import { SCANNER_ENDS } from '../scanner-sim.ts'

const id = z.string().min(1).max(64)
const path = z.string().min(1).max(255)
const baudRate = z.int().min(1_200).max(921_600).default(9_600)

const line = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().default('127.0.0.1'),
    /** 0 picks a free one. */
    port: z.int().min(0).max(65_535).default(0),
    secondHost: z.enum(['waits', 'refused']).default('waits'),
    /** Takes bytes slowly and few at once, as old network boards do. */
    slow: z
      .strictObject({ bytesPerSecond: z.number().positive(), windowBytes: z.int().min(256).max(1_000_000) })
      .optional(),
  }),
  /** A port that is there: one end of a null-modem cable. */
  z.strictObject({ kind: z.literal('serial'), path, baudRate }),
  /** A pseudo-terminal that is made under this path; `socat` makes it. */
  z.strictObject({ kind: z.literal('pty'), path, baudRate }),
  /** Named pipes: what a host writes to and reads from. */
  z.strictObject({ kind: z.literal('files'), write: path, read: path }),
])
export type SimLineConfig = z.infer<typeof line>

const printer = z.strictObject({
  id,
  line,
  paperDir: path,
  width: z.union([z.literal(576), z.literal(512), z.literal(384)]).default(576),
  speedMmPerSecond: z.number().positive().default(150),
  /** Receive buffer; it must hold a row of dots. */
  bufferBytes: z.int().min(128).max(1_000_000).default(4_096),
  /** From power-on until it hears and answers. */
  bootMs: z.int().min(0).max(60_000).default(1_000),
  /** What it answers at all; everything when absent. */
  answers: z
    .strictObject({
      realTime: z.boolean(),
      mark: z.boolean(),
      inTurn: z.boolean(),
      macro: z.enum(['none', 'quiet', 'aloud']),
      autoStatus: z.boolean(),
      maker: z.string().nullable(),
      model: z.string().nullable(),
    })
    .partial()
    .default({}),
})

const displays = z.strictObject({
  id,
  line,
  model: z.enum(Object.keys(DISPLAY_PLAYERS)),
  addresses: z.array(z.int().min(0).max(255)).min(1).max(64),
})

const scanner = z.strictObject({ id, line, end: z.enum(SCANNER_ENDS).default('cr') })

const config = z
  .strictObject({
    printers: z.array(printer).max(64).default([]),
    displays: z.array(displays).max(64).default([]),
    scanners: z.array(scanner).max(64).default([]),
  })
  .refine(({ printers, displays: lines, scanners }) => {
    const ids = [...printers, ...lines, ...scanners].map((device) => device.id)
    return ids.length > 0 && new Set(ids).size === ids.length
  }, 'at least one device, and no two with the same id')
export type SimulationConfig = z.infer<typeof config>

/** Reads what is to be simulated. Throws an Error that names the place and the reason. */
export function parseSimulationConfig(text: string): SimulationConfig {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`configuration of the simulation is not JSON: ${(error as Error).message}`, { cause: error })
  }
  const read = config.safeParse(value)
  if (!read.success) throw new Error(`configuration of the simulation:\n${z.prettifyError(read.error)}`)
  return read.data
}
