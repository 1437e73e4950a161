import type { z } from 'zod'
import type { correctionCause } from '../../../../shared/api/dossier-views.ts'
import type { FeeCancelCause } from '../../../../shared/api/fee-views.ts'

export type CorrectionCause = z.infer<typeof correctionCause>

/** Why the paper of a receipt is cancelled, in the causes of slips. */
export const SLIP_CAUSES: Readonly<Record<FeeCancelCause, CorrectionCause>> = {
  'wrong-payer': 'wrong-party',
  'wrong-amount': 'wrong-words',
  'wrong-method': 'wrong-words',
  'entered-twice': 'entered-twice',
  'not-paid': 'other',
  other: 'other',
}

/** Why money is paid back, on its paper. */
export const REFUND_WORDS = {
  refused: 'Hồ sơ bị từ chối giải quyết',
  withdrawn: 'Người nộp rút hồ sơ',
  overpaid: 'Thu thừa so với mức thu',
  other: 'Lý do khác theo quyết định của lãnh đạo',
} as const
