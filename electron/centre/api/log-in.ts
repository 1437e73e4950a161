import { verify } from '@node-rs/argon2'
import type { BodyOf } from '../../../shared/api/operations.ts'
import { hashToken } from '../../platform/keys.ts'
import type { Centre } from '../centre.ts'
import type { Caller } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
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
  const { store } = centre.deps
  const credentialId = store.config().officers.get(officerId)?.credentialId
  const credential = credentialId ? store.desks.person(credentialId) : null
  // A locked account is refused whatever the PIN: no work is spent on it.
  const isLocked = store.desks.loginAttempt(officerId).lockedUntilMs > centre.clock.now()
  const pinIsRight = !isLocked && credential !== null && (await verify(credential, pin))
  const token = centre.ids.secret()
  const command = { officerId, counterId: counterId ?? null, pinIsRight, token, tokenHash: hashToken(token) }
  return centre.executor.execute(caller, null, (ctx) => createSession(centre.deps, command, ctx))
}
