import { randomBytes, randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Ids } from '../../shared/kernel/ids.ts'

// The system is asked for random bytes once for many ids: one id at a time costs more than the id.
const pool = new Uint8Array(4096)
let used = pool.length

function sixteen(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}

/** Identifiers from the system's random source. */
export const systemIds: Ids = {
  next: () => v7({ rng: sixteen }),
  secret: () => randomBytes(32).toString('base64url'),
}

/** A number of chance, at least 0 and below 1, from a source of identifiers. */
export const chanceOf = ({ secret }: Ids): number => Buffer.from(secret(), 'base64url').readUInt32BE(0) / 2 ** 32
