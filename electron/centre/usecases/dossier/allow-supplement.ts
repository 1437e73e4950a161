import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { accountLocked, wrongPin } from '../wrong-pin.ts'
import { markOf } from './draft.ts'

/** So long a leader's word holds: to finish the slip that is on the screen. */
const HOLDS_MS = 15 * 60_000

type Command = Omit<BodyOf<'allowSupplement'>, 'pin'> & { readonly pinIsRight: boolean }

/**
 * A leader agrees, with the PIN at the officer's desk, to one more request for a supplement than the limit (KT-12.1c). The
 * word holds for this dossier, or this person and procedure, for the next request, with this very reason, a quarter of an
 * hour long. A wrong PIN counts as one at a log-in.
 */
export const allowSupplement: UseCase<Command, AnswerOf<'allowSupplement'>> = (deps, command, ctx) => {
  const { leaderId, pinIsRight, reason } = command
  const leader = deps.store.config().officers.get(leaderId)
  // An unknown leader is answered like a wrong PIN: a caller learns nothing about accounts.
  if (!leader) return refused('WRONG_PIN')
  const attempt = deps.store.desks.loginAttempt(leaderId)
  if (attempt.lockedUntilMs > ctx.now) return accountLocked(attempt.lockedUntilMs - ctx.now)
  if (!pinIsRight) return wrongPin(deps, ctx, leader, null, attempt.wrong + 1)
  if (leader.role !== 'leader') return refused('FORBIDDEN')
  const about = aboutOf(deps, command)
  if ('refusal' in about) return about
  const { officerId, counterId } = actorOf(ctx)
  const { subject, ...what } = about
  const until = ctx.now + HOLDS_MS
  const seal = sealOf(deps, { leaderId, until, subject, nth: what.nth, reason })
  return {
    events: [{ type: 'supplement.allowed', payload: { ...what, leaderId, officerId, counterId } }],
    apply: (operational) => operational.setLoginAttempt(leaderId, 0, 0),
    answer: () => ({ allowance: [until, seal, leaderId].join(SEPARATOR), until }),
  }
}

type About = {
  readonly subject: string
  readonly dossierId: string | null
  readonly procedureId: string
  readonly nth: number
}

function aboutOf(deps: Deps, { dossierId, procedureId, party }: Command): About | Refused {
  const { dossiers } = deps.store
  if (dossierId !== undefined) {
    const row = dossiers.byId(dossierId)
    if (!row) return refused('DOSSIER_UNKNOWN')
    return { subject: row.id, dossierId, procedureId: row.procedureId, nth: dossiers.supplements(row.id).length + 1 }
  }
  if (procedureId === undefined || party === undefined) return refused('BAD_REQUEST', { field: 'dossierId' })
  if (!deps.store.catalogue().rows.has(procedureId)) return refused('PROCEDURE_UNKNOWN')
  const mark = markOf(deps, party)
  const before = mark === null ? 0 : dossiers.askedBefore(mark, procedureId)
  return { subject: subjectAtDesk(procedureId, mark), dossierId: null, procedureId, nth: before + 1 }
}

const SEPARATOR = '~'

type Sealed = {
  readonly leaderId: string
  readonly until: number
  readonly subject: string
  readonly nth: number
  readonly reason: string
}
const sealOf = ({ secrets }: Deps, { leaderId, until, subject, nth, reason }: Sealed): string =>
  secrets.mark(`allowance:${JSON.stringify([leaderId, until, subject, nth, reason])}`)

/** Before acceptance a request is about a person and a procedure. */
export const subjectAtDesk = (procedureId: string, mark: string | null): string => `${procedureId} ${mark ?? ''}`

/** The leader who agreed to this very request; null when nobody did, or too long ago. */
export function allowedBy(
  deps: Deps,
  ctx: Ctx,
  asked: { subject: string; nth: number; reason: string | undefined; allowance: string | undefined },
): string | null {
  const { subject, nth, reason, allowance } = asked
  if (reason === undefined || allowance === undefined) return null
  const [time = '', seal, ...id] = allowance.split(SEPARATOR)
  const [until, leaderId] = [Number(time), id.join(SEPARATOR)]
  const isTrue = seal === sealOf(deps, { leaderId, until, subject, nth, reason })
  return isTrue && ctx.now <= until ? leaderId : null
}

/** Who may agree to an exception. */
export const listLeaders: UseCase<Record<never, never>, AnswerOf<'listLeaders'>> = (deps) => {
  const officers = [...deps.store.config().officers.values()]
  return {
    answer: () => ({
      leaders: officers
        .filter(({ role }) => role === 'leader')
        .map(({ id, name, position }) => ({ id, name, position })),
    }),
  }
}
