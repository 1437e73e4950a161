import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** The other end of a TCP connection, in the hands of a test: a printer that does what it is told and nothing else. */
export type Peer = {
  readonly port: number
  /** Everything that came, over all connections. */
  heard(): Buffer
  /** Resolves when at least so many bytes have come. */
  hears(bytes: number): Promise<void>
  /** The newest connection. */
  socket(): Socket
  close(): Promise<void>
}

/** @param onBytes what it does with what comes, e.g. answer; status questions are its own affair */
export async function openPeer(onBytes: (bytes: Buffer, socket: Socket) => void): Promise<Peer> {
  const sockets: Socket[] = []
  let heard = Buffer.alloc(0)
  let tell = (): void => {}
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes])
      onBytes(bytes, socket)
      tell()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    async hears(bytes) {
      while (heard.length < bytes) await new Promise<void>((resolve) => (tell = resolve))
    },
    socket() {
      const socket = sockets.at(-1)
      if (!socket) throw new Error('nobody has connected')
      return socket
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
