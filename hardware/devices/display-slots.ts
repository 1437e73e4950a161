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
  shown: string | null
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
  /** Resolves when what a display should show now was written, or given up. */
  settled(slot: Slot): Promise<NumberDisplay>
  /** Ends what waits for a display that nobody will write to any more. */
  abandon(): void
  onChange(listener: (display: NumberDisplay) => void): () => void
  onWritten(listener: (display: NumberDisplay) => void): () => void
}

const TRIES = 2

const viewOf = ({ display, state, wanted, shown }: Slot): NumberDisplay => ({
  id: display.id,
  state,
  shows: wanted,
  shown,
})

/** Who is to be written next on a line, and who is dead (hardware.md §5.2). Moves no byte. */
export function createSlots(displays: readonly BusDisplay[]): Slots {
  const slots: Slot[] = displays.map((display) => ({
    display,
    wanted: '',
    due: true,
    misses: 0,
    state: 'unchecked',
    shown: null,
  }))
  const changed = createListeners()
  const written = createListeners()
  const waiting = new Map<Slot, ((display: NumberDisplay) => void)[]>()

  function tell(slot: Slot, state: NumberDisplay['state']): void {
    if (slot.state === state) return
    slot.state = state
    changed.tell(viewOf(slot))
  }

  function release(slot: Slot): void {
    const resolves = waiting.get(slot) ?? []
    waiting.delete(slot)
    for (const resolve of resolves) resolve(viewOf(slot))
  }

  /** It has answered, or cannot tell. */
  function took(slot: Slot, how: 'good' | 'sent', text: string): void {
    slot.misses = 0
    slot.shown = text
    tell(slot, how === 'good' ? 'shown' : 'sent')
    written.tell(viewOf(slot))
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
    settle(slot, how, text) {
      if (how === 'no-line') for (const one of slots) tell(one, 'dead')
      else if (how === 'silent') missed(slot)
      else took(slot, how, text)
      if (text !== slot.wanted && slot.state !== 'dead') slot.due = true
      slots.push(...slots.splice(slots.indexOf(slot), 1))
      for (const one of [...waiting.keys()])
        if (one.state === 'dead' ? !one.due : one === slot && !one.due) release(one)
    },
    settled: (slot) => new Promise((resolve) => waiting.set(slot, [...(waiting.get(slot) ?? []), resolve])),
    abandon() {
      for (const slot of [...waiting.keys()]) release(slot)
    },
    onChange: changed.add,
    onWritten: written.add,
  }
}

type Listener = (display: NumberDisplay) => void

function createListeners(): { add(listener: Listener): () => void; tell(display: NumberDisplay): void } {
  const all = new Set<Listener>()
  return {
    add(listener) {
      all.add(listener)
      return () => void all.delete(listener)
    },
    tell: (display) => all.forEach((listener) => listener(display)),
  }
}
