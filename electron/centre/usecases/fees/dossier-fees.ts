import type { TariffView } from '../../../../shared/api/fee-views.ts'
import type { FeeInput } from '../../../../shared/api/fee-inputs.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import { wordsOf } from '../../../../shared/api/codes.ts'
import { ASK_ABOVE } from '../../../../shared/domain/fees/fee-settings.ts'
import { afterReduction, fullAmount, reductionOf, tariffOn } from '../../../../shared/domain/fees/tariff.ts'
import type { TariffLine } from '../../../../shared/domain/fees/tariff.ts'
import { unusualFee } from '../../../../shared/domain/fees/unusual.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import type { FilingChannel } from '../../../../shared/domain/slips/parts.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { CatalogueRow } from '../../store/procedure-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { isCashier } from './drawers.ts'
import { openDraft } from '../dossier/draft.ts'
import { dossierNow } from '../dossier/one-dossier.ts'
import type { DossierNow } from '../dossier/one-dossier.ts'

export type DossierFees = PayloadOf<'dossier.received'>['fees']
/** A dossier as its tariff sees it. */
export type FeeCase = {
  readonly channel: FilingChannel
  readonly caseCode: string | null
  /** The day whose tariff holds, where it is not today. */
  readonly date?: string
}

/** Who files for somebody, or is hired to, files directly. */
const tariffChannel = (channel: FilingChannel): 'direct' | 'online' | 'postal' =>
  channel === 'online' || channel === 'postal' ? channel : 'direct'

const linesOn = (
  ctx: Ctx,
  { body }: CatalogueRow,
  { channel, caseCode, date = ctx.businessDate }: FeeCase,
): TariffLine[] => tariffOn(body.tariff ?? [], { date, channel: tariffChannel(channel), caseCode })

export const askAbove = ({ store }: Deps, ctx: Ctx): number =>
  store.config().setting('fees.askAbove', ctx.businessDate) ?? ASK_ABOVE

