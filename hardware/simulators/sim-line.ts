import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export type SimLineOptions = {
  readonly host: string
  /** 0 picks a free one. */
  readonly port: number
  /** Free bytes of the receive buffer; the socket is not read while it is 0. */
  room(): number
  onBytes(bytes: Uint8Array): void
}

export type SimLine = {
  readonly port: number
  send(bytes: Uint8Array): void
  /** There may be room again. */
  pump(): void
  /** `dead`: every connection breaks, new ones too. `silent`: nothing goes either way, as with the cable out. */
  setMode(mode: 'on' | 'dead' | 'silent'): void
  stop(): Promise<void>
}

/** The network side of the simulated printer: one connection is served at a time, others wait (hardware.md §3.5). */
export async function openSimLine(options: SimLineOptions): Promise<SimLine> {
  const sockets: Socket[] = []
  let mode: 'on' | 'dead' | 'silent' = 'on'
  /** What TCP would repeat until the cable is back. */
  let unsent: Uint8Array[] = []

  function pump(): void {
    const socket = sockets[0]
    while (mode === 'on' && socket && socket.readableLength > 0) {
      const room = options.room()
      if (room <= 0) return
      const bytes = socket.read(Math.min(room, socket.readableLength)) as Uint8Array | null
      if (!bytes) return
      options.onBytes(bytes)
    }
  }

  function gone(socket: Socket): void {
    const at = sockets.indexOf(socket)
    if (at >= 0) sockets.splice(at, 1)
    pump()
  }

  const server = createServer({ allowHalfOpen: false }, (socket) => {
    socket.on('error', () => undefined)
    if (mode === 'dead') return void socket.resetAndDestroy()
    sockets.push(socket)
    socket.on('readable', pump)
    socket.on('close', () => gone(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
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
      if (mode === 'dead') for (const socket of [...sockets]) socket.resetAndDestroy()
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
