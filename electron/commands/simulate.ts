import { createInterface } from 'node:readline'
import { obeyOrder } from '../../hardware/simulators/simulation/orders.ts'
import { parseSimulationConfig } from '../../hardware/simulators/simulation/simulation-config.ts'
import { startSimulation } from '../../hardware/simulators/simulation/start-simulation.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { readOptions, readText, required, sayReady, stopOnSignal, UsageError } from './usage.ts'

/**
 * `simulate --config FILE`: plays devices for a station that runs elsewhere, prints where they are, then obeys one order
 * of JSON a line on stdin and answers each with one line, until SIGTERM.
 */
export async function runSimulate(args: string[]): Promise<void> {
  const { config } = readOptions(args, ['config'])
  const simulation = await startSimulation(read(required(config, 'config')), systemClock(), systemTimers())
  stopOnSignal(() => simulation.stop())
  sayReady({ ready: true, devices: simulation.addresses() })
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') sayReady(obeyOrder(simulation, line))
  }
}

function read(file: string): ReturnType<typeof parseSimulationConfig> {
  const text = readText(file)
  try {
    return parseSimulationConfig(text)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
