import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { PublicDossier } from '../../../../shared/api/dossier-views.ts'
import { codeOfDigits, readCode } from '../../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../../shared/domain/dossier/code.ts'
import { nationalState } from '../../../../shared/domain/dossier/states.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import { refused } from '../context.ts'
import type { Caller, Ctx, Decision, Deps, UseCase } from '../context.ts'
import { centreView } from '../views.ts'
import { readParty } from './draft.ts'
import { isOwed } from '../fees/owed.ts'
import { lookUpAddress } from './issue-slip.ts'
import { procedureOf } from './one-dossier.ts'

/**
 * Wrong guesses (law-facts §7: a second factor). At one dossier few, then a pause for that dossier. From one place, which
 * all visitors of a kiosk share, many, which are forgotten one after the other: who guesses without end slows the place to
 * one guess in ten seconds and keeps nobody else away from it.
 */
const MAX_WRONG_OF_CODE = 5
const PAUSE_MS = 15 * 60_000
const MAX_WRONG_OF_PLACE = 30
const FORGOTTEN_MS = 10_000

/**
 * What the QR code of a receipt says: the address of the public page with the dossier code and a signature that stands for
 * the second factor; without a public address only these two.
 */
export const receiptCode = (deps: Deps, ctx: Ctx, code: string): string =>
  `${lookUpAddress(deps, ctx)}${deps.secrets.dossier(code)}`

/**
 * State of a dossier for the public (TT-8.2a, BD-18.3c): by the code alone only the state; with the end of a telephone or
 * identity number of a party, or with what the receipt's QR code says, when and where. Nothing personal is ever told, and
 * guessing is slowed down (law-facts §7).
 */
export const lookUpDossier: UseCase<BodyOf<'lookUpDossier'>, AnswerOf<'lookUpDossier'>> = (deps, command, ctx) => {
  const signed = deps.secrets.openDossier(command.code)
  const place = `from:${placeOf(ctx.caller)}`
  const proved = signed !== null
  const wait = proved ? 0 : placeWait(deps, ctx, place)
  if (wait > 0) return refused('TOO_MANY_REQUESTS', { retryAfterSeconds: wait })
  const asked = found(deps, signed ?? command.code)
  if (!asked) return { ...refused('DOSSIER_UNKNOWN'), ...counted(atPlace(deps, ctx, place)) }
  const row = meantBy(deps, asked)
  const instead = row.id === asked.id ? null : asked
  if (command.factor === undefined || proved) {
    const isTheirs = proved && (instead === null || isOfOne(deps, asked, row))
    return { answer: () => publicView(deps, ctx, row, isTheirs, instead) }
  }
  const guess = `code:${row.id}`
  const pause = codeWait(deps, ctx, guess)
  if (pause > 0) return refused('TOO_MANY_REQUESTS', { retryAfterSeconds: pause })
  if (!factors(deps, row.id).has(command.factor))
    return { ...refused('LOOK_UP_FACTOR'), ...counted(atPlace(deps, ctx, place), atCode(deps, ctx, guess)) }
  return { answer: () => publicView(deps, ctx, row, true, instead) }
}

const MOST_TWINS = 5

/** The dossier that stands for one that was cancelled: the code on a citizen's paper leads to it. */
function meantBy({ store }: Deps, asked: DossierRow): DossierRow {
  let row = asked
  for (let step = 0; step < MOST_TWINS && row.state === 'void' && row.twinId !== null; step++)
    row = store.dossiers.byId(row.twinId) ?? row
  return row
}

/** Whether two dossiers have a party in common: what proves the one proves the other, whatever an officer has typed. */
function isOfOne(deps: Deps, one: DossierRow, other: DossierRow): boolean {
  const others = factors(deps, other.id)
  return [...factors(deps, one.id)].some((factor) => others.has(factor))
}

/** By the whole code, or by its digits alone: those of this centre's own identifiers. */
function found({ store }: Deps, text: string): DossierRow | undefined {
  const whole = readCode(text)
  if (whole !== null) return store.dossiers.byCode(whole)
  const identifiers = store
    .config()
    .settings.flatMap(({ key, value }) => (key === 'dossier.codes' ? [(value as CodeRanges).identifier] : []))
  for (const identifier of new Set(identifiers)) {
    const code = codeOfDigits(text, identifier)
    const row = code === null ? undefined : store.dossiers.byCode(code)
    if (row) return row
  }
  return undefined
}

function placeOf(caller: Caller): string {
  if (caller.kind === 'nobody') return caller.address
  return caller.kind === 'device' ? caller.device.id : caller.actor.officerId
}

/** Wrong guesses at a place, or at a dossier, since an instant. */
type Guesses = { readonly place: string; readonly wrong: number; readonly sinceMs: number }

