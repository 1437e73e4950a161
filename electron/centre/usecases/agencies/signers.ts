import type { SignerView } from '../../../../shared/api/agency-views.ts'
import type { SignerInput } from '../../../../shared/api/dossier-inputs.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { SignedSlip } from '../../../../shared/domain/agencies/agency-work.ts'
import { isOn, maySign } from '../../../../shared/domain/agencies/may-sign.ts'
import type { SlipSigner } from '../../../../shared/domain/slips/parts.ts'
import { makePerson } from '../../journal/persons.ts'
import type { SignerRow } from '../../store/agency-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'

/** Delegations to sign, of an agency and a day, or all that nobody has ended (KT-3.3, KT-11.2). */
export function listSigners(deps: Deps, query: QueryOf<'listSigners'>): AnswerOf<'listSigners'> {
  const { agencyId, kind, date } = query
  const rows = agencyId === undefined ? deps.store.agencies.signers() : keptFor(deps, agencyId)
  const isAsked = ({ kinds, from, to }: SignerRow): boolean =>
    (kind === undefined || kinds.includes(kind)) && (date === undefined || isOn({ from, to }, date))
  return {
    signers: rows.filter(isAsked).map((row) => signerView(deps, row)),
    isKept: rows.length > 0,
  }
}

/** Keeps who may sign which slips, from when to when, with the decision that says so. */
export const keepSigner: UseCase<BodyOf<'keepSigner'>, AnswerOf<'keepSigner'>> = ({ store }, command, ctx) => {
  const { signerId = null, agencyId = null, kinds, from, to = null, decision, onBehalf, title, name } = command
  if (agencyId !== null && !store.config().agencies.has(agencyId)) return refused('AGENCY_UNKNOWN')
  if (signerId !== null && !store.agencies.signers().some(({ id }) => id === signerId)) return refused('SIGNER_UNKNOWN')
  if (to !== null && to < from) return refused('BAD_REQUEST', { field: 'to' })
  const id = signerId ?? ctx.ids.next()
  const { row, ref } = makePerson(ctx.ids.next(), 'staff', name)
  const payload = {
    ...{ signerId: id, officerId: actorOf(ctx).officerId, agencyId, kinds: [...new Set(kinds)].sort(), from, to },
    ...{ decision, onBehalf, title, person: ref },
  }
  return { events: [{ type: 'signer.kept', payload }], persons: [row], answer: () => ({ signerId: id }) }
}

/** Ends a delegation before its time. */
export const endSigner: UseCase<{ signerId: string }, AnswerOf<'endSigner'>> = ({ store }, { signerId }, ctx) => {
  if (!store.agencies.signers().some(({ id }) => id === signerId)) return refused('SIGNER_UNKNOWN')
  const payload = { signerId, officerId: actorOf(ctx).officerId }
  return { events: [{ type: 'signer.ended', payload }], answer: () => ({ signerId }) }
}

/** Who signs for an agency by what is kept: its own, and those of every agency. */
const keptFor = ({ store }: Deps, agencyId: string): SignerRow[] =>
  store.agencies.signers().filter((row) => row.agencyId === null || row.agencyId === agencyId)

/**
 * Who signs a slip of an agency, and for whom (KT-3.3, KT-11.2). Once delegations are kept for the agency, only somebody
 * who may sign such a slip today; before, the officer enters who signs.
 */
export function signerOf(
  deps: Deps,
  ctx: Ctx,
  slip: { readonly agencyId: string; readonly kind: SignedSlip },
  asked: SignerInput,
): SlipSigner | Refused {
  const kept = keptFor(deps, slip.agencyId)
  if (!('signerId' in asked)) {
    const { onBehalf = '', title, name } = asked
    return kept.length > 0 ? refused('SIGNER_MAY_NOT') : { onBehalf, title, name }
  }
  const row = kept.find(({ id }) => id === asked.signerId)
  if (!row || row.name === null || !maySign(row, slip.kind, ctx.businessDate)) return refused('SIGNER_MAY_NOT')
  return { onBehalf: row.onBehalf, title: row.title, name: row.name }
}

const signerView = ({ store }: Deps, row: SignerRow): SignerView => ({
  ...row,
  kinds: [...row.kinds],
  agency: row.agencyId === null ? null : (store.config().agencies.get(row.agencyId) ?? row.agencyId),
})
