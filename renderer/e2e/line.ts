import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A line between a page and its centre that a test can cut and mend. */
export type Line = { readonly url: string; cut(): void; mend(): void; dispose(): Promise<void> }

/** @param to address of the centre, e.g. `http://127.0.0.1:40001` */
export async function openLine(to: string): Promise<Line> {
  const port = Number(new URL(to).port)
  const sockets = new Set<Socket>()
  let whole = true
  const server = createServer((near) => {
    if (!whole) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function cut(): void {
    whole = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => void (whole = true),
    async dispose() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
