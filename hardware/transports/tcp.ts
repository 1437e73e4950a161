import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Connection, ConnectionListener, Transport } from '../ports.ts'

export type TcpOptions = {
  readonly host: string
  readonly port: number
  readonly timers: Timers
  /** Give up connecting after this many ms. Default 2,000. */
  readonly connectMs?: number
  /** What it surely carries; 500,000 when absent. Less where a converter leads on to a serial line. */
  readonly bytesPerSecond?: number
}

/** What a printer of this kind surely takes over a network. */
const BYTES_PER_SECOND = 500_000
/** A silent peer is found dead about 10 s after this: cable out gives no other sign. */
const KEEP_ALIVE_MS = 5_000

/** Raw TCP, as printers offer it on port 9100. The connection stays open until it is closed or lost. */
export function createTcpTransport(options: TcpOptions): Transport {
  return {
    name: `tcp ${options.host}:${options.port}`,
    bytesPerSecond: options.bytesPerSecond ?? BYTES_PER_SECOND,
    open: (listener) => open(options, listener),
  }
}

function open(options: TcpOptions, listener: ConnectionListener): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: options.host, port: options.port, noDelay: true })
    const giveUp = (reason: Error): void => {
      cancel()
      socket.destroy()
      reject(reason)
    }
    const cancel = options.timers.after(options.connectMs ?? 2_000, () => giveUp(new Error('no connection in time')))
    socket.once('error', giveUp)
    socket.once('connect', () => {
      cancel()
      socket.off('error', giveUp)
      socket.setKeepAlive(true, KEEP_ALIVE_MS)
      resolve(connectionOf(socket, listener))
    })
  })
}

function connectionOf(socket: Socket, listener: ConnectionListener): Connection {
  let closed = false
  let reason = new Error('connection closed by the printer')
  socket.on('data', (bytes) => {
    if (!closed) listener.onBytes(bytes)
  })
  socket.on('error', (error) => (reason = error))
  // A printer that ends its side is gone for us: it can confirm nothing any more.
  socket.on('end', () => socket.destroy())
  socket.on('close', () => {
    if (closed) return
    closed = true
    listener.onLost(reason)
  })
  return {
    write: (bytes) => write(socket, bytes),
    close() {
      closed = true
      socket.destroy()
    },
  }
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new Error('connection is closed'))
    const free = socket.write(bytes)
    if (free) return resolve()
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      if (socket.destroyed) reject(new Error('connection lost while writing'))
      else resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })
}
