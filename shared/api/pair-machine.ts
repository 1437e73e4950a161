import { pairingCode, pairingText } from '../domain/pairing-code.ts'
import type { Client } from './client.ts'
import type { DeviceRole } from './roles.ts'

export type PairingMachine = {
  /** A client without a token. */
  readonly client: Pick<Client, 'call'>
  /** What this machine wants to be; null: whoever accepts it decides. */
  readonly role: DeviceRole | null
  /** What it calls itself. */
  readonly name: string
  /** Fingerprint of the authority that it saw behind the line; null where its line is trusted already. */
  readonly authority: string | null
  /** SHA-256 of a text, hex. */
  hash(text: string): string | Promise<string>
  /** 32 random bytes as base64url. */
  secret(): string
  /** Lets some ms go by; rejects when nobody wants the pairing any more. */
  wait(ms: number): Promise<void>
  /** Shows the code to whoever stands before the machine; null: it is worth nothing any more. */
  onCode(code: string | null): void
}

/** A machine that was let in: its token, and what it is from now on. */
export type PairedMachine = {
  readonly token: string
  readonly device: { readonly id: string; readonly role: DeviceRole; readonly name: string }
}

/** Somebody at the centre has turned this machine away. */
export class PairingRefused extends Error {}

const APART_MS = 2_000

/**
 * Asks the centre to be let in and waits until a technician accepts the code. The token is made here and only its hash goes
 * over the line; the code also says which authority this machine saw, so that it is accepted only when nobody stands in
 * between. A code whose time is over is followed by a new one; a centre that is away is waited for.
 * @throws PairingRefused; what `wait` rejects with
 */
export async function pairMachine(machine: PairingMachine): Promise<PairedMachine> {
  for (;;) {
    const token = machine.secret()
    const asked = await ask(machine, token)
    machine.onCode(asked?.code ?? null)
    const device = asked && (await whenAccepted(machine, asked.requestId))
    if (device) return { token, device }
    if (!asked) await machine.wait(APART_MS)
  }
}

/** Seals a secret, hears the centre's, opens the seal. @returns null when the centre did not answer as it should */
export async function ask(
  machine: Pick<PairingMachine, 'client' | 'role' | 'name' | 'authority' | 'hash' | 'secret'>,
  token: string,
): Promise<{ requestId: string; code: string } | null> {
  const { client, role, name } = machine
  const opening = machine.secret()
  const [tokenHash, seal] = await Promise.all([machine.hash(token), machine.hash(opening)])
  const asked = await client.call('requestPairing', { body: { tokenHash, seal, ...(role ? { role } : {}), name } })
  if (!asked.ok) return null
  const { requestId, nonce } = asked.value
  const opened = await client.call('openPairing', { params: { requestId }, body: { opening } })
  if (!opened.ok) return null
  const parts = { tokenHash, opening, nonce, authority: machine.authority ?? asked.value.authority }
  return { requestId, code: pairingCode(await machine.hash(pairingText(parts))) }
}

/** @returns null when the code is worth nothing any more */
async function whenAccepted(machine: PairingMachine, requestId: string): Promise<PairedMachine['device'] | null> {
  for (;;) {
    await machine.wait(APART_MS)
    const polled = await machine.client.call('pollPairing', { params: { requestId } })
    if (polled.ok && polled.value.state === 'accepted') return polled.value.device
    if (polled.ok && polled.value.state === 'refused') throw new PairingRefused('the centre has refused this machine')
    if (polled.ok ? polled.value.state === 'expired' : polled.code === 'PAIRING_UNKNOWN') return null
  }
}
