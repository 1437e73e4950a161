import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { createEscposParser } from './escpos-parser.ts'
import type { OpenSimLine, SimAddress, SimLine } from './lines/sim-line.ts'
import { tcpSimLine } from './lines/tcp-sim-line.ts'
import { createPaperTray } from './paper-tray.ts'
import type { Paper } from './paper-tray.ts'
import { createRealTimeScanner } from './real-time-scanner.ts'
import type { RealTimeCommand } from './real-time-scanner.ts'
import { createSimCore } from './sim-core.ts'
import { createSimMachine } from './sim-machine.ts'
import type { PrinterFault, SimAnswers, SimState } from './sim-state.ts'
import { ALL_ANSWERS, statusByte } from './sim-state.ts'

export type PlayedPrinterOptions = {
  readonly line: OpenSimLine
  /** Folder for the pieces of paper, one PNG each; their names sort by time. */
  readonly paperDir: string
  /** Dots a row: 576, 512 or 384. */
  readonly width: number
  /** Paper speed; real printers make 100 to 250. */
  readonly speedMmPerSecond: number
  readonly timers: Timers
  readonly clock: Clock
  /** What it does not answer; everything when absent. */
  readonly answers?: Partial<SimAnswers>
  /** Receive buffer; 4,096 when absent, the choice of Epson boards (hardware.md §3.7). Holds a row of dots at least. */
  readonly bufferBytes?: number
  /**
   * From power-on until it hears and answers, in ms; until then its line is as dead as before. 1,000 when absent: real
   * ones take one to three seconds. 0: at once, as no real one does.
   */
  readonly bootMs?: number
}

export type PrinterSimulatorOptions = Omit<PlayedPrinterOptions, 'line'> & {
  readonly host: string
  /** 0 picks a free one. */
  readonly port: number
}

export type PlayedPrinter = {
  readonly address: SimAddress
  /** Breaks the printer, now or after so many more dot rows; `null` repairs it (new roll, cover shut, power on). */
  setFault(fault: PrinterFault | null, options?: { afterRows?: number }): void
  /** Every piece of paper since the start, oldest first. */
  papers(): readonly Paper[]
  /** Commands that it did not know, as they came. */
  unknownCommands(): readonly Uint8Array[]
  /** Real-time commands that came, wherever in the stream; status questions are left out. */
  realTimeCommands(): readonly RealTimeCommand[]
  /** Whether it waits for bytes, works through its buffer, or waits for a repair. */
  work(): 'idle' | 'busy' | 'stuck'
  stop(): Promise<void>
}

export type PrinterSimulator = PlayedPrinter & { readonly port: number }

const BUFFER_BYTES = 4_096
const BOOT_MS = 1_000

/** `playPrinter` on a TCP port. Rejects when the port is taken. */
export async function startPrinterSimulator(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const played = await playPrinter({ ...options, line: tcpSimLine(options) })
  if (played.address.kind !== 'tcp') throw new Error('a TCP line has a TCP address')
  return { ...played, port: played.address.port }
}

/**
 * A thermal printer on any line: parses the bytes, takes the time that paper takes, answers status, fails on demand and
 * keeps what comes out. Rejects when the line cannot be had or the folder cannot be made.
 */
export async function playPrinter(options: PlayedPrinterOptions): Promise<PlayedPrinter> {
  const { bufferBytes = BUFFER_BYTES } = options
  const tray = await createPaperTray(options.paperDir, options.width)
  const parser = createEscposParser()
  const scan = createRealTimeScanner()
  const unknown: Uint8Array[] = []
  const commands: RealTimeCommand[] = []
  let line: SimLine | null = null
  const machine = createSimMachine({ onChange, timers: options.timers, bootMs: options.bootMs ?? BOOT_MS })
  const answers = { ...ALL_ANSWERS, ...options.answers }
  const core = createSimCore({
    ...options,
    answers,
    parser,
    machine,
    tray,
    send: (bytes) => line?.send(bytes),
    onUnknown: (bytes) => void unknown.push(bytes),
  })

  function onChange(state: SimState, forgot: boolean): void {
    if (forgot) parser.clear()
    if (state.fault === 'power-off') core.forget()
    line?.setMode(state.fault === 'power-off' ? 'dead' : state.fault === 'unreachable' ? 'silent' : 'on')
    core.tellState()
  }

  function obey(command: RealTimeCommand): void {
    if (command.kind === 'ask') {
      if (answers.realTime) line?.send(Uint8Array.of(statusByte(command.question, machine.state)))
      return
    }
    commands.push(command)
    if (command.kind === 'power-off') machine.setFault('power-off', 0)
    else if (command.kind === 'clear' || (command.kind === 'recover' && command.clear)) machine.forget()
  }

  let pieces = 0
  let working: Promise<void> = Promise.resolve()
  line = await options.line({
    room: () => bufferBytes - parser.buffered(),
    onBytes(bytes) {
      let from = 0
      for (const { command, end } of scan(bytes)) {
        parser.push(bytes.subarray(from, end))
        obey(command)
        from = end
      }
      parser.push(bytes.subarray(from))
      pieces++
      working = working
        .then(core.work)
        .then(() => line?.pump())
        .finally(() => pieces--)
    },
  })

  return {
    address: line.address,
    setFault: (fault, { afterRows = 0 } = {}) => machine.setFault(fault, afterRows),
    papers: () => tray.papers,
    unknownCommands: () => unknown,
    realTimeCommands: () => commands,
    work: () => (machine.stuck ? 'stuck' : pieces > 0 ? 'busy' : 'idle'),
    async stop() {
      machine.stop()
      parser.clear()
      await line?.stop()
    },
  }
}
