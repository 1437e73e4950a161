import type { Ctx, Deps } from '../context.ts'
import { actorOf } from '../context.ts'
import { isLeader } from '../dossier/one-dossier.ts'

/** Whether money may still move today in the drawer of an officer: nothing is written into what two have signed. */
export function isDrawerOpen({ store }: Deps, ctx: Ctx, officerId: string): boolean {
  const { fees } = store
  if (fees.close(ctx.businessDate, officerId) || fees.close(ctx.businessDate, null)) return false
  const last = fees.lastMonth()
  return last === undefined || last.to < ctx.businessDate
}

/** Who closes the day and the month of the centre: its leaders, and cashiers that a setting names. */
export const isCashier = (deps: Deps, ctx: Ctx): boolean =>
  isLeader(ctx) || isNamedCashier(deps, ctx, actorOf(ctx).officerId)

/** Whether a setting names an officer as cashier of the centre (thủ quỹ). */
export const isNamedCashier = ({ store }: Deps, ctx: Ctx, officerId: string): boolean =>
  (store.config().setting('fees.cashiers', ctx.businessDate) ?? []).includes(officerId)

export const officerName = ({ store }: Deps, officerId: string): string =>
  store.config().officers.get(officerId)?.name ?? ''
