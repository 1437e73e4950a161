import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { createEscposParser } from './escpos-parser.ts'
import { createPaperTray } from './paper-tray.ts'
import type { Paper } from './paper-tray.ts'
import { createRealTimeScanner } from './real-time-scanner.ts'
import type { RealTimeCommand } from './real-time-scanner.ts'
import { createSimCore } from './sim-core.ts'
import { openSimLine } from './sim-line.ts'
import type { SimLine } from './sim-line.ts'
import { createSimMachine } from './sim-machine.ts'
import type { PrinterFault, SimState } from './sim-state.ts'
import { statusByte } from './sim-state.ts'

export type PrinterSimulatorOptions = {
  /** 0 picks a free one. */
  readonly port: number
  readonly host: string
  /** Folder for the pieces of paper, one PNG each; their names sort by time. */
  readonly paperDir: string
  /** Dots a row: 576, 512 or 384. */
  readonly width: number
  /** Paper speed; real printers make 100 to 250. */
  readonly speedMmPerSecond: number
  readonly timers: Timers
  readonly clock: Clock
}

export type PrinterSimulator = {
  readonly port: number
  /** Breaks the printer, now or after so many more dot rows; `null` repairs it (new roll, cover shut, power on). */
  setFault(fault: PrinterFault | null, options?: { afterRows?: number }): void
  /** Every piece of paper since the start, oldest first. */
  papers(): readonly Paper[]
  /** Commands that it did not know, as they came. */
  unknownCommands(): readonly Uint8Array[]
  /** Real-time commands that came, wherever in the stream; status questions are left out. */
  realTimeCommands(): readonly RealTimeCommand[]
  stop(): Promise<void>
}

/** Choice of Epson boards (hardware.md §3.7). */
const BUFFER_BYTES = 4_096

/**
 * A thermal printer on a TCP port: parses the bytes, takes the time that paper takes, answers status, fails on demand
 * and keeps what comes out. Rejects when the port is taken or the folder cannot be made.
 */
export async function startPrinterSimulator(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const tray = await createPaperTray(options.paperDir, options.width)
  const parser = createEscposParser()
  const scan = createRealTimeScanner()
  const unknown: Uint8Array[] = []
  const commands: RealTimeCommand[] = []
  let line: SimLine | null = null
  const machine = createSimMachine(onChange)
  const core = createSimCore({
    ...options,
    parser,
    machine,
    tray,
    send: (bytes) => line?.send(bytes),
    onUnknown: (bytes) => void unknown.push(bytes),
  })

  function onChange(state: SimState, forgot: boolean): void {
    if (forgot) parser.clear()
    if (state.fault === 'power-off') core.reset()
    line?.setMode(state.fault === 'power-off' ? 'dead' : state.fault === 'unreachable' ? 'silent' : 'on')
    core.tellState()
  }

  function obey(command: RealTimeCommand): void {
    if (command.kind === 'ask') return line?.send(Uint8Array.of(statusByte(command.question, machine.state)))
    commands.push(command)
    if (command.kind === 'power-off') machine.setFault('power-off', 0)
    else if (command.kind === 'clear' || (command.kind === 'recover' && command.clear)) machine.forget()
  }

  let working: Promise<void> = Promise.resolve()
  line = await openSimLine({
    ...options,
    room: () => BUFFER_BYTES - parser.buffered(),
    onBytes(bytes) {
      let from = 0
      for (const { command, end } of scan(bytes)) {
        parser.push(bytes.subarray(from, end))
        obey(command)
        from = end
      }
      parser.push(bytes.subarray(from))
      working = working.then(core.work).then(() => line?.pump())
    },
  })

  return {
    port: line.port,
    setFault: (fault, { afterRows = 0 } = {}) => machine.setFault(fault, afterRows),
    papers: () => tray.papers,
    unknownCommands: () => unknown,
    realTimeCommands: () => commands,
    async stop() {
      machine.stop()
      parser.clear()
      await line?.stop()
    },
  }
}
