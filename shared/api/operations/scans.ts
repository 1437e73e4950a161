import { z } from 'zod'
import * as v from '../views.ts'
import type { Operation } from './operation.ts'

/** The page that a scanner belongs to: that of one kiosk, or of whoever is logged in at one counter. */
export const scanTarget = z.union([z.strictObject({ deviceId: v.id }), z.strictObject({ counterId: v.id })])
export type ScanTarget = z.infer<typeof scanTarget>

/** A scanner on a port of a station belongs to the page beside it. */
export const scansOperations = {
  reportScan: {
    method: 'POST',
    path: '/scans',
    who: ['station'],
    summary: 'Hand what was scanned to the one page that the scanner belongs to; kept and logged nowhere',
    // Repeating it would read the card twice, and what was answered before must not be kept.
    idempotent: false,
    body: z.strictObject({ to: scanTarget, text: z.string().min(1).max(2_000) }),
    /** Whether a page was there to hear it. */
    answer: z.object({ heard: z.boolean() }),
  },
} as const satisfies Record<string, Operation>
