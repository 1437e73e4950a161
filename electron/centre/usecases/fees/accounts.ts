import type { FeeAccount, FeeRight } from '../../../../shared/api/fee-views.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { OfficerRow } from '../../store/config-store.ts'
import { actorOf } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { isCashier, isNamedCashier } from './drawers.ts'

const OWN = ['collect', 'cancel-own', 'refund-tariff', 'close-own'] as const satisfies FeeRight[]
/** What the use cases of this folder let each do (TT-4.5, KT-7.2n). */
const RIGHTS: Readonly<Record<FeeAccount['as'], readonly FeeRight[]>> = {
  officer: OWN,
  cashier: [...OWN, 'close-all'],
  leader: ['collect', 'cancel-own', 'cancel-any', 'refund-tariff', 'refund-any', 'close-own', 'close-all'],
}
const ORDER: readonly FeeAccount['as'][] = ['leader', 'cashier', 'officer']

/** Who of the staff may do what with money, leaders first, then cashiers; an officer sees the own account. */
export const listFeeAccounts: UseCase<Record<never, never>, AnswerOf<'listFeeAccounts'>> = (deps, _command, ctx) => {
  const maySeeAll = isCashier(deps, ctx)
  const me = actorOf(ctx).officerId
  const accounts = [...deps.store.config().officers.values()].flatMap((officer) => {
    const as = standingOf(deps, ctx, officer)
    if (as === null || !(maySeeAll || officer.id === me)) return []
    return { officerId: officer.id, name: officer.name, position: officer.position, as, rights: [...RIGHTS[as]] }
  })
  accounts.sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as) || a.name.localeCompare(b.name, 'vi'))
  return { answer: () => ({ accounts, now: ctx.now, through: deps.through() }) }
}

function standingOf(deps: Deps, ctx: Ctx, { id, role }: OfficerRow): FeeAccount['as'] | null {
  if (role === 'leader') return 'leader'
  if (role !== 'officer') return null
  return isNamedCashier(deps, ctx, id) ? 'cashier' : 'officer'
}
