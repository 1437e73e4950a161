import { SerialPort } from 'serialport'
import type { Timers } from '../../../shared/kernel/time.ts'
import { plugSerialCable } from './serial-cable.ts'
import type { OpenSimLine, SimLine } from './sim-line.ts'
import { createStreamLine } from './stream-line.ts'

export type SerialSimLineOptions = {
  readonly path: string
  readonly baudRate: number
  readonly timers: Timers
}

const BITS_PER_BYTE = 10

/** A device on a serial port that is there: one end of a null-modem cable, or of a pair of pseudo-terminals. */
export const serialSimLine =
  ({ path, baudRate, timers }: SerialSimLineOptions): OpenSimLine =>
  async (end) => {
    const port = await openPort(path, baudRate)
    return createStreamLine({
      address: { kind: 'serial', path, baudRate },
      input: port,
      output: port,
      end,
      timers,
      bytesPerSecond: baudRate / BITS_PER_BYTE,
      stop: () => closePort(port),
    })
  }

/** A device on a serial port that is made for it: hosts open `path`, a pseudo-terminal. Linux only; needs socat. */
export const madeSerialSimLine =
  (options: SerialSimLineOptions): OpenSimLine =>
  async (end): Promise<SimLine> => {
    const far = `${options.path}.device`
    const pull = await plugSerialCable(options.path, far)
    try {
      const line = await serialSimLine({ ...options, path: far })(end)
      return {
        ...line,
        address: { kind: 'serial', path: options.path, baudRate: options.baudRate },
        async stop() {
          await line.stop()
          await pull()
        },
      }
    } catch (error) {
      await pull()
      throw error
    }
  }

function openPort(path: string, baudRate: number): Promise<SerialPort> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false })
    port.open((error) => (error ? reject(error) : resolve(port)))
  })
}

/** A port that went away with its cable is closed already. */
const closePort = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve()))
