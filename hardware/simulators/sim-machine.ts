import type { Cancel, Timers } from '../../shared/kernel/time.ts'
import { isOffline } from './sim-state.ts'
import type { PrinterFault, SimState } from './sim-state.ts'

export type SimMachine = {
  readonly state: SimState
  /** Rises whenever the printer forgets what it had begun. */
  readonly life: number
  /** `null` repairs everything. With `afterRows` the fault comes after that many more dot rows. */
  setFault(fault: PrinterFault | null, afterRows: number): void
  /** The cutter is asked to cut: a cutter fault shows itself now. */
  useCutter(): void
  /** A dot row came out. */
  rowOut(): void
  /** The buffer was cleared from outside. */
  forget(): void
  /** Resolves when the printer can print: true, or false when it forgot since `born` or was stopped. */
  ready(born: number): Promise<boolean>
  stop(): void
  /** Somebody waits for a repair. */
  readonly stuck: boolean
}

export type SimMachineOptions = {
  /** Told after every change of state; `forgot` when the buffer is gone with it. */
  onChange(state: SimState, forgot: boolean): void
  readonly timers: Timers
  /** From power-on until it works. */
  readonly bootMs: number
}

/** The faults of the simulated printer. */
export function createSimMachine({ onChange, timers, bootMs }: SimMachineOptions): SimMachine {
  let state: SimState = { fault: null, jammed: false }
  let coming: { fault: PrinterFault | null; rows: number } | null = null
  let life = 0
  let stopped = false
  let waiting: (() => void)[] = []
  let booting: { fault: PrinterFault | null; cancel: Cancel } | null = null

  function change(next: SimState, forgot: boolean): void {
    state = next
    if (forgot) life++
    onChange(state, forgot)
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }

  function set(fault: PrinterFault | null): void {
    coming = null
    if (fault === 'power-off') {
      booting?.cancel()
      booting = null
    } else if (booting) return void (booting.fault = fault)
    else if (state.fault === 'power-off' && bootMs > 0) return boot(fault)
    change({ fault, jammed: false }, fault === 'power-off')
  }

  function boot(fault: PrinterFault | null): void {
    const up = (): void => {
      const found = booting?.fault ?? null
      booting = null
      change({ fault: found, jammed: false }, false)
    }
    booting = { fault, cancel: timers.after(bootMs, up) }
  }

  return {
    get state() {
      return state
    },
    get stuck() {
      return waiting.length > 0
    },
    get life() {
      return life
    },
    setFault(fault, afterRows) {
      if (afterRows > 0) coming = { fault, rows: afterRows }
      else set(fault)
    },
    useCutter() {
      if (state.fault === 'cutter') change({ ...state, jammed: true }, false)
    },
    rowOut() {
      if (!coming) return
      coming.rows--
      if (coming.rows <= 0) set(coming.fault)
    },
    forget: () => change({ ...state, jammed: false }, true),
    async ready(born) {
      while (!stopped && born === life && isOffline(state)) await new Promise<void>((wake) => waiting.push(wake))
      return !stopped && born === life && state.fault !== 'power-off'
    },
    stop() {
      stopped = true
      booting?.cancel()
      change(state, false)
    },
  }
}
