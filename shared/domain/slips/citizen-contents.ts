import { z } from 'zod'
import { instant, localDate } from '../../api/views.ts'
import * as p from './parts.ts'

/**
 * What the slips say that a citizen takes home at the counter. Every field is one that the form prints, in its order
 * (forms.md §2 to §4); grounds, approvals and links to components are kept by the dossier, not by its paper.
 */

const shelf = z.strictObject({ how: p.resultChannel, where: p.line })

/** One dossier on a receipt. A visit may put several on one paper (forms.md §2, [B]). */
export const receiptItem = z.strictObject({
  /** Mã hồ sơ. */
  code: z.string().min(1).max(60),
  /** The code with the centre's signature: who holds this paper needs no other proof to look the dossier up. */
  signed: z.string().max(120).optional(),
  procedure: p.slipProcedure,
  /** Words beside the name of the procedure; may be empty. */
  summary: p.line,
  /** Chủ hồ sơ, where another one files. */
  owner: p.owner.nullable(),
  components: z.array(p.component).max(200),
  /** Số lượng hồ sơ (bộ). */
  sets: z.number().int().min(1).max(99),
  limit: p.slipLimit,
  receivedAt: instant,
  dueAt: instant,
  /** Đăng ký nhận kết quả tại. */
  result: shelf,
  book: p.bookPlace.nullable(),
})
export type ReceiptItem = z.infer<typeof receiptItem>

/** Mẫu 01; CT04. TQ-7.2b, KT-6.1a. */
export const receiptContent = z.strictObject({
  filer: p.party,
  channel: p.filingChannel,
  principal: p.principal.nullable(),
  items: z.array(receiptItem).min(1).max(50),
  /** Người tiếp nhận hồ sơ. */
  receiver: p.line,
})

/** One thing that is asked for. A ground of its own stands beside it; else the reason of the slip holds. */
export const supplementItem = z.strictObject({ content: p.words, reason: p.words })

/** Mẫu 02; CT05. TQ-7.2a before acceptance, then without a code; TT-4.3d after it. */
export const supplementContent = z.strictObject({
  code: z.string().max(60).nullable(),
  /** Hồ sơ của. */
  of: p.party,
  procedure: p.slipProcedure,
  items: z.array(supplementItem).min(1).max(100),
  reason: p.words,
  /** Who helps on the way, with a telephone number. */
  contact: z.strictObject({ name: p.line, phone: p.line }),
  /** Last day for the answer, where the procedure sets one (BD-10.3b). */
  replyBy: localDate.nullable(),
  /** Người hướng dẫn. */
  guide: p.line,
})

/** Mẫu 03; CT06. May exist without a dossier code (forms.md §4). */
export const refusalContent = z.strictObject({
  code: z.string().max(60).nullable(),
  of: p.party,
  procedure: p.slipProcedure,
  reason: p.words,
  receiver: p.line,
})

/** Phiếu hẹn with hour and day, where a same-day result is not given the same day (record 2.000908; forms.md §0.1). */
export const appointmentContent = z.strictObject({
  code: z.string().max(60).nullable(),
  of: p.party,
  procedure: p.slipProcedure,
  receivedAt: instant,
  dueAt: instant,
  reason: p.words,
  result: shelf,
  receiver: p.line,
})
