import { z } from 'zod'
import { BOARD_FAULTS } from '../displays/board-state.ts'
import { PRINTER_FAULTS } from '../sim-state.ts'
import type { SimulatedDevice, Simulation } from './start-simulation.ts'

const device = z.string()
const order = z.discriminatedUnion('do', [
  /** Breaks a printer, now or after so many more dot rows; `null` mends it. */
  z.strictObject({
    do: z.literal('break-printer'),
    device,
    fault: z.enum(PRINTER_FAULTS).nullable(),
    afterRows: z.int().min(0).default(0),
  }),
  z.strictObject({ do: z.literal('papers'), device }),
  z.strictObject({ do: z.literal('break-board'), device, address: z.int(), fault: z.enum(BOARD_FAULTS) }),
  z.strictObject({ do: z.literal('cut-power'), device, address: z.int() }),
  z.strictObject({ do: z.literal('boards'), device }),
  z.strictObject({ do: z.literal('scan'), device, code: z.string().min(1).max(2_000) }),
])
type Order = z.infer<typeof order>

/** What came of an order; `error` says what was wrong with it. */
export type OrderAnswer = { readonly ok: true; readonly [name: string]: unknown } | { ok: false; error: string }

/** Does what one line of JSON asks of the simulated devices. Never throws. */
export function obeyOrder(simulation: Simulation, text: string): OrderAnswer {
  try {
    const read = order.safeParse(JSON.parse(text))
    if (!read.success) return { ok: false, error: z.prettifyError(read.error) }
    return { ok: true, ...perform(simulation, read.data) }
  } catch (error) {
    return { ok: false, error: (error as Error).message }
  }
}

function perform({ devices }: Simulation, what: Order): object {
  switch (what.do) {
    case 'break-printer':
      find(devices, 'printer', what.device).setFault(what.fault, what)
      return {}
    case 'papers': {
      const printer = find(devices, 'printer', what.device)
      const unknown = printer.unknownCommands().map((bytes) => Buffer.from(bytes).toString('hex'))
      return { papers: printer.papers(), unknown }
    }
    case 'break-board':
      find(devices, 'displays', what.device).setFault(what.address, what.fault)
      return {}
    case 'cut-power':
      find(devices, 'displays', what.device).powerCut(what.address)
      return {}
    case 'boards': {
      const boards = find(devices, 'displays', what.device)
      return { boards: boards.boards(), noise: boards.noise().length }
    }
    case 'scan':
      find(devices, 'scanner', what.device).scan(what.code)
      return {}
  }
}

type Played<K extends SimulatedDevice['kind']> = Extract<SimulatedDevice, { kind: K }>['played']

function find<K extends SimulatedDevice['kind']>(devices: readonly SimulatedDevice[], kind: K, id: string): Played<K> {
  const found = devices.find((one) => one.id === id && one.kind === kind)
  if (!found) throw new Error(`there is no ${kind} ${id}`)
  return found.played as Played<K>
}
