import { wait } from '../../hardware/wait.ts'
import type { Client } from '../../shared/api/client.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import { hashToken } from '../platform/keys.ts'

export type PairingOptions = {
  /** A client without a token. */
  readonly client: Client
  /** What this machine calls itself. */
  readonly name: string
  readonly ids: Ids
  readonly timers: Timers
  readonly signal: AbortSignal
  /** Shows the code to whoever stands before the machine; called again with every new one. */
  onCode(code: string): void
}

/** Somebody at the centre has turned this machine away. */
export class PairingRefused extends Error {}

const APART_MS = 2_000

/**
 * Asks the centre to be let in as a station and waits until a technician accepts the code. The token is made here and
 * only its hash goes over the line. A code whose time is over is followed by a new one; a centre that is away is waited
 * for.
 * @returns the token
 * @throws PairingRefused; when the signal was aborted
 */
export async function pairStation(options: PairingOptions): Promise<string> {
  const { client, ids, timers, signal } = options
  for (;;) {
    signal.throwIfAborted()
    const token = ids.secret()
    const body = { tokenHash: hashToken(token), role: 'station' as const, name: options.name }
    const asked = await client.call('requestPairing', { body, signal })
    if (asked.ok) {
      options.onCode(asked.value.code)
      if (await isAccepted(asked.value.requestId, options)) return token
    } else await wait(timers, APART_MS, signal)
  }
}

/** @returns false when the code is worth nothing any more */
async function isAccepted(requestId: string, { client, timers, signal }: PairingOptions): Promise<boolean> {
  for (;;) {
    await wait(timers, APART_MS, signal)
    signal.throwIfAborted()
    const polled = await client.call('pollPairing', { params: { requestId }, signal })
    if (polled.ok && polled.value.state === 'accepted') return true
    if (polled.ok && polled.value.state === 'refused') throw new PairingRefused('the centre has refused this machine')
    if (polled.ok ? polled.value.state === 'expired' : polled.code === 'PAIRING_UNKNOWN') return false
  }
}
