import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { UseCase } from '../context.ts'
import { readSlip } from './correct.ts'
import { slipLine } from './read.ts'

type One = { slipId: string }

/**
 * A slip. What it says is all personal data: it goes to who issued it on that day, to be printed; for others and later
 * there is `reprintSlip`, which the journal keeps (KT-5.1d).
 */
export const getSlip: UseCase<One, AnswerOf<'getSlip'>> = (deps, { slipId }, ctx) => {
  const row = deps.store.slips.byId(slipId)
  if (!row) return refused('SLIP_UNKNOWN')
  const isOwn = row.officerId === actorOf(ctx).officerId && row.businessDate === ctx.businessDate
  return { answer: () => ({ slip: slipLine(row), content: isOwn ? readSlip(deps, row) : null }) }
}

/** The same value once more (product.md, invariant 6); its copies are marked and counted. */
export const reprintSlip: UseCase<One, AnswerOf<'reprintSlip'>> = (deps, { slipId }, ctx) => {
  const row = deps.store.slips.byId(slipId)
  if (!row) return refused('SLIP_UNKNOWN')
  const { officerId } = actorOf(ctx)
  return {
    events: [{ type: 'slip.reprinted', payload: { slipId, officerId, nth: row.reprints + 1 } }],
    answer: () => ({ slip: slipLine(deps.store.slips.byId(slipId) ?? row), content: readSlip(deps, row) }),
  }
}
