import { z } from 'zod'
import { codeRanges } from './code.ts'

const key = z.string().min(1).max(64)

/** Settings of dossiers and their slips. What holds while one is absent stands beside each. */
export const DOSSIER_SETTINGS = {
  /** Codes that this centre gives (forms.md §10.1); an agency's own row goes before the centre's. Absent: no code is given. */
  'dossier.codes': codeRanges,
  /** How the portal is told of a refusal after appraisal (national-data §3.1): 9, or 8; 9 when absent. */
  'dossier.refusedAs': z.union([z.literal(8), z.literal(9)]),
  /** Requests for a supplement of one dossier, and of one person for one procedure before it (KT-12.1c); 1 when absent. */
  'supplement.max': z.number().int().min(1).max(20),
  /** By procedure, where its own law says another number (law-facts §4), with the citation. */
  'supplement.byProcedure': z
    .array(
      z.strictObject({
        procedureId: key,
        max: z.number().int().min(1).max(20),
        source: z.string().min(1).max(200),
      }),
    )
    .max(200),
  /** Đơn vị chủ quản over the name of the centre on slips; nothing when absent. */
  'slip.parent': z.string().max(200),
  /** Place before the date of slips; dots when absent. */
  'slip.place': z.string().max(100),
  /** Where the public looks rules and dossiers up, in words. */
  'slip.website': z.string().max(200),
  /** Phương châm on slips (TT-2.3a). */
  'slip.motto': z.string().max(200),
  /** What whoever files answers for, at the foot of receipts (KT-6.2a); nothing when absent. */
  'slip.filerDuty': z.string().max(300),
  /** Sign of the unit in numbers of slips (forms.md §1); `TTPVHCC(BPTNTKQ)` when absent. */
  'slip.unitSign': z.string().min(1).max(40),
  /** Title of the control slip where the regulation of the house has its own (TT-4.2c*); the form's when absent. */
  'slip.controlTitle': z.string().trim().min(1).max(120),
  /** Fields whose slips are those of residence (Thông tư 66/2023/TT-BCA); none when absent. */
  'slip.residenceFields': z.array(key).max(20),
} as const
