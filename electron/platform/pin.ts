import { hash } from '@node-rs/argon2'

export type PinCost = { readonly memoryCost: number; readonly timeCost: number }

/** Argon2id (2) with 19 MiB and two passes (models.md §6.1). */
const PIN_COST: PinCost = { memoryCost: 19_456, timeCost: 2 }
const ARGON2ID = 2

/**
 * Hash of a PIN, worked out outside the event loop.
 * @param cost work of one guess; only a test makes it cheap
 */
export const hashPin = (pin: string, cost: PinCost = PIN_COST): Promise<string> =>
  hash(pin, { algorithm: ARGON2ID, parallelism: 1, ...cost })
