import type { z } from 'zod'
import type { feeExemption } from '../../api/dossier-views.ts'

const EXEMPTIONS: Readonly<Record<z.infer<typeof feeExemption>, string>> = {
  merit: 'người có công với cách mạng',
  poor: 'hộ nghèo, cận nghèo',
  disabled: 'người khuyết tật',
  elderly: 'người cao tuổi',
  child: 'trẻ em',
  'by-decision': 'theo quyết định miễn, giảm',
}
/** Why less is taken, as receipts say it behind the name of a fee. */
export const slipExemption = (reason: z.infer<typeof feeExemption>): string => `đã miễn, giảm: ${EXEMPTIONS[reason]}`
