import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { EscposParser } from './escpos-parser.ts'
import type { PaperTray } from './paper-tray.ts'
import type { SimMachine } from './sim-machine.ts'
import { autoStatus } from './sim-state.ts'
import type { SimAnswers } from './sim-state.ts'
import { createSimLetters } from './sim-letters.ts'
import type { Does } from './sim-letters.ts'
import { createSimMacro } from './sim-macro.ts'
import type { Deed, SimMacro } from './sim-macro.ts'

export type SimCoreOptions = {
  readonly parser: EscposParser
  readonly machine: SimMachine
  readonly tray: PaperTray
  readonly clock: Clock
  readonly timers: Timers
  readonly speedMmPerSecond: number
  readonly answers: SimAnswers
  /** Dots a row. */
  readonly width: number
  /** Bytes to whoever is connected. */
  send(bytes: Uint8Array): void
  onUnknown(bytes: Uint8Array): void
}

export type SimCore = {
  /** Performs everything that is in the buffer; resolves when more bytes are needed. */
  work(): Promise<void>
  /** Tells the state when automatic status is on. */
  tellState(): void
  /** Forgets everything but the paper, as at power-off. */
  forget(): void
}

const DOTS_PER_INCH = 203
/** Half dots: what an Epson counts feeds in until it is told otherwise. */
const OWN_MOTION = 406
const DOTS_PER_MM = 8
/** Rows that come out between two waits. */
const STEP_ROWS = 16
const WHITE = new Uint8Array(0)

/** Head, paper transport and cutter of the simulated printer (hardware.md §3.7): what it does with its buffer, when. */
export function createSimCore(options: SimCoreOptions): SimCore {
  const { machine, tray } = options
  let autoMask = 0
  let motion = OWN_MOTION
  let unpaid = 0
  const macro = createSimMacro(options.answers.macro)

  function reset(): void {
    autoMask = 0
    motion = OWN_MOTION
    letters.reset()
  }

  function tellState(): void {
    if (autoMask !== 0 && options.answers.autoStatus) options.send(autoStatus(machine.state))
  }

  /** One dot row of paper, and the time it takes. */
  async function advance(row: Uint8Array, born: number): Promise<void> {
    if (!(await machine.ready(born))) return
    tray.add(row)
    machine.rowOut()
    unpaid++
    if (unpaid < STEP_ROWS) return
    const ms = (unpaid / DOTS_PER_MM / options.speedMmPerSecond) * 1_000
    unpaid = 0
    await new Promise<void>((resume) => options.timers.after(ms, resume))
  }

  const dotsOf = (units: number): number => Math.round((units * DOTS_PER_INCH) / motion)
  const letters = createSimLetters({ ...options, advance, dotsOf })

  async function feed(units: number, born: number): Promise<void> {
    for (let left = dotsOf(units); left > 0; left--) await advance(WHITE, born)
  }

  async function cut(born: number): Promise<void> {
    machine.useCutter()
    if (await machine.ready(born)) await tray.cut(options.clock.now())
  }

  /** What comes after the print data waits for it, so it waits for the printer too. */
  async function answer(bytes: Uint8Array, born: number): Promise<void> {
    if (await machine.ready(born)) options.send(bytes)
  }

  const does: Does<Deed['kind']> = {
    reset,
    motion: ({ perInch }) => (motion = perInch === 0 ? OWN_MOTION : perInch),
    'auto-status': ({ mask }) => {
      autoMask = mask
      tellState()
    },
    ...letters.does,
    feed: ({ units }, born) => feed(units, born),
    cut: (_, born) => cut(born),
    mark: ({ mark }, born) => options.answers.mark && answer(Uint8Array.of(0x37, 0x22, ...mark, 0x00), born),
    'transmit-paper': (_, born) => {
      if (options.answers.inTurn) return answer(Uint8Array.of(machine.state.fault === 'near-end' ? 0x03 : 0x00), born)
    },
    identify: ({ what }, born) => {
      const name = options.answers[what]
      if (name !== null) return answer(Uint8Array.of(0x5f, ...Buffer.from(name, 'latin1'), 0x00), born)
    },
    nothing: () => undefined,
    unknown: ({ bytes }) => options.onUnknown(bytes),
  }

  return {
    work: () => workThrough(options, macro, does),
    tellState,
    forget() {
      reset()
      macro.forget()
    },
  }
}

async function workThrough(
  { parser, machine }: Pick<SimCoreOptions, 'parser' | 'machine'>,
  macro: SimMacro,
  does: Does<Deed['kind']>,
): Promise<void> {
  for (let operation = parser.next(); operation; operation = parser.next()) {
    for (const deed of macro.deedsOf(operation)) {
      const perform = does[deed.kind] as (deed: Deed, born: number) => unknown
      await perform(deed, machine.life)
    }
  }
}
