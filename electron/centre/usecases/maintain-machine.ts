import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { PersonRole } from '../../../shared/api/roles.ts'
import type { Deed } from '../../../shared/shell/shell-api.ts'
import { refused } from './context.ts'
import type { Ctx, Decision, Deps, UseCase } from './context.ts'
import { accountLocked, wrongPin } from './wrong-pin.ts'

const MAINTAINERS: ReadonlySet<PersonRole> = new Set(['technician', 'leader'])

/** Who wants to do what; the PIN itself has been compared before and goes no further (decisions.md 22). */
export type Maintenance = { readonly officerId: string; readonly deed: Deed; readonly pinIsRight: boolean }

/** Names to choose from at the machine: no others than those who may do something there. */
export function listMaintainers({ store }: Deps): AnswerOf<'listMaintainers'> {
  const people = [...store.config().officers.values()]
    .filter(({ role }) => MAINTAINERS.has(role))
    .map(({ id, name }) => ({ id, name }))
  return { people }
}

/** Lets a technician or leader leave the locked page of the calling machine. A wrong PIN counts as one at a log-in. */
export const maintainMachine: UseCase<Maintenance, Record<never, never>> = (deps, command, ctx) => {
  const officer = deps.store.config().officers.get(command.officerId)
  // An unknown officer is answered like a wrong PIN: a caller learns nothing about accounts.
  if (!officer) return refused('WRONG_PIN')
  const attempt = deps.store.desks.loginAttempt(officer.id)
  if (attempt.lockedUntilMs > ctx.now) return accountLocked(attempt.lockedUntilMs - ctx.now)
  if (!command.pinIsRight) return wrongPin(deps, ctx, officer, null, attempt.wrong + 1)
  return MAINTAINERS.has(officer.role) ? maintained(command, ctx) : refused('FORBIDDEN')
}

function maintained({ officerId, deed }: Maintenance, ctx: Ctx): Decision<Record<never, never>> {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  return {
    events: [{ type: 'machine.maintained', payload: { deviceId: ctx.caller.device.id, officerId, deed } }],
    apply: (operational) => operational.setLoginAttempt(officerId, 0, 0),
    answer: () => ({}),
  }
}

/** What the calling machine says was done there by a spare code while it could not ask; nobody knows by whom. */
export const reportSpareDeed: UseCase<BodyOf<'reportSpareDeed'>, Record<never, never>> = (_deps, command, ctx) => {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  const payload = { deviceId: ctx.caller.device.id, ...command }
  return { events: [{ type: 'machine.openedBySpare', payload }], answer: () => ({}) }
}
