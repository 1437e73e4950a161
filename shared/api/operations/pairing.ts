import { z } from 'zod'
import { DEVICE_ROLES } from '../roles.ts'
import { id, instant } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const role = z.enum(DEVICE_ROLES)
const device = z.object({ id, role, name: z.string() })

/**
 * A new machine comes in by a short code. It makes its own token and sends only the hash, so that the token itself never
 * goes over the line before it is used; a person who reads the code off its screen accepts it. Both sides work the code
 * out by themselves (`domain/pairing-code.ts`), so that nobody between them can show the same one.
 */
export const pairingOperations = {
  requestPairing: {
    method: 'POST',
    path: '/pairing-requests',
    who: 'open',
    idempotent: false,
    summary: 'Ask to be let in as a device, with a sealed secret; it is opened by openPairing',
    body: z.strictObject({
      /** SHA-256 of the token that the machine has made, small hex; the token has 32 random bytes. */
      tokenHash: digest,
      /** SHA-256 of the secret that `openPairing` brings. */
      seal: digest,
      /** What it wants to be; absent: the one who accepts decides. */
      role: role.optional(),
      /** What it calls itself, e.g. the name of the computer. */
      name: words.max(100).optional(),
    }),
    answer: z.object({
      requestId: id,
      /** The centre's part of the code. */
      nonce: z.string(),
      /** What the centre says of its authority; a machine that came over TLS believes what it saw instead. */
      authority: z.string(),
      expiresAt: instant,
    }),
  },
  openPairing: {
    method: 'POST',
    path: '/pairing-requests/{requestId}/opening',
    who: 'open',
    idempotent: false,
    summary: 'Open the seal: from now on the code stands on the machine for ten minutes and can be accepted',
    body: z.strictObject({ opening: z.string().regex(/^[\w-]{43}$/) }),
    answer: none,
  },
  pollPairing: {
    method: 'GET',
    path: '/pairing-requests/{requestId}',
    who: 'open',
    summary: 'What became of a request; once accepted the token counts as that device',
    answer: z.object({ state: z.enum(['waiting', 'accepted', 'refused', 'expired']), device: device.nullable() }),
  },
  listPairingRequests: {
    method: 'GET',
    path: '/pairing-requests',
    who: ['leader', 'technician'],
    summary: 'Machines that wait to be let in, the newest first; their codes stand on their screens only',
    answer: z.object({
      requests: z.array(
        z.object({
          id,
          role: role.nullable(),
          name: z.string(),
          address: z.string(),
          askedAt: instant,
          expiresAt: instant,
        }),
      ),
      now: instant,
    }),
  },
  acceptPairing: {
    method: 'POST',
    path: '/pairing-requests/{requestId}/accept',
    who: ['leader', 'technician'],
    summary: 'Let a machine in as a configured device, by the code on its screen; the token of before ends',
    body: z.strictObject({ code: z.string().min(1).max(20), deviceId: id }),
    answer: z.object({ device }),
  },
  refusePairing: {
    method: 'POST',
    path: '/pairing-requests/{requestId}/refuse',
    who: ['leader', 'technician'],
    summary: 'Turn a machine away',
    body: none,
    answer: none,
  },
} as const satisfies Record<string, Operation>
