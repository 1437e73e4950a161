import { MESSAGE_DEFAULTS } from '../../../../shared/domain/messages/message-settings.ts'
import { addDays, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import type { Ctx, Decision, Deps } from '../context.ts'
import { queueNews } from './tell.ts'
import type { News } from './tell.ts'

const AT_ONCE = 100

/**
 * Reminds of results that nobody collects, some days after they came (BD-10.4b). After a time without the centre only the
 * latest reminder that is due goes out. Call it until it says that no more is left.
 */
export function remindUncollected(deps: Deps, ctx: Ctx): Decision<{ more: boolean }> {
  const { store } = deps
  const days = store.config().setting('message.reminderDays', ctx.businessDate) ?? MESSAGE_DEFAULTS.reminderDays
  const due = new Map<string, News>()
  let isMore = false
  for (const after of [...days].sort((a, b) => b - a)) {
    const before = startOfDay(addDays(ctx.businessDate, 1 - after))
    const found = store.messages.toRemind(before, sameOrLater(days, after), AT_ONCE)
    isMore ||= found.length === AT_ONCE
    for (const dossierId of found)
      if (!due.has(dossierId)) due.set(dossierId, { dossierId, fact: 'reminder', about: `reminder:${after}` })
  }
  const queued = queueNews(deps, ctx, [...due.values()])
  return { ...queued, answer: () => ({ more: isMore && queued.events.length > 0 }) }
}

/** This reminder, and those of later days: who had one of them needs this one no more. */
const sameOrLater = (days: readonly number[], after: number): string[] =>
  days.filter((one) => one >= after).map((one) => `reminder:${one}`)