/** The tariff of a procedure as the counter shows it (TT-4.5a). */
export const getTariff: UseCase<QueryOf<'getTariff'> & { procedureId: string }, AnswerOf<'getTariff'>> = (
  deps,
  { procedureId, channel, caseCode = null },
  ctx,
) => {
  const row = deps.store.catalogue().rows.get(procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  const lines = linesView(deps, ctx, row, { channel, caseCode })
  return { answer: () => ({ lines, askAbove: askAbove(deps, ctx) }) }
}

function linesView({ store }: Deps, ctx: Ctx, row: CatalogueRow, about: FeeCase): TariffView[] {
  const { agencies } = store.config()
  return linesOn(ctx, row, about).map((line) => ({
    ...{ code: line.code, kind: line.kind, name: line.name, amount: line.amount, unit: line.unit ?? null },
    ...{ tiers: line.tiers ?? [], most: line.most ?? null, required: line.required, when: line.when },
    ...{ issuer: line.issuer, basis: line.basis, reductions: line.reductions ?? [] },
    agency: agencies.get(line.agencyId ?? row.agencyId) ?? '',
  }))
}

/**
 * The fees of a dossier, from what an officer chose: by the tariff where the procedure has one (BD-2.4), every line that
 * it requires, let off only what it lets off and why; amounts that cannot be believed are asked for twice.
 */
export function feesOf(
  deps: Deps,
  ctx: Ctx,
  row: CatalogueRow,
  about: FeeCase,
  inputs: readonly FeeInput[],
): DossierFees | Refused {
  const lines = linesOn(ctx, row, about)
  const fees: DossierFees = []
  for (const input of inputs) {
    const fee = 'tariff' in input ? byTariff(row, lines, input) : byAmount(lines, input)
    if ('refusal' in fee) return fee
    const strange = unusualFee({ amount: fee.amount, exempt: fee.exempt }, row.view.fee, askAbove(deps, ctx))
    if (strange !== null && !input.sure) return refused('FEE_UNUSUAL', { amount: String(fee.amount), why: strange })
    fees.push({ ...fee, no: fees.length + 1 })
  }
  const chosen = fees.map(({ tariff }) => tariff?.code)
  if (new Set(chosen).size < chosen.length && lines.length > 0) return refused('BAD_REQUEST', { field: 'fees' })
  const left = lines.find(({ required, code }) => required && !chosen.includes(code))
  return left ? refused('FEE_NEEDED', { name: left.name }) : fees
}

type Fee = DossierFees[number]

function byTariff(
  row: CatalogueRow,
  lines: readonly TariffLine[],
  input: Extract<FeeInput, { tariff: string }>,
): Fee | Refused {
  const { tariff: code, count = 1 } = input
  const exempt = input.exempt ?? null
  const line = lines.find((one) => one.code === code)
  if (!line) return refused('FEE_NOT_IN_TARIFF', { code })
  const reduction = exempt === null ? null : reductionOf(line, exempt)
  if (exempt !== null && !reduction) return refused('FEE_NO_REDUCTION', { name: line.name })
  const pieces = line.unit === undefined ? 1 : count
  const amount = fullAmount(line, pieces)
  const agencyId = line.agencyId === undefined || line.agencyId === row.agencyId ? {} : { agencyId: line.agencyId }
  const named = { code: line.code, name: line.name, count: pieces, basis: line.basis, ...agencyId }
  return {
    ...{ no: 1, kind: line.kind, amount, exempt, when: line.when },
    taken: afterReduction(amount, reduction?.percent ?? 0),
    tariff: line.refund === undefined ? named : { ...named, refund: line.refund },
  }
}

/** Where the tariff is not known line by line the officer reads it: kind and amount only, and no words. */
function byAmount(
  lines: readonly TariffLine[],
  { kind, amount, exempt, when }: Extract<FeeInput, { amount: number }>,
): Fee | Refused {
  if (lines.length > 0) return refused('FEE_NOT_IN_TARIFF')
  return { no: 1, kind, amount, exempt: exempt ?? null, when }
}

type Found = { readonly dossier: DossierRow; readonly row: CatalogueRow; readonly about: FeeCase }

/** A dossier with the tariff under which it was received. */
function feeCaseOf({ store }: Deps, dossierId: string): Found | Refused {
  const dossier = store.dossiers.byId(dossierId)
  if (!dossier) return refused('DOSSIER_UNKNOWN')
  const row = store.procedureOfDossier(dossierId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  const { channel, caseCode, receivedMs } = dossier
  return { dossier, row, about: { channel, caseCode, date: businessDate(receivedMs) } }
}

/**
 * Why the fees of a dossier may not be changed, or null: who received it changes them, and whoever answers for the money of the
 * centre; nobody does once one of them was paid, or the dossier was entered by mistake.
 */
function changeProblem(deps: Deps, ctx: Ctx, dossier: DossierRow): Refused | null {
  if (dossier.state === 'void') return refused('DOSSIER_STATE', { state: dossier.state })
  if (dossier.officerId !== actorOf(ctx).officerId && !isCashier(deps, ctx)) return refused('FEE_NOT_YOURS')
  return deps.store.dossiers.fees(dossier.id).some(({ paidMs }) => paidMs !== null) ? refused('FEE_PAID') : null
}

/** The tariff under which a dossier was received, what was chosen of it, and whether who asks may change that. */
export const getDossierTariff: UseCase<{ dossierId: string }, AnswerOf<'getDossierTariff'>> = (
  deps,
  { dossierId },
  ctx,
) => {
  const found = feeCaseOf(deps, dossierId)
  if ('refusal' in found) return found
  const problem = changeProblem(deps, ctx, found.dossier)
  return {
    answer: () => ({
      lines: linesView(deps, ctx, found.row, found.about),
      chosen: deps.store.dossiers.fees(dossierId).map(({ code, count, kind, amount, exempt, when, taken }) => ({
        code,
        count,
        kind,
        amount,
        exempt,
        when,
        taken,
      })),
      whyNot: problem ? wordsOf(problem.refusal.code) : null,
      ...{ now: ctx.now, through: deps.through() },
    }),
  }
}

/**
 * Puts what was still to be paid right, e.g. a reason for exemption that came up later, by the tariff under which the dossier
 * was received. What was paid stays.
 */
export const changeFees: UseCase<BodyOf<'changeFees'> & { dossierId: string }, DossierNow> = (
  deps,
  { dossierId, fees: inputs, words },
  ctx,
) => {
  const found = feeCaseOf(deps, dossierId)
  if ('refusal' in found) return found
  const problem = changeProblem(deps, ctx, found.dossier)
  if (problem) return problem
  const fees = feesOf(deps, ctx, found.row, found.about, inputs)
  if ('refusal' in fees) return fees
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  draft.events.push({ type: 'fee.changed', payload: { dossierId, officerId, fees, words: draft.words(words) } })
  return draft.decide(() => dossierNow(deps, dossierId, []))
}
