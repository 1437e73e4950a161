import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { PayMethod } from '../../../../shared/domain/fees/ledger.ts'
import { slipExemption } from '../../../../shared/domain/slips/fee-words.ts'
import type { SlipContent } from '../../../../shared/domain/slips/slip.ts'
import type { DossierRow, FeeRow } from '../../store/dossier-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { atTheDesk } from '../dossier/at-the-desk.ts'
import type { AtDesk } from '../dossier/at-the-desk.ts'
import { openDraft, readParty } from '../dossier/draft.ts'
import type { Draft, PartyBody } from '../dossier/draft.ts'
import { issueSlip, slipParty } from '../dossier/issue-slip.ts'
import type { IssuedSlip } from '../dossier/issue-slip.ts'
import { bookOf, nextReceipt } from './books.ts'
import { isDrawerOpen } from './drawers.ts'

export type Collected = AnswerOf<'collectFees'>
/** A fee that is to be paid, with its dossier. */
export type Owed = { readonly dossier: DossierRow; readonly fee: FeeRow; readonly agencyId: string }

/**
 * Takes fees and charges of one visit (TT-4.5a, KT-7.2n): what the screen said and what is owed must be the same, a
 * transaction of the bank pays once, and each collecting unit has its receipt with its next number.
 */
export const collectFees: UseCase<BodyOf<'collectFees'>, Collected> = (deps, command, ctx) => {
  const desk = atTheDesk(deps, ctx, command.ticketId)
  if ('refusal' in desk) return desk
  if (!isDrawerOpen(deps, ctx, desk.officerId)) return refused('FEE_DAY_CLOSED')
  const owed = owedOf(deps, ctx, command.lines)
  if ('refusal' in owed) return owed
  const sum = owed.reduce((total, { fee }) => total + fee.taken, 0)
  if (sum !== command.expected) return refused('FEE_CHANGED', { amount: String(sum) })
  const draft = openDraft(deps, ctx)
  const made = payBy(deps, ctx, draft, { desk, owed, pay: command, replaces: null })
  return 'refusal' in made ? made : draft.decide(() => made)
}

/** Fees by their place, all of one visit, none paid, none the agency's own to take (TQ-8.1). */
export function owedOf(deps: Deps, ctx: Ctx, lines: BodyOf<'collectFees'>['lines']): Owed[] | Refused {
  const { dossiers } = deps.store
  const owed: Owed[] = []
  for (const { dossierId, no } of lines) {
    const dossier = dossiers.byId(dossierId)
    if (!dossier) return refused('DOSSIER_UNKNOWN')
    const fee = dossiers.fees(dossierId).find((one) => one.no === no)
    const isTwice = owed.some((one) => one.dossier.id === dossierId && one.fee.no === no)
    if (!fee || isTwice || (owed[0] && owed[0].dossier.visitId !== dossier.visitId))
      return refused('BAD_REQUEST', { field: 'lines' })
    if (dossier.state === 'void') return refused('DOSSIER_STATE', { state: dossier.state })
    if (fee.paidMs !== null || fee.taken === 0) return refused('FEE_PAID')
    if (agencyCollects(deps, ctx, dossier)) return refused('FEE_BY_AGENCY')
    owed.push({ dossier, fee, agencyId: fee.collectorId ?? dossier.agencyId })
  }
  return owed
}

/** Results that go online or by post: where a setting says so the agency takes the fees itself (TQ-8.1). */
export const agencyCollects = ({ store }: Deps, ctx: Ctx, { delivery }: Pick<DossierRow, 'delivery'>): boolean =>
  (store.config().setting('fees.agencyCollects', ctx.businessDate) ?? []).includes(delivery)

export type Paying = {
  readonly desk: AtDesk
  readonly owed: readonly Owed[]
  readonly pay: Pick<BodyOf<'collectFees'>, 'method' | 'reference' | 'payer'>
  /** The cancelled receipt that these stand in for. */
  readonly replaces: string | null
}

