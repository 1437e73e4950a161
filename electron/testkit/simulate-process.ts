import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { SimAddress } from '../../hardware/simulators/lines/sim-line.ts'
import type { OrderAnswer } from '../../hardware/simulators/simulation/orders.ts'

const HEADLESS = fileURLToPath(new URL('../headless.mjs', import.meta.url))

/** Simulated devices as a program of their own. */
export type SimulateProcess = {
  /** Where a host finds a device. @throws for an id that is not there */
  address(id: string): SimAddress
  /** Gives one order and reads its answer. */
  order(order: object): Promise<OrderAnswer>
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>
}

/** Starts `headless.mjs simulate` on a configuration file. @throws when it ends before it is ready */
export async function startSimulateProcess(config: string): Promise<SimulateProcess> {
  const child = spawn(process.execPath, [HEADLESS, 'simulate', '--config', config], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit').then(([code]) => code as number | null)
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  async function next<T>(): Promise<T> {
    const { value, done } = await lines.next()
    if (done) throw new Error(`the simulation ended with ${await gone}`)
    return JSON.parse(value) as T
  }
  type Ready = { devices: { id: string; address: SimAddress }[] }
  const { devices } = await next<Ready>()
  return {
    address(id) {
      const device = devices.find((one) => one.id === id)
      if (!device) throw new Error(`no simulated device ${id}`)
      return device.address
    },
    order(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`)
      return next<OrderAnswer>()
    },
    stop() {
      child.kill('SIGTERM')
      return gone
    },
  }
}
