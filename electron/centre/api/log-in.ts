import { verify } from '@node-rs/argon2'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { hashToken } from '../../platform/keys.ts'
import type { Centre } from '../centre.ts'
import type { Caller } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
import { allowSupplement } from '../usecases/dossier/allow-supplement.ts'
import { maintainMachine } from '../usecases/maintain-machine.ts'
import { createSession } from '../usecases/sessions.ts'

/**
 * Compares the PIN (Argon2id, outside the event loop), then decides. Neither the PIN nor the answer with its token is
 * ever stored (decisions.md 22).
 */
export async function logIn(
  centre: Centre,
  caller: Caller,
  { officerId, pin, counterId }: BodyOf<'createSession'>,
): Promise<Outcome> {
  const pinIsRight = await isRightPin(centre, officerId, pin)
  const token = centre.ids.secret()
  const command = { officerId, counterId: counterId ?? null, pinIsRight, token, tokenHash: hashToken(token) }
  return centre.executor.execute(caller, null, (ctx) => createSession(centre.deps, command, ctx))
}

/** Compares the PIN of somebody who stands at a machine of ours, then decides what may be done there. */
export async function maintain(
  centre: Centre,
  caller: Caller,
  { officerId, pin, deed }: BodyOf<'maintainMachine'>,
): Promise<Outcome> {
  const command = { officerId, deed, pinIsRight: await isRightPin(centre, officerId, pin) }
  return centre.executor.execute(caller, null, (ctx) => maintainMachine(centre.deps, command, ctx))
}

/** The same for a leader who agrees to something at an officer's desk. */
export async function approve(
  centre: Centre,
  caller: Caller,
  { pin, ...asked }: BodyOf<'allowSupplement'>,
): Promise<Outcome> {
  const command = { ...asked, pinIsRight: await isRightPin(centre, asked.leaderId, pin) }
  return centre.executor.execute(caller, null, (ctx) => allowSupplement(centre.deps, command, ctx))
}

async function isRightPin({ deps: { store }, clock }: Centre, officerId: string, pin: string): Promise<boolean> {
  const credentialId = store.config().officers.get(officerId)?.credentialId
  const credential = credentialId ? store.desks.person(credentialId) : null
  // A locked account is refused whatever the PIN: no work is spent on it.
  const isLocked = store.desks.loginAttempt(officerId).lockedUntilMs > clock.now()
  return !isLocked && credential !== null && (await verify(credential, pin))
}
