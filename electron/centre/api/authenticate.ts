import type { Audience } from '../../../shared/api/roles.ts'
import { hashToken } from '../../platform/keys.ts'
import { roleOf } from '../usecases/context.ts'
import type { Caller } from '../usecases/context.ts'
import { livingSession } from '../usecases/old-sessions.ts'
import type { Centre } from '../centre.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'

/** Finds out who holds a token; tokens of sessions and of devices look alike. Null: neither. */
export function callerOf({ deps: { store }, clock }: Pick<Centre, 'deps' | 'clock'>, token: string): Caller | null {
  const hash = hashToken(token)
  const config = store.config()
  const device = config.devicesByToken.get(hash)
  if (device) return { kind: 'device', device }
  const session = livingSession(store, hash, clock.now())
  const officer = session && config.officers.get(session.officerId)
  if (!session || !officer) return null
  const actor = { officerId: officer.id, role: officer.role, counterId: session.counterId, tokenHash: hash }
  return { kind: 'person', actor, deviceId: session.deviceId }
}

/**
 * Whether a caller may use an operation (product.md, invariant 9); null when it may.
 * @param hostname name under which the caller reached us, from the Host header
 */
export function refusalFor(who: Audience, caller: Caller, hostname: string): RefusalCode | null {
  if (who === 'open') return null
  const role = roleOf(caller)
  if (who === 'loopback') return role !== null || isLoopback(caller, hostname) ? null : 'NOT_AUTHENTICATED'
  if (role === null) return 'NOT_AUTHENTICATED'
  return who.includes(role) ? null : 'FORBIDDEN'
}

/** A page of a stranger that lets its own name point to this machine (DNS rebinding) is told by that name. */
const isLoopback = (caller: Caller, hostname: string): boolean =>
  caller.kind === 'nobody' &&
  /^(::ffff:)?127(\.\d+){3}$|^::1$/.test(caller.address) &&
  /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname)

/** Between the door and the transaction somebody may have taken the counter over, however slowly a body came. */
export const stillLoggedIn = ({ deps }: Pick<Centre, 'deps'>, caller: Caller, now: number): boolean =>
  caller.kind !== 'person' || livingSession(deps.store, caller.actor.tokenHash, now) !== undefined

/** The bearer token of a request, or null. */
export function bearerOf(header: string | undefined): string | null {
  const match = header === undefined ? null : /^Bearer ([\w.~+/=-]{1,200})$/i.exec(header)
  return match?.[1] ?? null
}

/** Who a request counts for, in rate limits and idempotency. */
export function principalOf(caller: Caller): string {
  if (caller.kind === 'nobody') return `a:${caller.address}`
  return caller.kind === 'device' ? `d:${caller.device.id}` : `o:${caller.actor.officerId}`
}
