import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { PersonRole } from '../../../shared/api/roles.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { OfficerRow } from '../store/config-store.ts'
import { actorOf, refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { isNamedCashier } from './fees/drawers.ts'
import { logOutEvents } from './old-sessions.ts'
import { centreView, counterView } from './views.ts'
import { accountLocked, wrongPin } from './wrong-pin.ts'

const WITHOUT_COUNTER: ReadonlySet<PersonRole> = new Set(['technician', 'receptionist'])

/** Where a log-in was tried; the PIN itself has been compared before and goes no further (decisions.md 22). */
export type LogIn = {
  officerId: string
  counterId: string | null
  pinIsRight: boolean
  token: string
  tokenHash: string
}

/**
 * Logs a person in at a counter; a second log-in there takes over. A wrong PIN is an event and a 401; after too many
 * the account is locked for a while, whatever PIN comes.
 */
export const createSession: UseCase<LogIn, AnswerOf<'createSession'>> = (deps, command, ctx) => {
  const config = deps.store.config()
  const officer = config.officers.get(command.officerId)
  // An unknown officer is answered like a wrong PIN: a caller learns nothing about accounts.
  if (!officer) return refused('WRONG_PIN')
  const attempt = deps.store.desks.loginAttempt(officer.id)
  if (attempt.lockedUntilMs > ctx.now) return accountLocked(attempt.lockedUntilMs - ctx.now)
  if (!command.pinIsRight) return wrongPin(deps, ctx, officer, command.counterId, attempt.wrong + 1)
  // A cashier closes days and months at no counter.
  const needsCounter = officer.role === 'officer' && !isNamedCashier(deps, ctx, officer.id)
  if (command.counterId === null ? needsCounter : !config.counters.has(command.counterId))
    return refused('COUNTER_UNKNOWN')

  // A technician mends machines, a receptionist walks the hall: a log-in at a counter would end the officer's there.
  if (command.counterId !== null && WITHOUT_COUNTER.has(officer.role)) return refused('FORBIDDEN')
  const { counterId, token, tokenHash } = command
  const deviceId = ctx.caller.kind === 'device' ? ctx.caller.device.id : null
  return {
    events: startEvents(deps, ctx, officer.id, counterId),
    apply: (operational) => {
      if (counterId !== null) operational.endSessionsAt(counterId, ctx.now)
      operational.setLoginAttempt(officer.id, 0, 0)
      operational.addSession(tokenHash, officer.id, counterId, deviceId, ctx.now)
    },
    answer: () => ({ token, ...sessionView(deps, ctx, officer, counterId) }),
  }
}

/** Who is logged in, and where. */
export function sessionView(
  deps: Deps,
  ctx: Ctx,
  officer: OfficerRow,
  counterId: string | null,
): AnswerOf<'getSession'> {
  return {
    officer: { id: officer.id, name: officer.name, position: officer.position, role: officer.role },
    counter: counterId === null ? null : counterView(deps, counterId),
    isCashier: officer.role === 'officer' && isNamedCashier(deps, ctx, officer.id),
    centre: centreView(deps, ctx),
  }
}

/** Logs out. A citizen in service stays with the counter. */
export const deleteSession: UseCase<Record<never, never>, Record<never, never>> = (deps, _command, ctx) => {
  const { officerId, counterId, tokenHash } = actorOf(ctx)
  return {
    events: logOutEvents(deps, officerId, counterId),
    apply: (operational) => operational.endSession(tokenHash, ctx.now),
    answer: () => ({}),
  }
}

function startEvents({ store }: Deps, ctx: Ctx, officerId: string, counterId: string | null): NewEvent[] {
  const counter = counterId === null ? undefined : store.desks.counter(counterId)
  const events: NewEvent[] = [
    { type: 'session.started', payload: { officerId, counterId, tookOver: counter?.officerId ?? null } },
  ]
  const left = counter?.ticketId ? store.tickets.byId(counter.ticketId) : undefined
  // A citizen whom nobody finished yesterday is not at the counter today.
  if (counterId !== null && left && left.businessDate < ctx.businessDate) {
    events.push({ type: 'ticket.lapsed', payload: { ticketId: left.id, counterId } })
  }
  return events
}
