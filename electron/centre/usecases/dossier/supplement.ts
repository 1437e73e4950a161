import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import { agencySupplementBy, supplementReplyBy } from '../../../../shared/domain/deadlines/supplement.ts'
import { defectSlips } from '../../../../shared/domain/slips/forms.ts'
import type { FilingChannel } from '../../../../shared/domain/slips/parts.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { allowedBy, subjectAtDesk } from './allow-supplement.ts'
import { atTheDesk } from './at-the-desk.ts'
import { afterSupplement, forwardBy, limitOf, rulesFor } from './dates.ts'
import { markOf, openDraft } from './draft.ts'
import type { Draft, PartyBody } from './draft.ts'
import { isSlip, issueSlip, slipParty } from './issue-slip.ts'
import type { IssuedSlip } from './issue-slip.ts'
import { atStep, endStep, isLeader, ownerOf, procedureOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type Asked = Pick<BodyOf<'requestSupplement'>, 'items' | 'reason' | 'beyondLimit' | 'allowance'>

/** KT-12.1c: once, where no procedure has a law of its own (law-facts §4). */
const MAX_SUPPLEMENTS = 1

/**
 * Asks for what is missing before acceptance (TQ-7.2a, KT-12.1c): there is no dossier yet, so requests are counted by
 * person and procedure. Post and hired services get a refusal instead.
 */
export const requestSupplementAtDesk: UseCase<
  BodyOf<'requestSupplementAtDesk'>,
  AnswerOf<'requestSupplementAtDesk'>
> = (deps, command, ctx) => {
  const desk = atTheDesk(deps, ctx, command.ticketId)
  if ('refusal' in desk) return desk
  const { procedureId, channel, party } = command
  const procedure = deps.store.catalogue().rows.get(procedureId)
  if (!procedure) return refused('PROCEDURE_UNKNOWN')
  if (!maySupplement(channel, 'reception')) return refused('SUPPLEMENT_CHANNEL')
  const mark = markOf(deps, party)
  const before = mark === null ? 0 : deps.store.dossiers.askedBefore(mark, procedureId)
  const draft = openDraft(deps, ctx)
  const request = requestOf(deps, ctx, draft, {
    ...{ command, procedureId, before, held: new Set<number>(), listed: procedure.body.components.length },
    subject: subjectAtDesk(procedureId, mark),
  })
  if ('refusal' in request) return request
  const visitId = (desk.ticketId && deps.store.dossiers.visitOf(desk.ticketId)) ?? ctx.ids.next()
  draft.events.push({
    type: 'supplement.asked',
    payload: {
      ...{ ...request, visitId, channel },
      ticketId: desk.ticketId,
      counterId: desk.counterId,
      party: draft.party(party),
    },
  })
  const { fieldId } = procedure
  const about = {
    party,
    code: null,
    of: procedureId,
    fieldId,
    replyBy: null,
    dossierIds: [],
    aboutId: request.supplementId,
  }
  const slips = [supplementSlip(deps, ctx, draft, command, about)].filter(isSlip)
  return draft.decide(() => ({ supplementId: request.supplementId, slips, nth: request.nth }))
}

/**
 * Hands on the agency's request after acceptance (TT-4.3d): the clock stands still, within the agency's days or with a
 * ground, once (KT-12.1c) or beyond it by a leader's reason that is journaled and counted. What is re-used from a
 * database or not on the list is asked for only with its citation (TV-3.2a, TT-9.1b, KT-5.1đ). A dossier waits for
 * papers by such a request only (KT-5.1e), while it is settled (TT-4.3a).
 */
export const requestSupplement: UseCase<BodyOf<'requestSupplement'> & { dossierId: string }, DossierNow> = (
  deps,
  command,
  ctx,
) => {
  const at = atStep(deps, ctx, command.dossierId, 'request-supplement')
  if ('refusal' in at) return at
  const { row, draft } = at
  const rules = rulesFor(deps, ctx, row.agencyId)
  const window = agencySupplementBy(rules, row.receivedMs)
  if (window && ctx.now > window.by && command.ground === undefined)
    return refused('SUPPLEMENT_LATE', { by: window.by })
  const components = deps.store.dossiers.components(row.id)
  const held = new Set(components.filter(({ mark }) => mark === 'reused').map(({ no }) => no))
  const before = deps.store.dossiers.supplements(row.id).length
  const request = requestOf(deps, ctx, draft, {
    ...{ command, procedureId: row.procedureId, before, held, subject: row.id },
    // A dossier keeps the list that it was received under.
    listed: deps.store.procedureOfDossier(row.id)?.body.components.length ?? 0,
  })
  if ('refusal' in request) return request
  const limit = limitOf(row)
  const answer = limit && supplementReplyBy(rules, ctx.now, limit)
  const replyBy = answer?.ok ? answer.due : null
  const about = {
    ...{ party: ownerOf(deps, row.id), code: row.code, of: row, fieldId: row.fieldId },
    ...{ replyBy, dossierIds: [row.id], aboutId: request.supplementId },
  }
  const slips = [supplementSlip(deps, ctx, draft, command, about)].filter(isSlip)
  const payload = { ...request, dossierId: row.id, replyBy, ground: draft.words(command.ground) }
  return endStep(deps, at, { type: 'dossier.supplementRequested', payload }, slips)
}

/** What was asked for is there: the clock starts again, and the dossier is forwarded anew (TT-4.3d*). */
export const supplementReceived: UseCase<{ dossierId: string }, DossierNow> = (deps, { dossierId }, ctx) => {
  const at = atStep(deps, ctx, dossierId, 'supply')
  if ('refusal' in at) return at
  const { row, by } = at
  const open = deps.store.dossiers.supplements(dossierId).findLast(({ suppliedMs }) => suppliedMs === null)
  const due = afterSupplement(deps, ctx, row)
  if (!open) throw new Error(`no request for a supplement of ${dossierId} is open`)
  if ('refusal' in due) return due
  const must = forwardBy(deps, ctx, row.agencyId)
  if (must === null) at.draft.events.push({ type: 'dossier.forwarded', payload: { ...by, late: false } })
  return endStep(deps, at, {
    type: 'dossier.supplemented',
    payload: {
      ...{ ...by, ...due, supplementId: open.id },
      stoppedAt: row.stoppedMs ?? open.atMs,
      startedAt: ctx.now,
      previousDueAt: row.dueMs,
      forwardBy: must,
    },
  })
}

const maySupplement = (channel: FilingChannel, stage: 'reception' | 'appraisal'): boolean =>
  defectSlips(channel, stage).includes('supplement')

type Request = Pick<
  PayloadOf<'supplement.asked'>,
  'supplementId' | 'officerId' | 'procedureId' | 'items' | 'words' | 'nth' | 'beyondLimit' | 'allowedBy'
>
type RequestFacts = {
  readonly command: Asked
  readonly procedureId: string
  /** What a leader may have agreed to. */
  readonly subject: string
  /** Requests made already. */
  readonly before: number
  /** How many papers are on the list. */
  readonly listed: number
  /** Papers of the list that a database has given. */
  readonly held: ReadonlySet<number>
}

function requestOf(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  { command, procedureId, before, held, listed, subject }: RequestFacts,
): Request | Refused {
  const { items, reason, beyondLimit } = command
  const groundless = items.findIndex(
    ({ no, verify, ground }) => ground === undefined && (no === undefined || verify || held.has(no)),
  )
  if (groundless !== -1) return refused('GROUND_NEEDED', { item: groundless + 1 })
  const { setting } = deps.store.config()
  const exceptions = setting('supplement.byProcedure', ctx.businessDate) ?? []
  const own = exceptions.find((one) => one.procedureId === procedureId)?.max
  const max = own ?? setting('supplement.max', ctx.businessDate) ?? MAX_SUPPLEMENTS
  const isBeyond = before >= max
  const leaderId = allowedBy(deps, ctx, { subject, nth: before + 1, reason: beyondLimit, allowance: command.allowance })
  if (isBeyond && (beyondLimit === undefined || !(leaderId !== null || isLeader(ctx))))
    return refused('SUPPLEMENT_LIMIT', { max })
  const text = items.map((item, place) => `${place + 1}. ${[item.text, reasonOf(item)].filter(Boolean).join(': ')}`)
  return {
    ...{ supplementId: ctx.ids.next(), officerId: actorOf(ctx).officerId, procedureId, nth: before + 1 },
    items: items.map(({ no, verify }) => ({
      no: no ?? null,
      verify: verify || (no !== undefined && held.has(no)),
      outside: no === undefined || no > listed,
    })),
    words: draft.words([...text, reason].join('\n')),
    beyondLimit: isBeyond ? draft.words(beyondLimit) : null,
    ...(isBeyond && leaderId !== null ? { allowedBy: leaderId } : {}),
  }
}

/** Why one paper is asked for, with its citation. */
function reasonOf({ why, ground }: Asked['items'][number]): string {
  if (why === undefined) return ground ?? ''
  return ground === undefined ? why : `${why} (${ground})`
}

type About = {
  readonly party: PartyBody
  readonly code: string | null
  /** The dossier, or the procedure before there is one. */
  readonly of: string | DossierRow
  readonly fieldId: string
  readonly replyBy: number | null
  readonly dossierIds: readonly string[]
  readonly aboutId: string
}

function supplementSlip(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  { items, reason }: Asked,
  { party, code, of, replyBy, dossierIds, aboutId, fieldId }: About,
): IssuedSlip | null {
  const { setting, officers } = deps.store.config()
  const guide = officers.get(actorOf(ctx).officerId)?.name ?? ''
  return issueSlip(deps, ctx, draft, {
    ...{ kind: 'supplement', dossierIds, aboutId, fieldId },
    content: {
      code,
      of: slipParty(party),
      procedure: procedureOf(deps, of),
      items: items.map((item) => ({ content: item.text, reason: reasonOf(item) })),
      reason,
      contact: { name: guide, phone: setting('centre.hotline', ctx.businessDate) ?? '' },
      replyBy: replyBy === null ? null : businessDate(replyBy),
      guide,
    },
  })
}
