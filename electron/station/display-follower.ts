import { createDisplayBus } from '../../hardware/devices/display-bus.ts'
import type { NumberDisplay, NumberDisplays } from '../../hardware/ports.ts'
import { wait } from '../../hardware/wait.ts'
import type { Client } from '../../shared/api/client.ts'
import type { StationDisplay } from '../../shared/api/station-views.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCoalesced } from './coalesced.ts'
import { displayProtocol } from './device-config.ts'
import type { DisplayLineConfig } from './device-config.ts'
import { openLine } from './open-line.ts'
import { sameConfig } from './same-config.ts'

export type DisplayFollowerOptions = {
  readonly lines: readonly DisplayLineConfig[]
  readonly client: Client
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly signal: AbortSignal
  /** The state of a display has changed, or it shows another number. */
  onChange(): void
}

export type DisplayFollower = {
  /** Something in the hall has changed: the numbers are read again and shown. */
  changed(): void
  /** Every display as the centre is told of it. */
  states(): readonly StationDisplay[]
  /**
   * Shows a number for a few seconds instead of the one served, also on a display that is dead.
   * @returns how writing it ended; null for a display that is not here
   */
  test(displayId: string, number: string): Promise<NumberDisplay['state'] | null>
  /** Other lines from now on; those that stay the same stay open. */
  setLines(lines: readonly DisplayLineConfig[]): Promise<void>
  close(): Promise<void>
}

const TEST_MS = 6_000

/**
 * The number displays of a station: each shows the number that its counter serves now, nothing when it serves none. A
 * display is a state: after any outage it shows what the centre says then.
 */
export function followDisplays(options: DisplayFollowerOptions): DisplayFollower {
  const { client, timers, log, signal } = options
  let lines = options.lines.map((line) => openDisplayLine(line, options))
  const ask = createCoalesced(read, timers, signal)

  async function read(): Promise<boolean> {
    const result = await client.call('getBoard', { signal })
    if (!result.ok) {
      if (!signal.aborted) log.warn({ code: result.code }, 'numbers for the displays could not be read')
      return false
    }
    const serving = new Map(result.value.counters.map((counter) => [counter.id, counter.serving ?? '']))
    for (const line of lines) line.serve(serving)
    return true
  }
  const changed = (): void => {
    if (lines.length > 0) ask()
  }

  return {
    changed,
    states: () => lines.flatMap((line, index) => line.states(index)),
    async test(displayId, number) {
      const [index, address] = displayId.split('.').map(Number)
      const state = await lines[(index ?? 0) - 1]?.test(address ?? -1, number)
      return state ?? null
    },
    async setLines(wanted) {
      const kept = wanted.map((config) => lines.find((line) => sameConfig(line.config, config)))
      await Promise.all(lines.filter((line) => !kept.includes(line)).map((line) => line.close()))
      lines = wanted.map((config, index) => kept[index] ?? openDisplayLine(config, options))
      options.onChange()
      changed()
    },
    async close() {
      await Promise.all(lines.map((line) => line.close()))
    },
  }
}

type Good = { readonly number: string; readonly at: number }

/** One line of displays, each known by its address: no two of a line have the same. */
function openDisplayLine(config: DisplayLineConfig, { clock, timers, log, signal, onChange }: DisplayFollowerOptions) {
  const bus = openBus(config, timers)
  const good = new Map<string, Good>()
  const served = new Map<string, string>()
  /** Displays that show a test, and which test: what is served meanwhile waits. */
  const testing = new Map<string, symbol>()
  bus.onChange(({ id, state }) => {
    log.info({ line: config.name, display: id, state }, 'number display')
    onChange()
  })
  bus.onWritten(({ id, shown }) => {
    const isNews = good.get(id)?.number !== shown
    good.set(id, { number: shown ?? '', at: clock.monotonic() })
    if (isNews) onChange()
  })

  function show(id: string): void {
    if (!testing.has(id)) bus.show(id, served.get(id) ?? '')
  }

  async function test(address: number, number: string): Promise<NumberDisplay['state'] | undefined> {
    const id = String(address)
    if (!config.boards.some((board) => board.address === address)) return undefined
    const mine = Symbol(id)
    testing.set(id, mine)
    bus.show(id, number)
    const { state } = await bus.rewrite(id)
    void wait(timers, TEST_MS, signal).then(() => {
      // A later test shows its own number for its own time.
      if (testing.get(id) !== mine) return
      testing.delete(id)
      show(id)
    })
    return state
  }

  return {
    config,
    serve(serving: ReadonlyMap<string, string>): void {
      for (const { address, counterId } of config.boards) {
        served.set(String(address), serving.get(counterId) ?? '')
        show(String(address))
      }
    },
    states: (index: number): StationDisplay[] =>
      bus.displays().map((display) => stateOf(config, index, display, good.get(display.id), clock)),
    test,
    close: () => bus.close(),
  }
}

function stateOf(
  { name, boards }: DisplayLineConfig,
  index: number,
  { id, state, shows }: NumberDisplay,
  good: Good | undefined,
  clock: Clock,
): StationDisplay {
  const board = boards.find(({ address }) => String(address) === id)
  return {
    id: `${index + 1}.${id}`,
    line: name,
    counterId: board?.counterId ?? '',
    model: board?.model ?? '',
    state,
    shows,
    ...(good ? { good: { number: good.number, msAgo: Math.round(clock.monotonic() - good.at) } } : {}),
  }
}

function openBus(line: DisplayLineConfig, timers: Timers): NumberDisplays {
  return createDisplayBus({
    transport: openLine(line.transport, timers),
    timers,
    displays: line.boards.map(({ address, model, brightness }) => ({
      id: String(address),
      protocol: displayProtocol(model),
      address,
      ...(brightness === undefined ? {} : { brightness }),
    })),
  })
}
