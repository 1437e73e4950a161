import type { DossierLine, DossierParty, DossierView, SlipLine } from '../../../../shared/api/dossier-views.ts'
import { dossierListName } from '../../../../shared/api/dossier-views.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../shared/api/operations.ts'
import { workingDaysFrom } from '../../../../shared/domain/deadlines/working-days.ts'
import { maskEmail, maskIdentity, maskPhone } from '../../../../shared/domain/dossier/masks.ts'
import { matchOf } from '../../../../shared/domain/dossier/search-words.ts'
import { nationalState } from '../../../../shared/domain/dossier/states.ts'
import { addDays, startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import type { ListTimes } from '../../store/dossier-lists.ts'
import type { DossierRow, FeeRow, PartyRow } from '../../store/dossier-store.ts'
import type { SlipRow } from '../../store/slip-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { clocksOf, rulesOnce } from './clocks.ts'
import type { RulesOf } from './clocks.ts'
import { rulesFor } from './dates.ts'
import { readParty } from './draft.ts'
import { insideOf } from './inside.ts'
import { windowsOf } from './list-windows.ts'
import { ownerOf, procedureOf } from './one-dossier.ts'

/** One dossier, with masks (KT-5.1d). */
export const getDossier: UseCase<{ dossierId: string }, AnswerOf<'getDossier'>> = (deps, { dossierId }, ctx) => {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  return { answer: () => ({ dossier: dossierView(deps, ctx, row, true), now: ctx.now, through: deps.through() }) }
}

/** All of a dossier; who saw it, and what for, stays in the journal, once a day (KT-5.1d, invariant 8). */
export const openDossier: UseCase<BodyOf<'openDossier'> & { dossierId: string }, AnswerOf<'openDossier'>> = (
  deps,
  { dossierId, purpose },
  ctx,
) => {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  const { officerId } = actorOf(ctx)
  const isKnown = deps.store.dossiers.wasViewed(dossierId, officerId, ctx.businessDate, purpose)
  return {
    ...(isKnown ? {} : { events: [{ type: 'dossier.viewed', payload: { dossierId, officerId, purpose } }] }),
    answer: () => ({ dossier: dossierView(deps, ctx, row, false), now: ctx.now, through: deps.through() }),
  }
}

const NO_LETTERS = /^[\d.\s-]+$/
const MOST_NO_SIGNS = 5

/**
 * Dossiers by what is known of them: a code or its beginning, the running number of today, a name without accents, the end
 * of a telephone or identity number. The newest first.
 */
export function searchDossiers(deps: Deps, ctx: Ctx, query: QueryOf<'searchDossiers'>): AnswerOf<'searchDossiers'> {
  const { dossiers } = deps.store
  const { q, page, size } = query
  const asCode = q.toUpperCase()
  const byCode = page === 1 && /^(?:\d{3}\.|[GH]\d)/.test(asCode) ? dossiers.byCodeStart(asCode, size) : []
  const no = q.length <= MOST_NO_SIGNS && NO_LETTERS.test(q) ? Number(q) : Number.NaN
  const byNo = page === 1 && Number.isInteger(no) ? dossiers.byNo(ctx.businessDate, no) : []
  const match = matchOf(q)
  const byWords = match === null ? [] : dossiers.search(match, size + 1, (page - 1) * size)
  const found = new Map([...byCode, ...byNo, ...byWords.slice(0, size)].map((row) => [row.id, row]))
  const rules = rulesOnce(deps, ctx)
  return { dossiers: [...found.values()].map((row) => lineOf(deps, ctx, rules, row)), isMore: byWords.length > size }
}

export function countDossiers(deps: Deps, ctx: Ctx, query: QueryOf<'countDossiers'>): AnswerOf<'countDossiers'> {
  const times = timesOf(deps, ctx)
  const counts = Object.fromEntries(
    dossierListName.options.map((name) => [name, deps.store.dossiers.listCount(name, times, query.agencyId ?? null)]),
  ) as AnswerOf<'countDossiers'>['counts']
  return { counts, now: ctx.now, through: deps.through() }
}

/** A list of open work (TQ-6.3, BD-5.3, TT-9.1đ). */
export const listDossiers: UseCase<QueryOf<'listDossiers'> & { list: string }, AnswerOf<'listDossiers'>> = (
  deps,
  { list, agencyId = null, page, size },
  ctx,
) => {
  const name = dossierListName.safeParse(list).data
  if (!name) return refused('BAD_REQUEST', { field: 'list' })
  const times = timesOf(deps, ctx)
  const rules = rulesOnce(deps, ctx)
  const { dossiers } = deps.store
  return {
    answer: () => ({
      dossiers: dossiers
        .list(name, times, agencyId, size, (page - 1) * size)
        .map((row) => lineOf(deps, ctx, rules, row)),
      total: dossiers.listCount(name, times, agencyId),
      now: ctx.now,
      through: deps.through(),
    }),
  }
}

/**
 * The instants that part lists. Due dates are compared with the centre's own days; an apology and the agency's request go by the days
 * on which their agency works (TT-4.3d, TT-4.3e).
 */
export function timesOf(deps: Deps, ctx: Ctx): ListTimes {
  const rules = rulesFor(deps, ctx, null)
  const lastSoon = workingDaysFrom(rules.calendar, ctx.businessDate, rules.due.soonDays)
  const { apologise, asking } = windowsOf(rules, ctx)
  return {
    ...{ apologise, asking },
    ofAgencies: new Map(
      ownTimed(deps).map((agencyId) => [agencyId, windowsOf(rulesFor(deps, ctx, agencyId), ctx)] as const),
    ),
    now: ctx.now,
    endOfDay: startOfDay(addDays(ctx.businessDate, 1)),
    soonUntil: startOfDay(addDays(lastSoon, 1)),
  }
}

/** Agencies that anything is set for: the others go by the centre's rules. */
function ownTimed({ store }: Deps): string[] {
  const { settings, agencies } = store.config()
  const named = new Set(settings.flatMap(({ agencyId }) => agencyId ?? []))
  return [...named].filter((agencyId) => agencies.has(agencyId))
}

/** Slips of a dossier, or of a day. */
export function listSlips({ store }: Deps, ctx: Ctx, query: QueryOf<'listSlips'>): AnswerOf<'listSlips'> {
  const { dossierId, date = ctx.businessDate, page, size } = query
  if (dossierId !== undefined) {
    const rows = store.slips.ofDossier(dossierId)
    return { slips: rows.slice((page - 1) * size, page * size).map(slipLine), total: rows.length }
  }
  return {
    slips: store.slips.ofDay(date, size, (page - 1) * size).map(slipLine),
    total: store.slips.countOfDay(date),
  }
}

export const slipLine = (row: SlipRow): SlipLine => ({
  id: row.id,
  kind: row.kind,
  formSet: row.formSet,
  number: row.number,
  issuedAt: row.issuedMs,
  cancelled: row.cancelCause !== null,
  cancelCause: row.cancelCause,
  replaces: row.replaces,
  reprints: row.reprints,
})

function lineOf(deps: Deps, ctx: Ctx, rules: RulesOf, row: DossierRow): DossierLine {
  return {
    ...{ id: row.id, code: row.code, state: row.state, procedureId: row.procedureId, agencyId: row.agencyId },
    procedure: procedureOf(deps, row).name,
    agency: deps.store.config().agencies.get(row.agencyId) ?? '',
    channel: row.channel,
    name: ownerOf(deps, row.id).name || null,
    receivedAt: row.receivedMs,
    dueAt: row.dueMs,
    forwardBy: row.state === 'received' ? row.forwardByMs : null,
    ...clocksOf(deps, ctx, rules, row),
    harm: row.harm,
    replyBy: row.replyByMs,
    resultAt: row.resultMs,
    collectBy: row.collectByMs,
    postedAt: row.postedMs,
    endedAt: row.endedMs,
    shelf: row.shelf,
  }
}

function dossierView(deps: Deps, ctx: Ctx, row: DossierRow, isMasked: boolean): DossierView {
  const { dossiers, slips } = deps.store
  const { setting, officers } = deps.store.config()
  const erasable = (personId: string) => ({ personId, text: deps.store.desks.person(personId) })
  const optional = (personId: string | null) => (personId === null ? null : erasable(personId))
  const text = (personId: string | null) => (personId === null ? null : deps.store.desks.person(personId))
  return {
    ...lineOf(deps, ctx, rulesOnce(deps, ctx), row),
    ...insideOf(deps, row),
    nationalState: nationalState(row.state, setting('dossier.refusedAs', ctx.businessDate)),
    ...{ businessDate: row.businessDate, visitId: row.visitId, ticketId: row.ticketId, sets: row.sets },
    officer: officers.get(row.officerId)?.name ?? null,
    ...{ caseCode: row.caseCode, externalCode: row.externalCode, lateCause: row.lateCause },
    parties: dossiers.parties(row.id).map((party) => partyView(party, isMasked)),
    components: dossiers.components(row.id).map(({ namePerson, groundPerson, name, ...component }) => ({
      ...component,
      name: name ?? text(namePerson),
      ground: text(groundPerson),
    })),
    delivery: { how: row.delivery, where: optional(row.deliveryPerson) },
    fees: dossiers.fees(row.id).map(feeView),
    summary: optional(row.summaryPerson),
    note: optional(row.notePerson),
    dueDates: dossiers.dues(row.id).map(({ atMs, dueMs, cause }) => ({ at: atMs, dueAt: dueMs, cause })),
    supplements: dossiers.supplements(row.id).map((one) => ({
      id: one.id,
      at: one.atMs,
      words: erasable(one.wordsPerson),
      forced: one.beyondPerson !== null,
      replyBy: one.replyByMs,
      suppliedAt: one.suppliedMs,
    })),
    ...{ forwardedAt: row.forwardedMs, paperHandedAt: row.paperMs },
    slips: slips.ofDossier(row.id).map(slipLine),
  }
}

const feeView = ({
  no,
  kind,
  name,
  amount,
  taken,
  exempt,
  when,
  method,
  ...fee
}: FeeRow): DossierView['fees'][number] => ({
  ...{ no, kind, name, amount, taken, exempt, when, method },
  ...{ paidAt: fee.paidMs, refundedAt: fee.refundedMs },
})

function partyView({ role, personId, body }: PartyRow, isMasked: boolean): DossierParty {
  const party = readParty(body)
  const shown = (text: string | undefined, mask: (text: string) => string): string | null =>
    text === undefined ? null : isMasked ? mask(text) : text
  return {
    ...{ personId, role, kind: party?.kind ?? 'person', name: party?.name ?? null },
    identity: shown(party?.identity, maskIdentity),
    birthDate: isMasked ? null : (party?.birthDate ?? null),
    address: party?.address ?? null,
    phone: shown(party?.phone, maskPhone),
    email: shown(party?.email, maskEmail),
    paper: party?.paper ?? null,
  }
}
