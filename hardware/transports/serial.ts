import { existsSync } from 'node:fs'
import { SerialPort } from 'serialport'
import type { Connection, ConnectionListener, Transport } from '../ports.ts'

export type SerialOptions = {
  /** `COM3`, `/dev/ttyUSB0`, or a lasting name such as `/dev/serial/by-id/…`. */
  readonly path: string
  readonly baudRate: number
  readonly dataBits?: 7 | 8
  readonly parity?: 'none' | 'even' | 'odd'
  readonly stopBits?: 1 | 2
  /** Must match the switches of the device, or a long job loses bytes. Default none. */
  readonly flow?: 'none' | 'rts-cts' | 'xon-xoff'
}

/** Start, stop and eight data bits: ten bits a byte. */
const BITS_PER_BYTE = 10

/** A serial line, e.g. a printer, a scanner or a bus of number displays. One program holds a port at a time. */
export function createSerialTransport(options: SerialOptions): Transport {
  return {
    name: `serial ${options.path}`,
    bytesPerSecond: options.baudRate / BITS_PER_BYTE,
    // Ports of Windows have no place in the file system.
    ...(options.path.startsWith('/') ? { isThere: () => existsSync(options.path) } : {}),
    open: (listener) => open(options, listener),
  }
}

function open(options: SerialOptions, listener: ConnectionListener): Promise<Connection> {
  const { path, baudRate, dataBits = 8, parity = 'none', stopBits = 1, flow = 'none' } = options
  return new Promise((resolve, reject) => {
    const port = new SerialPort({
      path,
      baudRate,
      dataBits,
      parity,
      stopBits,
      rtscts: flow === 'rts-cts',
      xon: flow === 'xon-xoff',
      xoff: flow === 'xon-xoff',
      autoOpen: false,
    })
    port.open((error) => (error ? reject(inWords(path, error)) : resolve(connectionOf(port, listener))))
  })
}

/** What the technician can act on; everything else keeps the system's words. */
function inWords(path: string, error: Error): Error {
  if (/cannot lock port|access denied|EBUSY/i.test(error.message))
    return new Error(`${path} is held by another program`, { cause: error })
  if (/no such file|cannot open|ENOENT|file not found/i.test(error.message))
    return new Error(`there is no ${path}`, { cause: error })
  return error
}

function connectionOf(port: SerialPort, listener: ConnectionListener): Connection {
  let closed = false
  let reason = new Error('the serial line is closed')
  port.on('data', (bytes: Buffer) => {
    if (!closed) listener.onBytes(bytes)
  })
  port.on('error', (error) => (reason = error))
  port.on('close', (error?: Error) => {
    if (closed) return
    closed = true
    listener.onLost(error ?? reason)
  })
  return {
    write: (bytes) => write(port, bytes),
    close() {
      closed = true
      // A port that is gone cannot be closed; there is nothing left to do then.
      if (port.isOpen) port.close(() => undefined)
    },
  }
}

/** Resolves when the system has taken the bytes; a line whose other end is gone is closed, so that its loss is told. */
function write(port: SerialPort, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!port.isOpen) return reject(new Error('the serial line is closed'))
    const gone = (): void => reject(new Error('the serial line was lost while writing'))
    port.once('close', gone)
    port.write(Buffer.from(bytes), (error) => {
      port.off('close', gone)
      if (!error) return resolve()
      if (port.isOpen) port.close(() => undefined)
      reject(error)
    })
  })
}
