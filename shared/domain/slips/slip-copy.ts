import { z } from 'zod'

/** Whose copy a paper is (forms.md §1, "Liên"). It is chosen when printing and is no part of the value. */
export const slipCopy = z.enum(['original', 'file', 'customer', 'giver', 'receiver', 'collector', 'payer', 'internal'])
export type SlipCopy = z.infer<typeof slipCopy>
