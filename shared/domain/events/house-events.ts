import { z } from 'zod'
import { workRequestKind, workRequestSeverity } from '../../api/house-views.ts'
import { personRef } from './config-events.ts'

const key = z.string().min(1).max(64)
const instant = z.number().int()

/** Phiếu đề nghị xử lý công việc: what is wrong at a desk and what is wished for (BD-14.3, BD-8.6). */
export const workRequestRaised = z.strictObject({
  requestId: key,
  officerId: key,
  counterId: key.nullable(),
  kind: workRequestKind,
  severity: workRequestSeverity,
  /** Mã tài sản; empty for none. */
  asset: z.string().max(60),
  words: personRef,
})
export const workRequestSettled = z.strictObject({
  requestId: key,
  officerId: key,
  words: personRef,
  dueAt: instant.nullable(),
  /** Whether it is done; else somebody has taken it on. */
  done: z.boolean(),
})

/** What a slip says from now on, without the lines of a citizen that was erased. */
export const slipRedacted = z.strictObject({ slipId: key, content: personRef })
