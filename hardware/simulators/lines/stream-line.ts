import type { Readable, Writable } from 'node:stream'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { LineMode, SimAddress, SimEnd, SimLine } from './sim-line.ts'

export type StreamLineOptions = {
  readonly address: SimAddress
  readonly input: Readable
  readonly output: Writable
  readonly end: SimEnd
  readonly timers: Timers
  /** How fast bytes go either way; unlimited when null. */
  readonly bytesPerSecond: number | null
  stop(): Promise<void>
}

/** Bytes go in pieces of this long, as they would trickle over a slow line. */
const PIECE_MS = 10

/**
 * A line of two streams, at a given pace: neither a pseudo-terminal nor a pipe knows a baud rate (hardware.md §5.4).
 * Without connections there is nobody to repeat anything: what comes while the device is off or unplugged is lost.
 */
export function createStreamLine(options: StreamLineOptions): SimLine {
  const { input, output, end, timers, bytesPerSecond } = options
  const piece = bytesPerSecond === null ? Infinity : Math.max(1, Math.floor((bytesPerSecond * PIECE_MS) / 1_000))
  const msFor = (bytes: number): number => (bytesPerSecond === null ? 0 : (bytes / bytesPerSecond) * 1_000)
  let mode: LineMode = 'on'
  let reading = false
  let writing = false
  let unsent: Uint8Array = new Uint8Array(0)
  let arrived: Uint8Array = new Uint8Array(0)

  function pump(): void {
    while (!reading && arrived.length > 0) {
      const most = Math.min(piece, arrived.length, end.room())
      if (most <= 0) return
      const bytes = arrived.subarray(0, most)
      arrived = arrived.subarray(most)
      end.onBytes(bytes)
      if (bytesPerSecond === null) continue
      reading = true
      timers.after(msFor(bytes.length), () => {
        reading = false
        pump()
      })
    }
  }

  function write(): void {
    if (writing || unsent.length === 0) return
    const bytes = unsent.subarray(0, piece)
    unsent = unsent.subarray(bytes.length)
    if (output.writable) output.write(bytes)
    writing = true
    timers.after(msFor(bytes.length), () => {
      writing = false
      write()
    })
  }

  // A pair of pseudo-terminals that is full one way carries nothing the other way either, so it is always emptied.
  input.on('data', (bytes: Uint8Array) => {
    if (mode !== 'on') return
    arrived = Buffer.concat([arrived, bytes])
    pump()
  })
  input.on('error', () => undefined)
  output.on('error', () => undefined)
  return {
    address: options.address,
    send(bytes) {
      if (mode !== 'on') return
      unsent = Buffer.concat([unsent, bytes])
      write()
    },
    pump,
    setMode(next) {
      mode = next
      if (mode === 'on') return
      unsent = new Uint8Array(0)
      arrived = new Uint8Array(0)
    },
    stop: options.stop,
  }
}
