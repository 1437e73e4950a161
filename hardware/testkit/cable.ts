import type { Connection, Transport } from '../ports.ts'
import type { OpenSimLine, SimEnd } from '../simulators/lines/sim-line.ts'

export type Cable = {
  /** The device's end, and the host's. */
  readonly line: OpenSimLine
  readonly transport: Transport
  /** Happens once, when so many more bytes have gone in at the host's end. */
  afterBytes(count: number, happens: () => void): void
  /** The next so many bytes are lost on the way. */
  lose(count: number): void
}

/** Bytes that go in before anything else can happen. */
const PIECE_BYTES = 64

/**
 * A serial cable in memory: as fast as the device reads. Neither a device without power nor a plug that was pulled ends
 * the host's connection; what comes meanwhile is lost.
 * @param bytesPerSecond what the host is told that it carries
 */
export function createCable(bytesPerSecond = 11_520): Cable {
  let device: SimEnd | null = null
  let host: ((bytes: Uint8Array) => void) | null = null
  let arrived: Uint8Array = new Uint8Array(0)
  let isOn = true
  let losing = 0
  let coming: { bytes: number; happens: () => void }[] = []

  function pump(): void {
    while (device && arrived.length > 0 && device.room() > 0) {
      const bytes = arrived.subarray(0, device.room())
      arrived = arrived.subarray(bytes.length)
      device.onBytes(bytes)
    }
  }

  function put(bytes: Uint8Array): void {
    const lost = Math.min(losing, bytes.length)
    losing -= lost
    if (isOn) arrived = Buffer.concat([arrived, bytes.subarray(lost)])
    pump()
    for (const one of coming) one.bytes -= bytes.length
    const due = coming.filter((one) => one.bytes <= 0)
    coming = coming.filter((one) => one.bytes > 0)
    for (const { happens } of due) happens()
  }

  const connection: Connection = {
    async write(bytes) {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        put(bytes.subarray(at, at + PIECE_BYTES))
        while (arrived.length > 0) await new Promise(setImmediate)
      }
    },
    close: () => void (host = null),
  }
  return {
    line: (end) => {
      device = end
      return Promise.resolve({
        address: { kind: 'serial', path: 'memory', baudRate: bytesPerSecond * 10 },
        send: (bytes) => {
          if (isOn) host?.(bytes)
        },
        pump,
        setMode(mode) {
          isOn = mode === 'on'
          if (!isOn) arrived = new Uint8Array(0)
        },
        stop: () => Promise.resolve(),
      })
    },
    transport: {
      name: 'cable in memory',
      bytesPerSecond,
      open: ({ onBytes }) => {
        host = onBytes
        return Promise.resolve(connection)
      },
    },
    afterBytes: (bytes, happens) => void coming.push({ bytes, happens }),
    lose: (count) => (losing = count),
  }
}