/** Seconds until a dossier may be guessed at again; 0: now. */
function codeWait({ store }: Deps, { now }: Ctx, guess: string): number {
  const { wrong, sinceMs } = store.dossiers.lookUpAttempts(guess)
  const until = sinceMs + PAUSE_MS
  return wrong >= MAX_WRONG_OF_CODE && now >= sinceMs && now < until ? Math.ceil((until - now) / 1_000) : 0
}

/** Those of before the pause are forgotten. */
function atCode({ store }: Deps, { now }: Ctx, place: string): Guesses {
  const { wrong, sinceMs } = store.dossiers.lookUpAttempts(place)
  const isOver = wrong === 0 || now < sinceMs || now >= sinceMs + PAUSE_MS
  return isOver ? { place, wrong: 1, sinceMs: now } : { place, wrong: wrong + 1, sinceMs }
}

/** What is left of a place's wrong guesses now: every ten seconds one is forgotten, the next one counted from `sinceMs`. */
function leftAt({ store }: Deps, { now }: Ctx, place: string): Guesses {
  const { wrong, sinceMs } = store.dossiers.lookUpAttempts(place)
  const forgotten = now < sinceMs ? wrong : Math.floor((now - sinceMs) / FORGOTTEN_MS)
  if (forgotten >= wrong) return { place, wrong: 0, sinceMs: now }
  return { place, wrong: wrong - forgotten, sinceMs: sinceMs + forgotten * FORGOTTEN_MS }
}

function placeWait(deps: Deps, ctx: Ctx, place: string): number {
  const { wrong, sinceMs } = leftAt(deps, ctx, place)
  return wrong < MAX_WRONG_OF_PLACE ? 0 : Math.ceil((sinceMs + FORGOTTEN_MS - ctx.now) / 1_000)
}

function atPlace(deps: Deps, ctx: Ctx, place: string): Guesses {
  const left = leftAt(deps, ctx, place)
  return { ...left, wrong: left.wrong + 1 }
}

const counted = (...guesses: readonly Guesses[]): Pick<Decision<never>, 'apply'> => ({
  apply: (operational) => {
    for (const one of guesses) operational.setLookUpAttempts(one.place, one.wrong, one.sinceMs)
  },
})

const FACTOR_SIGNS = 4

/** Ends of the telephone and identity numbers of all parties. */
function factors({ store }: Deps, dossierId: string): Set<string> {
  const numbers = store.dossiers.parties(dossierId).flatMap(({ body }) => {
    const party = readParty(body)
    return [party?.phone, party?.identity].map((text) => (text ?? '').replace(/\D/g, ''))
  })
  return new Set(numbers.filter((text) => text.length >= FACTOR_SIGNS).map((text) => text.slice(-FACTOR_SIGNS)))
}

function publicView(
  deps: Deps,
  ctx: Ctx,
  row: DossierRow,
  proved: boolean,
  instead: DossierRow | null,
): AnswerOf<'lookUpDossier'> {
  const { setting } = deps.store.config()
  const { code, state } = row
  return {
    centre: centreView(deps, ctx),
    dossier: {
      ...{ code, state },
      nationalState: nationalState(state, setting('dossier.refusedAs', ctx.businessDate)),
      more: proved ? more(deps, ctx, row) : null,
      ...(instead === null ? {} : { asked: instead.code }),
    },
    now: ctx.now,
  }
}

function more(deps: Deps, ctx: Ctx, row: DossierRow): NonNullable<PublicDossier['more']> {
  const config = deps.store.config()
  const results = [...config.services.values()].filter(({ kind }) => kind === 'result')
  const isDone = row.resultMs !== null || row.endedMs !== null
  return {
    procedure: procedureOf(deps, row).name,
    agency: config.agencies.get(row.agencyId) ?? '',
    receivedAt: row.receivedMs,
    dueAt: row.dueMs,
    isLate: !isDone && (row.beforeState ?? row.state) !== 'supplement' && ctx.now > row.dueMs,
    isHere: row.state === 'refused' || (row.state === 'result-ready' && row.resultPaper === 1),
    delivery: row.delivery,
    resultServiceId: results[0]?.id ?? null,
    told: toldOf(deps, row.id),
    hasUnpaidFees: deps.store.dossiers.fees(row.id).some(isOwed),
  }
}

const MOST_TOLD = 5

/** What was sent to who filed it, the latest first: of what, how and when, not where to. */
const toldOf = ({ store }: Deps, dossierId: string): NonNullable<PublicDossier['more']>['told'] =>
  store.messages
    .ofDossier(dossierId)
    .flatMap(({ fact, channel, state, endedMs }) =>
      state === 'sent' && endedMs !== null ? [{ fact, channel, at: endedMs }] : [],
    )
    .slice(-MOST_TOLD)
    .reverse()
