import { z } from 'zod'
import type { Outgoing, Sender, SendOutcome } from '../usecases/messages/sender.ts'

const WAIT_MS = 10_000
/** What the gateway may say with 200: `handed` when it only took the message over. */
const accepted = z.object({ state: z.enum(['sent', 'handed']) })

/**
 * A gateway on the network: each message is posted as JSON with its key in `Idempotency-Key`, again under the same key
 * when nobody answered. 2xx: sent; 429 and 5xx: later, at `Retry-After` or after; 404, 410 and 422 speak of the address,
 * other 4xx of the message.
 * @param secret sent as `Authorization: Bearer`; null: none
 */
export function httpGateway(address: string, secret: string | null): Sender {
  return {
    async send(message) {
      try {
        return await outcomeOf(await post(address, secret, message))
      } catch {
        return { kind: 'retry', problem: 'unreachable' }
      }
    },
  }
}

const post = (address: string, secret: string | null, message: Outgoing): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': message.id,
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(message),
    // A gateway is one address: where it points to elsewhere, a telephone number does not follow.
    redirect: 'manual',
    signal: AbortSignal.timeout(WAIT_MS),
  })

async function outcomeOf(response: Response): Promise<SendOutcome> {
  const { status } = response
  if (response.ok) {
    const said = accepted.safeParse(await response.json().catch(() => null))
    return { kind: said.success ? said.data.state : 'sent' }
  }
  await response.body?.cancel()
  if (status === 429 || status >= 500 || status === 408) return { kind: 'retry', problem: 'busy', ...wished(response) }
  return { kind: 'failed', cause: [404, 410, 422].includes(status) ? 'bad-address' : 'rejected' }
}

/** Seconds as `Retry-After` says them; a date there is left to our own counting. */
function wished({ headers }: Response): { afterMs?: number } {
  const seconds = Number(headers.get('retry-after') ?? '')
  return Number.isFinite(seconds) && seconds > 0 ? { afterMs: seconds * 1_000 } : {}
}