/** Writes the receipts of a payment into a draft, one for each book. */
export function payBy(deps: Deps, ctx: Ctx, draft: Draft, paying: Paying): Collected | Refused {
  const { owed, pay } = paying
  const visitId = owed[0]?.dossier.visitId ?? ''
  const problem = referenceProblem(deps, pay, visitId)
  if (problem) return problem
  const made: Collected = { receipts: [], slips: [] }
  for (const [book, own] of Map.groupBy(owed, ({ agencyId }) => bookOf(deps, ctx, agencyId))) {
    const one = oneReceipt(deps, ctx, draft, { ...paying, owed: own, book, visitId })
    if ('refusal' in one) return one
    made.receipts.push(one.receipt)
    if (one.slip) made.slips.push(one.slip)
  }
  return made
}

/** What the bank or the portal moved has a number of theirs, and pays for one visit only. */
function referenceProblem(deps: Deps, { method, reference }: Paying['pay'], visitId: string): Refused | null {
  if (method === 'cash') return reference === undefined ? null : refused('BAD_REQUEST', { field: 'reference' })
  if (reference === undefined) return refused('FEE_REFERENCE_NEEDED')
  const used = deps.store.fees.visitWithReference(reference)
  return used !== undefined && used !== visitId ? refused('FEE_REFERENCE_USED') : null
}

type OneReceipt = Paying & { readonly book: string; readonly visitId: string }
type Made = { readonly receipt: Collected['receipts'][number]; readonly slip: IssuedSlip | null }

function oneReceipt(deps: Deps, ctx: Ctx, draft: Draft, one: OneReceipt): Made | Refused {
  const { desk, owed, pay, replaces, book, visitId } = one
  const { method, reference = null } = pay
  const receiptId = ctx.ids.next()
  // The portal gives its own receipt: ours would be a second one for the same money.
  const given = method === 'portal' ? null : nextReceipt(deps, ctx, draft, book)
  if (given && 'refusal' in given) return given
  const slip =
    given &&
    issueSlip(deps, ctx, draft, {
      ...{ kind: 'fee-receipt', number: given.number, aboutId: receiptId },
      dossierIds: [...new Set(owed.map(({ dossier }) => dossier.id))],
      content: receiptContent(deps, one, given),
    })
  const { serial, number, count, year } = given ?? {
    ...{ serial: '', number: '', count: null },
    year: Number(ctx.businessDate.slice(0, 4)),
  }
  draft.events.push({
    type: 'fee.collected',
    payload: {
      ...{ receiptId, officerId: desk.officerId, counterId: desk.counterId, ticketId: desk.ticketId, visitId },
      ...{ book, serial, year, count, number, method, reference, replaces, slipId: slip?.id ?? null },
      ...(pay.payer ? { payer: draft.party({ kind: 'person', ...pay.payer }) } : {}),
      lines: owed.map(({ dossier, fee, agencyId }) => ({
        ...{ dossierId: dossier.id, no: fee.no, amount: fee.taken, procedureId: dossier.procedureId, agencyId },
        kind: fee.kind,
      })),
    },
  })
  const total = owed.reduce((sum, { fee }) => sum + fee.taken, 0)
  return { receipt: { id: receiptId, serial, number, total }, slip }
}

function receiptContent(
  deps: Deps,
  { desk, owed, pay, visitId }: OneReceipt,
  { formNo, serial, collector }: Extract<ReturnType<typeof nextReceipt>, { count: number }>,
): SlipContent<'fee-receipt'> {
  const codes = [...new Set(owed.map(({ dossier }) => dossier.code))]
  return {
    ...{ formNo, serial, collector, method: pay.method as PayMethod, cashier: desk.officerName },
    payer: slipParty({ ...payerOf(deps, visitId), ...pay.payer }),
    code: codes.join(', '),
    lines: owed.map(({ dossier, fee }) => ({
      kind: fee.kind,
      name: (codes.length > 1 ? `${feeName(fee)}, ${dossier.code}` : feeName(fee)).slice(0, 600),
      amount: fee.taken,
      exemption: fee.exempt === null ? '' : slipExemption(fee.exempt),
    })),
  }
}

/** A fee as receipts name it. */
export const feeName = ({ name, kind }: Pick<FeeRow, 'name' | 'kind'>): string =>
  name || (kind === 'fee' ? 'Phí' : 'Lệ phí')

/** Who filed the dossiers of a visit. */
export function payerOf({ store }: Deps, visitId: string): PartyBody {
  const [first] = store.dossiers.ofVisit(visitId)
  const filer = first && store.dossiers.parties(first.id).find(({ role }) => role === 'filer')
  return readParty(filer?.body ?? null) ?? { kind: 'person', name: '' }
}
