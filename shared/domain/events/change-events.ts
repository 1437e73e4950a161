import { z } from 'zod'
import { CONFIG_KINDS } from '../config/config-items.ts'
import { personRef } from './config-events.ts'

/** Stands before the events of one change that a person has made; the next `count` events belong to it. */
export const configChanged = z.strictObject({
  /** The person's own words, erasable; null when none were given. */
  reason: personRef.nullable(),
  /** The change that this one takes back. */
  undoes: z.number().int().positive().nullable(),
  count: z.number().int().positive(),
})

/**
 * A thing that is used no more. What was written about it keeps its name; a later `.defined` brings it back. `key` as
 * `itemKey` makes it.
 */
export const configRetired = z.strictObject({ kind: z.enum(CONFIG_KINDS), key: z.string().min(1).max(200) })

export const officerUnlocked = z.strictObject({ officerId: z.string() })
