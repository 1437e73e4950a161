import type { DossierInput } from '../../../../shared/api/dossier-inputs.ts'
import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { NewEvent, PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { PersonRef } from '../../../../shared/domain/events/config-events.ts'
import type { CatalogueRow } from '../../store/procedure-store.ts'
import { coCheckOf, offlineOf } from '../agencies/co-check.ts'
import { isUnread } from '../catalogue/imports.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { checkChannels } from '../messages/consent.ts'
import { atTheDesk, mayReceive } from './at-the-desk.ts'
import type { AtDesk } from './at-the-desk.ts'
import { nextCode } from './codes.ts'
import type { GivenCode } from './codes.ts'
import { carryOf as carriedBy, rulesOnce } from './clocks.ts'
import { isSecretProcedure } from '../digitise/rules.ts'
import { forwardBy, promise } from './dates.ts'
import type { Promised } from './dates.ts'
import { openDraft } from './draft.ts'
import type { Draft } from './draft.ts'
import { receiptCode } from './look-up.ts'
import { feesOf } from '../fees/dossier-fees.ts'
import type { DossierFees } from '../fees/dossier-fees.ts'
import { issueReceipts } from './receipts.ts'

export type Reception = BodyOf<'receiveDossier'>
/** One dossier of a reception with all that was decided about it. */
export type Taken = {
  readonly dossierId: string
  readonly input: DossierInput
  readonly row: CatalogueRow
  readonly code: GivenCode
  readonly promised: Promised
  readonly forwardBy: number | null
  readonly fees: DossierFees
  /** Nothing of it is digitised (TQ-4.5). */
  readonly isSecret: boolean
  readonly beside: Beside
}
/** Who checked beside the officer (TQ-7.2), and why it was not filed online (TQ-6.11). */
type Beside = Pick<PayloadOf<'dossier.received'>, 'coCheck' | 'offline'>
type Parties = { readonly filer: PersonRef; readonly principal: PersonRef | null }

/**
 * Receives the dossiers of a visit (TQ-4.2, KT-12.1, TT-4.1a, TT-4.1b, TT-2.2, KT-2.3): only procedures of the published
 * list, only at a desk of the centre, each with its check-list decided line by line (BD-18.1a), its code (KT-12.1d), its due
 * date (KT-4.2) and its receipt (TQ-7.2b, KT-6.1a), for the agency whose procedure it is (TQ-9.2). What the centre forwards
 * at once is forwarded with it (TT-4.2a, TQ-7.1b). All of them or none.
 */
export const receiveDossier: UseCase<Reception, AnswerOf<'receiveDossier'>> = (deps, command, ctx) => {
  const desk = atTheDesk(deps, ctx, command.ticketId)
  if ('refusal' in desk) return desk
  if (!mayReceive(deps, desk.counterId)) return refused('COUNTER_CANNOT_RECEIVE')
  if (command.channel === 'authorised' && !command.principal) return refused('PRINCIPAL_NEEDED')
  const unreachable = checkChannels(deps, ctx, command.filer, command.told)
  if (unreachable) return unreachable
  const draft = openDraft(deps, ctx)
  const visitId = (desk.ticketId && deps.store.dossiers.visitOf(desk.ticketId)) ?? ctx.ids.next()
  const parties = {
    filer: draft.party(command.filer),
    principal: command.principal ? draft.party(command.principal) : null,
  }
  const taken: Taken[] = []
  for (const input of command.dossiers) {
    const one = takeOne(deps, ctx, draft, input, command)
    if ('refusal' in one) return one
    taken.push(one)
    draft.events.push({ type: 'dossier.received', payload: received(draft, command, desk, visitId, parties, one) })
    if (one.forwardBy === null)
      draft.events.push({
        type: 'dossier.forwarded',
        payload: { dossierId: one.dossierId, officerId: desk.officerId, late: false },
      })
    draft.events.push(...besides(ctx, command, desk.officerId, one.dossierId))
    draft.index(one.dossierId)
  }
  const slips = issueReceipts(deps, ctx, draft, command, desk, taken)
  return draft.decide(() => ({
    visitId,
    dossiers: taken.map(({ dossierId, code, promised, forwardBy: by }) => ({
      id: dossierId,
      code: code.code,
      state: by === null ? ('in-process' as const) : ('received' as const),
      dueAt: promised.dueAt,
      forwardBy: by,
      carry: carryOf(deps, ctx, dossierId),
      qr: receiptCode(deps, ctx, code.code),
    })),
    slips,
    codesLeft: Math.min(...taken.map(({ code }) => code.left)),
  }))
}

/** The run that its papers go with, told at reception (TT-4.2b). */
function carryOf(deps: Deps, ctx: Ctx, dossierId: string): AnswerOf<'receiveDossier'>['dossiers'][number]['carry'] {
  const row = deps.store.dossiers.byId(dossierId)
  if (row?.hasPaper !== 1) return null
  const carry = carriedBy(deps, rulesOnce(deps, ctx), row)
  return carry === null || carry.kind === 'not-configured' ? null : carry
}

/** What goes with a dossier from its beginning: how the filer wants to be told, and the parcel that it came in (BD-10.5). */
function besides(ctx: Ctx, { told, tracking }: Reception, officerId: string, dossierId: string): NewEvent[] {
  const channels = [...new Set(told)].sort()
  const by = { dossierId, officerId }
  return [
    ...(channels.length > 0
      ? [{ type: 'message.consented' as const, payload: { ...by, how: 'desk' as const, channels } }]
      : []),
    ...(tracking === undefined
      ? []
      : [
          {
            type: 'parcel.noted' as const,
            payload: { ...by, parcelId: ctx.ids.next(), direction: 'in' as const, tracking },
          },
        ]),
  ]
}

function takeOne(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  input: DossierInput,
  { channel, offline }: Pick<Reception, 'channel' | 'offline'>,
): Taken | Refused {
  const row = deps.store.catalogue().rows.get(input.procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  if (isUnread(deps, actorOf(ctx).officerId, row.view.id)) return refused('PROCEDURE_UNREAD', { code: row.view.code })
  const undecided = undecidedLines(row, input)
  if (undecided.length > 0) return refused('CHECKLIST_INCOMPLETE', { lines: undecided.join(',') })
  const promised = promise(deps, ctx, row, input, channel)
  if ('refusal' in promised) return promised
  const fees = feesOf(deps, ctx, row, { channel, caseCode: input.caseCode ?? null }, input.fees)
  if ('refusal' in fees) return fees
  const beside = besideOf(deps, ctx, draft, row.agencyId, { input, channel, offline })
  if ('refusal' in beside) return beside
  const code = nextCode(deps, ctx, draft, row.agencyId)
  if ('refusal' in code) return code
  const by = forwardBy(deps, ctx, row.agencyId)
  const isSecret = isSecretProcedure(deps, ctx, row.view.id)
  return { dossierId: ctx.ids.next(), input, row, code, promised, forwardBy: by, fees, isSecret, beside }
}

type Asked = { readonly input: DossierInput } & Pick<Reception, 'channel' | 'offline'>

function besideOf(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  agencyId: string,
  { input, channel, offline: asked }: Asked,
): Beside | Refused {
  const coCheck = coCheckOf(deps, ctx, draft, agencyId, channel, input)
  if (coCheck !== null && 'refusal' in coCheck) return coCheck
  const offline = offlineOf(deps, ctx, agencyId, channel, asked)
  if (offline !== null && typeof offline === 'object') return offline
  return { ...(coCheck === null ? {} : { coCheck }), ...(offline === null ? {} : { offline }) }
}

type Counts = { originals: number; certified: number; copies: number; electronic: number }
const papersIn = (line: Counts): number => line.originals + line.certified + line.copies
const isDecided = (line: DossierInput['components'][number]): boolean =>
  line.mark !== undefined || papersIn(line) + line.electronic > 0

/**
 * Lines of the procedure's list that nobody has decided on, and lines that it does not have. Who wants to receive with one
 * of them open asks for a supplement, or refuses (KT-12.1c, TT-9.1b).
 */
function undecidedLines({ body }: CatalogueRow, { components }: DossierInput): number[] {
  const decided = new Set(components.filter(isDecided).map(({ no }) => no))
  const listed = body.components.map((_, place) => place + 1)
  const strange = components.map(({ no }) => no).filter((no) => no > listed.length)
  const twice = components.length === new Set(components.map(({ no }) => no)).size ? [] : [0]
  return [...listed.filter((no) => !decided.has(no)), ...strange, ...twice]
}

function received(
  draft: Draft,
  command: Reception,
  desk: AtDesk,
  visitId: string,
  { filer, principal }: Parties,
  { dossierId, input, row, code, promised, forwardBy: by, fees, isSecret, beside }: Taken,
): PayloadOf<'dossier.received'> {
  const all = [...input.components, ...input.outside]
  return {
    dossierId,
    ...{ code: code.code, series: code.series, no: code.no, visitId },
    ...{ officerId: desk.officerId, counterId: desk.counterId, ticketId: desk.ticketId },
    ...{ procedureId: row.view.id, caseCode: input.caseCode ?? null, agencyId: row.agencyId, fieldId: row.fieldId },
    channel: command.channel,
    ...{ filer, principal },
    owner: input.owner ? draft.party(input.owner) : null,
    components: componentsOf(draft, row, input),
    sets: input.sets,
    delivery: { how: input.delivery.how, where: draft.words(input.delivery.where) },
    fees,
    summary: draft.words(input.summary),
    note: draft.words(input.note),
    externalCode: input.externalCode ?? null,
    ...(isSecret ? { secret: true as const } : {}),
    ...beside,
    hasPaper: command.channel !== 'online' && all.some((line) => papersIn(line) > 0),
    limit: promised.limit,
    dueAt: promised.dueAt,
    forwardBy: by,
  }
}

function componentsOf(
  draft: Draft,
  { body }: CatalogueRow,
  { components, outside }: DossierInput,
): PayloadOf<'dossier.received'>['components'] {
  const listed = components.map(({ mark, ...line }) => ({
    ...line,
    name: body.components[line.no - 1]?.name ?? null,
    mark: mark ?? null,
    outside: null,
  }))
  const beyond = outside.map(({ name, ground, ...line }, place) => ({
    ...line,
    no: body.components.length + place + 1,
    name: null,
    mark: null,
    outside: { name: draft.words(name), ground: draft.words(ground) },
  }))
  return [...listed, ...beyond]
}
