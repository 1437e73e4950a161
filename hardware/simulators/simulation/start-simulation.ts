import type { Clock, Timers } from '../../../shared/kernel/time.ts'
import { startDisplaySimulator } from '../displays/display-sim.ts'
import type { DisplaySimulator } from '../displays/display-sim.ts'
import { DISPLAY_PLAYERS } from '../displays/models.ts'
import { playPrinter } from '../escpos-printer-sim.ts'
import type { PlayedPrinter, PlayedPrinterOptions } from '../escpos-printer-sim.ts'
import { fileSimLine } from '../lines/file-sim-line.ts'
import { madeSerialSimLine, serialSimLine } from '../lines/serial-sim-line.ts'
import type { OpenSimLine, SimAddress } from '../lines/sim-line.ts'
import { tcpSimLine } from '../lines/tcp-sim-line.ts'
import { startScannerSimulator } from '../scanner-sim.ts'
import type { ScannerSimulator } from '../scanner-sim.ts'
import type { SimLineConfig, SimulationConfig } from './simulation-config.ts'

export type SimulatedDevice =
  | { readonly kind: 'printer'; readonly id: string; readonly played: PlayedPrinter }
  | { readonly kind: 'displays'; readonly id: string; readonly played: DisplaySimulator }
  | { readonly kind: 'scanner'; readonly id: string; readonly played: ScannerSimulator }

export type Simulation = {
  readonly devices: readonly SimulatedDevice[]
  /** What runs and where a host finds it. */
  addresses(): readonly { id: string; kind: SimulatedDevice['kind']; address: SimAddress }[]
  stop(): Promise<void>
}

/** Starts every device of a configuration; rejects, and leaves none behind, when a line or a folder cannot be had. */
export async function startSimulation(config: SimulationConfig, clock: Clock, timers: Timers): Promise<Simulation> {
  const devices: SimulatedDevice[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(devices.map(({ played }) => played.stop()))
  }
  try {
    for (const { id, line, answers, ...printer } of config.printers) {
      const told = answers as NonNullable<PlayedPrinterOptions['answers']>
      const options = { ...printer, answers: told, line: openerOf(line, timers), clock, timers }
      devices.push({ kind: 'printer', id, played: await playPrinter(options) })
    }
    for (const { id, line, model, addresses } of config.displays) {
      const family = DISPLAY_PLAYERS[model]?.()
      if (!family) throw new RangeError(`no display model ${model}`)
      const options = { line: openerOf(line, timers), family, addresses, timers }
      devices.push({ kind: 'displays', id, played: await startDisplaySimulator(options) })
    }
    for (const { id, line, end } of config.scanners) {
      devices.push({ kind: 'scanner', id, played: await startScannerSimulator(openerOf(line, timers), end) })
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    devices,
    addresses: () => devices.map(({ id, kind, played }) => ({ id, kind, address: played.address })),
    stop,
  }
}

/** The line that a configuration names. Opens nothing yet. */
function openerOf(line: SimLineConfig, timers: Timers): OpenSimLine {
  switch (line.kind) {
    case 'tcp': {
      const { slow, host, port, secondHost } = line
      return tcpSimLine({ host, port, secondHost, ...(slow ? { slow: { ...slow, timers } } : {}) })
    }
    case 'serial':
      return serialSimLine({ ...line, timers })
    case 'pty':
      return madeSerialSimLine({ ...line, timers })
    case 'files':
      return fileSimLine({ ...line, timers })
  }
}
