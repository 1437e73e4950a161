import type { NumberDisplay } from '../ports.ts'
import type { DisplayProtocol } from '../protocols/displays/display-protocol.ts'
import type { Written } from './display-line.ts'

export type BusDisplay = {
  readonly id: string
  readonly protocol: DisplayProtocol
  readonly address: number
  /** Level of brightness, where the display has levels. */
  readonly brightness?: number
}

/** One display of a line: what it should show, and what is known of it. */
export type Slot = {
  readonly display: BusDisplay
  wanted: string
  /** To be written as soon as the line is free. */
  due: boolean
  misses: number
  state: NumberDisplay['state']
}

export type Slots = {
  views(): readonly NumberDisplay[]
  find(id: string): Slot | undefined
  /** The one to write next: living ones first, in turn. */
  next(): Slot | undefined
  /** Makes the dead ones, or the others, due. */
  makeDue(dead: boolean): void
  /** Takes down how writing `text` to a display ended. */
  settle(slot: Slot, written: Written, text: string): void
  onChange(listener: (display: NumberDisplay) => void): () => void
}

const TRIES = 2

const viewOf = ({ display, state, wanted }: Slot): NumberDisplay => ({ id: display.id, state, shows: wanted })

/** Who is to be written next on a line, and who is dead (hardware.md §5.2). Moves no byte. */
export function createSlots(displays: readonly BusDisplay[]): Slots {
  const slots: Slot[] = displays.map((display) => ({ display, wanted: '', due: true, misses: 0, state: 'unchecked' }))
  const listeners = new Set<(display: NumberDisplay) => void>()

  function tell(slot: Slot, state: NumberDisplay['state']): void {
    if (slot.state === state) return
    slot.state = state
    for (const listener of listeners) listener(viewOf(slot))
  }

  /** Once more, behind the others; then it is dead and waits for its probe. */
  function missed(slot: Slot): void {
    slot.misses++
    if (slot.misses >= TRIES || slot.state === 'dead') tell(slot, 'dead')
    else slot.due = true
  }

  return {
    views: () => slots.map(viewOf),
    find: (id) => slots.find(({ display }) => display.id === id),
    next: () => slots.find(({ due, state }) => due && state !== 'dead') ?? slots.find(({ due }) => due),
    makeDue(dead) {
      for (const slot of slots) if ((slot.state === 'dead') === dead) slot.due = true
    },
    settle(slot, written, text) {
      if (written === 'no-line') for (const one of slots) tell(one, 'dead')
      else if (written === 'silent') missed(slot)
      else {
        slot.misses = 0
        tell(slot, written === 'good' ? 'shown' : 'sent')
      }
      if (text !== slot.wanted && slot.state !== 'dead') slot.due = true
      slots.push(...slots.splice(slots.indexOf(slot), 1))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
