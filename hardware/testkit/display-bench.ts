import type { Timers } from '../../shared/kernel/time.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { createDisplayBus } from '../devices/display-bus.ts'
import type { BusDisplay } from '../devices/display-slots.ts'
import type { NumberDisplays, Transport } from '../ports.ts'
import type { SimFamily } from '../simulators/displays/board-state.ts'
import { startDisplaySimulator } from '../simulators/displays/display-sim.ts'
import type { DisplaySimulator } from '../simulators/displays/display-sim.ts'
import { serialSimLine } from '../simulators/lines/serial-sim-line.ts'
import { createSerialTransport } from '../transports/serial.ts'
import { promptTimers } from './prompt-timers.ts'
import { openSerialPair } from './serial-pair.ts'
import type { SerialPair } from './serial-pair.ts'

/**
 * A bus on simulated boards over a real serial pair. The bus's time is moved by hand; the boards answer at once, or as
 * late as they should on the bus's time.
 */
export type DisplayBench = {
  readonly bus: NumberDisplays
  readonly sim: DisplaySimulator
  readonly pair: SerialPair
  readonly time: ManualTime
  /** Addresses in the order in which they were written to, and how long the bus has waited for answers in vain, in ms. */
  readonly written: readonly number[]
  readonly waited: () => number
  /** Resolves when the board at `address` shows this. */
  shows(address: number, text: string): Promise<void>
  /** Resolves when the display is in this state. */
  is(id: string, state: string): Promise<void>
  close(): Promise<void>
}

const ANSWER_MS = 100

export async function openDisplayBench(family: SimFamily, displays: readonly BusDisplay[]): Promise<DisplayBench> {
  const pair = await openSerialPair()
  const time = createManualTime()
  const late = createManualTime()
  const boardTimers: Timers = {
    ...promptTimers,
    after: (ms, run) => (ms < ANSWER_MS ? promptTimers : late.timers).after(ms, run),
  }
  const sim = await startDisplaySimulator({
    line: serialSimLine({ path: pair.b, baudRate: 9_600, timers: promptTimers }),
    family,
    addresses: displays.map(({ address }) => address),
    timers: boardTimers,
  })
  const written: number[] = []
  let waited = 0
  let open = true
  const bus = createDisplayBus({ transport: noting(pair.a, written), timers: time.timers, displays })
  void passTime()

  /** Gaps pass at once; the time for an answer only where none will come. */
  async function passTime(): Promise<void> {
    while (open) {
      const ms = await time.scheduled()
      const board = sim.boards().find(({ address }) => address === written.at(-1))
      if (ms === ANSWER_MS && board?.fault === 'none') continue
      if (ms === ANSWER_MS) {
        await until(() => sim.frames() >= written.length, sim.onFrame)
        waited += ms
      }
      time.advance(ms)
      late.advance(ms)
    }
  }

  return {
    bus,
    sim,
    pair,
    time,
    written,
    waited: () => waited,
    shows: (address, text) =>
      until(() => sim.boards().find((board) => board.address === address)?.shows === text, sim.onFrame),
    is: (id, state) => until(() => bus.displays().find((one) => one.id === id)?.state === state, bus.onChange),
    async close() {
      await bus.close()
      open = false
      await sim.stop()
      await pair.close()
    },
  }
}

/** The line of the bus, with a note of every frame that goes out. */
function noting(path: string, written: number[]): Transport {
  const line = createSerialTransport({ path, baudRate: 9_600 })
  return {
    ...line,
    async open(listener) {
      const connection = await line.open(listener)
      return {
        ...connection,
        write(bytes) {
          written.push(bytes[0] ?? 0)
          return connection.write(bytes)
        },
      }
    },
  }
}

function until(holds: () => boolean, onChange: (changed: () => void) => () => void): Promise<void> {
  if (holds()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = onChange(() => {
      if (!holds()) return
      stop()
      resolve()
    })
  })
}
