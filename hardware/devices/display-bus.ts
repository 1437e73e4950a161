import type { Timers } from '../../shared/kernel/time.ts'
import type { NumberDisplays, Transport } from '../ports.ts'
import { fitText } from '../protocols/displays/display-protocol.ts'
import { createDisplayLine } from './display-line.ts'
import { createSlots } from './display-slots.ts'
import type { BusDisplay, Slot } from './display-slots.ts'

export type DisplayBusOptions = {
  readonly transport: Transport
  readonly timers: Timers
  readonly displays: readonly BusDisplay[]
}

/** Displays forget what they show when the power goes. */
const REWRITE_MS = 45_000
/** A dead display costs the living ones an answer's time, so it is asked rarely (hardware.md §5.2). */
const PROBE_MS = 15_000

/**
 * The displays of one line (hardware.md §5.2): one queue, half duplex; of several values for a display only the newest
 * is written; one that does not answer twice is dead: it comes after the living ones, and costs each of them one answer's
 * time at most.
 */
export function createDisplayBus({ transport, timers, displays }: DisplayBusOptions): NumberDisplays {
  const stop = new AbortController()
  const line = createDisplayLine(transport, timers, stop.signal)
  const slots = createSlots(displays)
  let running: Promise<void> | null = null

  async function write(slot: Slot): Promise<void> {
    const { protocol, address, brightness } = slot.display
    const text = slot.wanted
    slot.due = false
    const fresh = slot.state === 'unchecked' || slot.state === 'dead'
    if (fresh && brightness && protocol.brighten) await line.write(protocol, protocol.brighten(address, brightness))
    slots.settle(slot, await line.write(protocol, protocol.show(address, fitText(text, protocol.capabilities))), text)
  }

  async function work(): Promise<void> {
    for (let slot = slots.next(); slot && !stop.signal.aborted; slot = slots.next()) await write(slot)
  }

  function wake(): void {
    running ??= work().finally(() => {
      running = null
      // Something may have fallen due since the loop looked for the last time.
      if (slots.next() && !stop.signal.aborted) wake()
    })
  }

  const dueEvery = (ms: number, dead: boolean) =>
    timers.every(ms, () => {
      slots.makeDue(dead)
      wake()
    })
  const periods = [dueEvery(REWRITE_MS, false), dueEvery(PROBE_MS, true)]
  wake()

  function slotOf(id: string): Slot {
    const slot = slots.find(id)
    if (!slot) throw new RangeError(`no display ${id} on ${transport.name}`)
    return slot
  }

  return {
    displays: slots.views,
    show(id, number) {
      const slot = slotOf(id)
      if (slot.wanted === number) return
      slot.wanted = number
      // A dead one is tried too, once and after the living: somebody is called there now.
      slot.due = true
      wake()
    },
    rewrite(id) {
      const slot = slotOf(id)
      slot.due = true
      const settled = slots.settled(slot)
      wake()
      return settled
    },
    onChange: slots.onChange,
    onWritten: slots.onWritten,
    async close() {
      for (const end of periods) end()
      stop.abort()
      await running
      slots.abandon()
      line.hangUp()
    },
  }
}
