import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Outgoing } from '../centre/usecases/messages/sender.ts'

/** How the gateway answers: it sends, is down (503), busy with a time to wait (429), or does not know the number (422). */
export type GatewayMood = 'sends' | 'hands' | 'down' | 'busy' | 'unknown-number'

export type MessageGateway = {
  readonly address: string
  /** What arrived, each post of it, with the key in its header. */
  readonly posts: { readonly key: string; readonly message: Outgoing; readonly secret: string | null }[]
  /** Messages as citizens got them: a key once. */
  sent(): Outgoing[]
  mood: GatewayMood
  dispose(): Promise<void>
}

const ANSWERS: Readonly<Record<GatewayMood, [status: number, body: object]>> = {
  sends: [200, { state: 'sent' }],
  hands: [202, { state: 'handed' }],
  down: [503, {}],
  busy: [429, {}],
  'unknown-number': [422, {}],
}

/** A message gateway on a socket of this machine, as a provider of SMS runs one. */
export async function startMessageGateway(): Promise<MessageGateway> {
  const posts: MessageGateway['posts'] = []
  const accepted = new Map<string, Outgoing>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const message = JSON.parse(Buffer.concat(parts).toString()) as Outgoing
      const key = String(request.headers['idempotency-key'])
      posts.push({ key, message, secret: request.headers.authorization ?? null })
      const [status, body] = ANSWERS[gateway.mood]
      if (status < 300) accepted.set(key, message)
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(status === 429 ? { 'retry-after': '600' } : {}),
      })
      response.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const gateway: MessageGateway = {
    address: `http://127.0.0.1:${port}/tin`,
    posts,
    sent: () => [...accepted.values()],
    mood: 'sends',
    dispose: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return gateway
}
