import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { Timers } from '../../../shared/kernel/time.ts'
import type { LineMode, OpenSimLine } from './sim-line.ts'

export type TcpSimLineOptions = {
  readonly host: string
  /** 0 picks a free one. */
  readonly port: number
  /** What a host meets that comes while another is served (hardware.md §3.5). Default: it waits for its turn. */
  readonly secondHost?: 'waits' | 'refused'
  /**
   * How slowly it takes bytes, and how few at once: as an old network board does, or a converter with a serial line
   * behind it. Linux only. Absent: as fast as it works.
   */
  readonly slow?: SlowTcp
}

export type SlowTcp = {
  readonly bytesPerSecond: number
  /** Receive window of the connection, in bytes; the system's smallest is about 1,150. */
  readonly windowBytes: number
  readonly timers: Timers
}

/** Bytes go in pieces of this long. */
const PIECE_MS = 20

/** The network side of a simulated device: one connection is served at a time. */
export const tcpSimLine =
  ({ host, port, secondHost = 'waits', slow }: TcpSimLineOptions): OpenSimLine =>
  async (end) => {
    const sockets: Socket[] = []
    let mode: LineMode = 'on'
    /** What TCP would repeat until the cable is back. */
    let unsent: Uint8Array[] = []
    const piece = slow ? Math.max(1, Math.floor((slow.bytesPerSecond * PIECE_MS) / 1_000)) : Infinity
    let resting = false

    function pump(): void {
      const socket = sockets[0]
      while (mode === 'on' && !resting && socket && socket.readableLength > 0) {
        const room = end.room()
        if (room <= 0) return
        const bytes = socket.read(Math.min(room, piece, socket.readableLength)) as Uint8Array | null
        if (!bytes) return
        end.onBytes(bytes)
        if (slow) rest((bytes.length / slow.bytesPerSecond) * 1_000, slow.timers)
      }
      // A host that went away with bytes unread is gone only when somebody reads beyond them.
      if (socket?.readableLength === 0) socket.read(0)
    }

    function rest(ms: number, timers: Timers): void {
      resting = true
      timers.after(ms, () => {
        resting = false
        pump()
      })
    }

    function gone(socket: Socket): void {
      const at = sockets.indexOf(socket)
      if (at >= 0) sockets.splice(at, 1)
      pump()
    }

    // Calls into the system are loaded by who needs them alone.
    const narrow = slow ? await import('./narrow-window.ts') : null
    // What a connection has read ahead is no longer in its window.
    const ahead = slow ? { highWaterMark: slow.windowBytes } : {}
    const server = createServer({ allowHalfOpen: false, ...ahead }, (socket) => {
      socket.on('error', () => undefined)
      if (mode === 'dead' || (secondHost === 'refused' && sockets.length > 0)) return void socket.resetAndDestroy()
      sockets.push(socket)
      socket.on('readable', pump)
      socket.on('close', () => gone(socket))
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    if (slow) narrow?.narrowWindow(server, slow.windowBytes)

    return {
      address: { kind: 'tcp', host, port: (server.address() as AddressInfo).port },
      send(bytes) {
        if (mode === 'on') sockets[0]?.write(bytes)
        if (mode === 'silent') unsent.push(bytes)
      },
      pump,
      setMode(next) {
        mode = next
        if (mode === 'silent') return
        const late = unsent
        unsent = []
        // What had arrived and was not read goes with the power.
        if (mode === 'dead') for (const socket of sockets.splice(0)) socket.resetAndDestroy()
        else for (const bytes of late) sockets[0]?.write(bytes)
        pump()
      },
      async stop() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()))
        for (const socket of [...sockets]) socket.destroy()
        await closed
      },
    }
  }
