import { z } from 'zod'
import { CO_CHECK_RULES } from './agency-work.ts'

const minutes = z.number().int().min(1).max(2_400)

/** Settings of the work with agencies that have no desk here. What holds while one is absent stands beside each. */
export const AGENCY_SETTINGS = {
  /**
   * Whether the desk is asked who of the competent agency checked the papers beside the officer (TQ-7.2): `asked` may stay
   * empty, `required` may not. Not asked when absent.
   */
  'dossier.coCheck': z.enum(CO_CHECK_RULES),
  /** Why a dossier was not filed online (TQ-6.11); the first stands until the officer chooses another. Not asked when absent. */
  'dossier.offlineReasons': z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
        text: z.string().trim().min(1).max(60),
        /** Empty where nobody has translated it: then `text` stands. */
        textEn: z.string().trim().max(60).optional(),
      }),
    )
    .min(1)
    .max(9)
    .refine((reasons) => new Set(reasons.map(({ code }) => code)).size === reasons.length, 'mã lý do không được trùng'),
  /** Minutes in which the officer of an agency that was called has to be at the desk (TQ-7.3); no limit when absent. */
  'agency.comesMinutes': minutes,
  /** Working minutes in which an agency answers a question from the desk (TT-7.1); no limit when absent. */
  'agency.answerMinutes': minutes,
} as const
