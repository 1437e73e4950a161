import { createDisplayBus } from '../../hardware/devices/display-bus.ts'
import type { NumberDisplays } from '../../hardware/ports.ts'
import type { Client } from '../../shared/api/client.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCoalesced } from './coalesced.ts'
import { displayProtocol } from './device-config.ts'
import type { DisplayLineConfig } from './device-config.ts'
import { openLine } from './open-line.ts'

export type DisplayFollowerOptions = {
  readonly lines: readonly DisplayLineConfig[]
  readonly client: Client
  readonly timers: Timers
  readonly log: Log
  readonly signal: AbortSignal
}

/** How one display of this station is. */
export type DisplayReport = {
  readonly counterId: string
  readonly state: 'unchecked' | 'shown' | 'sent' | 'dead'
  readonly shows: string
}

export type DisplayFollower = {
  /** Something in the hall has changed: the numbers are read again and shown. */
  changed(): void
  states(): readonly DisplayReport[]
  close(): Promise<void>
}

/**
 * The number displays of a station: each shows the number that its counter serves now, nothing when it serves none. A
 * display is a state: after any outage it shows what the centre says then.
 */
export function followDisplays({ lines, client, timers, log, signal }: DisplayFollowerOptions): DisplayFollower {
  const buses = lines.map((line) => openBus(line, timers, log))

  async function read(): Promise<boolean> {
    const result = await client.call('getBoard', { signal })
    if (!result.ok) {
      if (!signal.aborted) log.warn({ code: result.code }, 'numbers for the displays could not be read')
      return false
    }
    const serving = new Map(result.value.counters.map((counter) => [counter.id, counter.serving ?? '']))
    for (const bus of buses) for (const { id } of bus.displays()) bus.show(id, serving.get(counterOf(id)) ?? '')
    return true
  }

  return {
    changed: lines.length === 0 ? () => undefined : createCoalesced(read, timers, signal),
    states: () =>
      buses.flatMap((bus) =>
        bus.displays().map(({ id, state, shows }) => ({ counterId: counterOf(id), state, shows })),
      ),
    async close() {
      await Promise.all(buses.map((bus) => bus.close()))
    },
  }
}

/** Displays are named by address and counter: a counter may have several, also on one line. */
const counterOf = (id: string): string => id.slice(id.indexOf(':') + 1)

function openBus(line: DisplayLineConfig, timers: Timers, log: Log): NumberDisplays {
  const bus = createDisplayBus({
    transport: openLine(line.transport, timers),
    timers,
    displays: line.boards.map(({ address, counterId, model, brightness }) => ({
      id: `${address}:${counterId}`,
      protocol: displayProtocol(model),
      address,
      ...(brightness === undefined ? {} : { brightness }),
    })),
  })
  bus.onChange(({ id, state }) => log.info({ line: line.name, display: id, state }, 'number display'))
  return bus
}
