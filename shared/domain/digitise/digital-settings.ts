import { z } from 'zod'

/** Settings of digitised papers. What holds while one is absent stands beside each. */
export const DIGITAL_SETTINGS = {
  /** Largest file of one paper, MB; 50 when absent. */
  'digital.maxMegabytes': z.number().int().min(1).max(200),
  /** Most pages of one file; 300 when absent. */
  'digital.maxPages': z.number().int().min(1).max(2_000),
  /** Resolution that a picture of a page should have; below it the officer is told. 200 when absent (TT 02/2019/TT-BNV). */
  'digital.minDpi': z.number().int().min(72).max(1_200),
  /** Procedures whose papers are secret: nothing of them is digitised (TQ-4.5, TT 03/2025/TT-VPCP Điều 5); none when absent. */
  'digital.secretProcedures': z.array(z.string().min(1).max(64)).max(200),
  /** Whether a dossier is forwarded only when all of its papers are digitised (TT-8.5a); only told when absent. */
  'digital.beforeForward': z.boolean(),
  /** Hours for which a page that a scanner brought waits to be filed; 24 when absent. */
  'digital.inboxHours': z.number().int().min(1).max(240),
} as const

/** What holds while nobody has set it. */
export const DIGITAL_DEFAULTS = { maxMegabytes: 50, maxPages: 300, minDpi: 200, inboxHours: 24 } as const
