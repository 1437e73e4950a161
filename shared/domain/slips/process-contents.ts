import { z } from 'zod'
import { instant } from '../../api/views.ts'
import * as p from './parts.ts'

/** What the slips say that follow a dossier on its way (forms.md §5 to §7.2). */

const code = z.string().min(1).max(60)

/** Mẫu 04. Signed by the head of the processing agency, at least a day before due, once (TT-4.3e). */
export const apologyContent = z.strictObject({
  /** Kính gửi. */
  to: p.party,
  code,
  procedure: p.slipProcedure,
  /** The agency that processes and apologises. */
  agency: p.line,
  receivedAt: instant,
  dueAt: instant,
  reason: p.words,
  newDueAt: instant,
  signer: p.signer,
  /** Nơi nhận, beside the person it is sent to. */
  recipients: z.array(p.line).max(10),
})

/** Mẫu 05: the citizen asks to stop (Điều 21 NĐ 118/2025). The official text was not found: our own layout. */
export const stopContent = z.strictObject({
  to: p.party,
  code,
  procedure: p.slipProcedure,
  receivedAt: instant,
  requestedAt: instant,
  /** How it was asked: in writing, at the counter, on the portal. */
  requestForm: p.line,
  reason: p.words,
  /** State of the dossier when it was asked. */
  state: p.line,
  /** Papers and fees given back; empty for none. */
  returned: p.words,
  stoppedAt: instant,
  signer: p.signer,
  recipients: z.array(p.line).max(10),
})

/** Kết quả giải quyết hồ sơ (trước hạn/đúng hạn/quá hạn), filled in by the side that takes over. */
export const hopResult = z.enum(['early', 'on-time', 'late'])
export type HopResult = z.infer<typeof hopResult>

/** One hand-over on the control slip. What has not happened yet is null: the form leaves room for a pen. */
export const hop = z.strictObject({
  giver: p.hand,
  receiver: p.hand,
  at: instant.nullable(),
  result: hopResult.nullable(),
  note: p.line,
})

/** Mẫu 06 (05 of 2018). TT-4.2c: travels with the paper, signed at each hop. */
export const controlContent = z.strictObject({
  code,
  agency: p.line,
  /** Cơ quan phối hợp giải quyết hồ sơ. */
  partners: p.line,
  /** Kèm theo hồ sơ của. */
  of: p.line,
  receivedAt: instant,
  dueAt: instant,
  book: p.bookPlace.nullable(),
  hops: z.array(hop).max(60),
})

export const bookRow = z.strictObject({
  no: z.number().int().positive(),
  code,
  procedure: p.line,
  party: p.line,
  addressPhone: p.line,
  agency: p.line,
  receivedAt: instant,
  dueAt: instant,
  returnedAt: instant.nullable(),
  resultChannel: p.resultChannel,
  /** Who took the result, when the signature is kept elsewhere; empty leaves room for a pen. */
  signed: p.line,
})

/** Mẫu 07 (06 of 2018): lines of one book, as many pages as they need. One book per field (forms.md §7.2). */
export const bookContent = z.strictObject({
  field: p.line,
  volume: z.string().max(40),
  year: z.number().int().min(2000).max(2200),
  rows: z.array(bookRow).max(2_000),
})
