import { z } from 'zod'
import { instant } from '../../api/views.ts'
import * as p from './parts.ts'

/** What the papers between offices say, and those of money and of the house (forms.md §7.3, §9). */

const code = z.string().min(1).max(60)
const sets = z.number().int().min(1).max(99)

/** GIẤY BÀN GIAO HỒ SƠ, also the list of a courier run (TT-4.2b, KT-4.1): two signatures. */
export const dossierHandoverContent = z.strictObject({
  giver: p.hand,
  receiver: p.hand,
  at: instant,
  /** The run, e.g. "09 giờ 00"; empty outside of runs. */
  run: p.line,
  dossiers: z
    .array(
      z.strictObject({
        code,
        procedure: p.line,
        owner: p.line,
        sets,
        receivedAt: instant,
        dueAt: instant,
        note: p.line,
      }),
    )
    .min(1)
    .max(500),
})

/** PHIẾU BÀN GIAO KẾT QUẢ GIẢI QUYẾT TTHC. */
export const resultHandoverContent = z.strictObject({
  giver: p.hand,
  receiver: p.hand,
  at: instant,
  run: p.line,
  results: z
    .array(
      z.strictObject({
        code,
        /** Nội dung: the procedure. */
        subject: p.line,
        /** Kết quả: which paper, with its number. */
        result: p.line,
        owner: p.line,
        address: p.line,
        /** Phí, lệ phí still to be collected. */
        fee: z.boolean(),
        byPost: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
})

/** Đồng, whole; up to a hundred milliard. */
const amount = z.number().int().min(0).max(100_000_000_000)

/** BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ. The finance law's form, not one of the one-stop forms. */
export const feeReceiptContent = z.strictObject({
  /** Mẫu số and ký hiệu of the receipt book, as the tax office gave them; empty when not given. */
  formNo: p.line,
  serial: p.line,
  /** Đơn vị thu, MST. */
  collector: z.strictObject({ name: p.line, taxCode: p.line }),
  payer: p.party,
  /** Codes of the dossiers; several of one visit are on one receipt. */
  code: p.line,
  lines: z
    .array(
      z.strictObject({
        kind: z.enum(['fee', 'charge']),
        name: p.line,
        amount,
        /** Why less was taken, or nothing; empty when all was. */
        exemption: p.line,
      }),
    )
    .min(1)
    .max(40),
  method: z.enum(['cash', 'transfer', 'card', 'qr', 'portal']),
  /** Người thu tiền. */
  cashier: p.line,
})

/** What goes with the public post: papers in or a result out (KT-6.2, TT-4.4b). No national form was found. */
export const postalContent = z.strictObject({
  sender: p.party,
  recipient: p.party,
  code,
  procedure: p.slipProcedure,
  /** What lies in the envelope. */
  items: z
    .array(z.strictObject({ name: p.line, count: z.number().int().min(1).max(999) }))
    .min(1)
    .max(60),
  /** Đồng to be collected on delivery; 0 for none. */
  collect: amount,
  /** The post's own number of the parcel; empty until it is known. */
  parcelNo: p.line,
  giver: p.hand,
  carrier: p.hand,
  at: instant,
})

/** PHIẾU ĐỀ NGHỊ XỬ LÝ CÔNG VIỆC (BD-14.3). No national form: forms.md §9. */
export const workRequestContent = z.strictObject({
  requester: p.hand,
  counter: p.line,
  kind: z.enum(['device', 'software', 'network', 'account', 'building', 'other']),
  /** Mã tài sản; empty for none. */
  asset: p.line,
  description: p.words,
  severity: z.enum(['stops', 'hinders', 'can-wait']),
  pictures: z.number().int().min(0).max(99),
  wish: p.words,
  at: instant,
  /** Người tiếp nhận của Trung tâm, đơn vị phối hợp, hạn xử lý. */
  handler: p.hand.nullable(),
  partner: p.line,
  dueAt: instant.nullable(),
  outcome: p.words,
  doneAt: instant.nullable(),
})

/** Who has lost the receipt says so, names what proves who they are, and signs for the result (KT-6.2b). Our own form. */
export const lostReceiptContent = z.strictObject({
  code,
  of: p.party,
  procedure: p.slipProcedure,
  receivedAt: instant,
  dueAt: instant,
  /** Who takes the result, and the paper that was shown. */
  taker: p.party,
  at: instant,
  officer: p.line,
})

/** Minutes of papers that were lost or damaged (TT-7.3, BD-10.6). Our own form. */
export const harmContent = z.strictObject({
  code,
  /** Whose dossier it is. */
  of: p.line,
  procedure: p.slipProcedure,
  agency: p.line,
  at: instant,
  what: p.line,
  place: p.line,
  words: p.words,
  /** Who draws the minutes up. */
  by: p.line,
})

/** The answer to phản ánh, kiến nghị of a citizen (TT-6.2a, TV-4.1e). Our own form. */
export const feedbackAnswerContent = z.strictObject({
  /** What the citizen was given to ask by. */
  receipt: z.string().max(20),
  feedback: z.enum(['report', 'proposal']),
  /** Name or telephone number that the citizen left; empty for none. */
  to: p.line,
  givenAt: instant,
  words: p.words,
  answer: p.words,
  /** The agency whose work it is about, when it was put to one; empty for the centre's own. */
  agency: p.line,
  signer: p.signer,
})
