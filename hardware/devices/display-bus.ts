import type { Timers } from '../../shared/kernel/time.ts'
import type { NumberDisplay, NumberDisplays, Transport } from '../ports.ts'
import { fitText } from '../protocols/displays/display-protocol.ts'
import type { DisplayProtocol } from '../protocols/displays/display-protocol.ts'
import { createDisplayLine } from './display-line.ts'
import type { Written } from './display-line.ts'

export type BusDisplay = {
  readonly id: string
  readonly protocol: DisplayProtocol
  readonly address: number
  /** Level of brightness, where the display has levels. */
  readonly brightness?: number
}

export type DisplayBusOptions = {
  readonly transport: Transport
  readonly timers: Timers
  readonly displays: readonly BusDisplay[]
}

/** Displays forget what they show when the power goes. */
const REWRITE_MS = 45_000
/** A dead display costs the living ones an answer's time, so it is asked rarely (hardware.md §5.2). */
const PROBE_MS = 15_000
const TRIES = 2

type Slot = {
  readonly display: BusDisplay
  wanted: string
  due: boolean
  misses: number
  state: NumberDisplay['state']
}

/**
 * The displays of one line (hardware.md §5.2): one queue, half duplex; of several values for a display only the newest
 * is written; one that does not answer twice is dead and is only probed, so that it never holds up a call for others.
 */
export function createDisplayBus({ transport, timers, displays }: DisplayBusOptions): NumberDisplays {
  const stop = new AbortController()
  const line = createDisplayLine(transport, timers, stop.signal)
  const slots: Slot[] = displays.map((display) => ({ display, wanted: '', due: true, misses: 0, state: 'unchecked' }))
  const listeners = new Set<(display: NumberDisplay) => void>()
  let running: Promise<void> | null = null

  const view = (slot: Slot): NumberDisplay => ({ id: slot.display.id, state: slot.state, shows: slot.wanted })

  function tell(slot: Slot, state: NumberDisplay['state']): void {
    if (slot.state === state) return
    slot.state = state
    for (const listener of listeners) listener(view(slot))
  }

  /** Living ones first, in the order of the list behind the one written last. */
  function next(): Slot | undefined {
    return slots.find(({ due, state }) => due && state !== 'dead') ?? slots.find(({ due }) => due)
  }

  function settle(slot: Slot, written: Written, text: string): void {
    if (written === 'good' || written === 'sent') {
      slot.misses = 0
      tell(slot, written === 'good' ? 'shown' : 'sent')
    } else {
      slot.misses++
      const dead = written === 'no-line' || slot.misses >= TRIES || slot.state === 'dead'
      if (dead) tell(slot, 'dead')
      // Once more, behind the others; a dead one waits for its probe.
      else slot.due = true
    }
    if (text !== slot.wanted && slot.state !== 'dead') slot.due = true
    slots.push(...slots.splice(slots.indexOf(slot), 1))
  }

  async function work(): Promise<void> {
    for (let slot = next(); slot && !stop.signal.aborted; slot = next()) {
      const { protocol, address, brightness } = slot.display
      const text = slot.wanted
      slot.due = false
      if (slot.state !== 'shown' && slot.state !== 'sent' && brightness && protocol.brighten)
        await line.write(protocol, protocol.brighten(address, brightness))
      settle(slot, await line.write(protocol, protocol.show(address, fitText(text, protocol.capabilities))), text)
    }
  }

  function wake(): void {
    running ??= work().finally(() => (running = null))
  }

  const rewrite = timers.every(REWRITE_MS, () => {
    for (const slot of slots) if (slot.state !== 'dead') slot.due = true
    wake()
  })
  const probe = timers.every(PROBE_MS, () => {
    for (const slot of slots) if (slot.state === 'dead') slot.due = true
    wake()
  })
  wake()

  return {
    displays: () => slots.map(view),
    show(id, number) {
      const slot = slots.find(({ display }) => display.id === id)
      if (!slot) throw new RangeError(`no display ${id} on ${transport.name}`)
      if (slot.wanted === number) return
      slot.wanted = number
      if (slot.state === 'dead') return
      slot.due = true
      wake()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      rewrite()
      probe()
      stop.abort()
      await running
      line.hangUp()
    },
  }
}
