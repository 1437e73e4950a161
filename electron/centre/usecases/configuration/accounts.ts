import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { hashToken } from '../../../platform/keys.ts'
import { makePerson } from '../../journal/persons.ts'
import { refused } from '../context.ts'
import type { Ctx, UseCase } from '../context.ts'
import { logOutEvents } from '../old-sessions.ts'

const header: NewEvent = { type: 'config.changed', payload: { reason: null, undoes: null, count: 1 } }

/**
 * Gives somebody a new PIN, lifts the lock of wrong ones and ends the sessions that were begun with the old PIN.
 * @param command `credential` is the Argon2id hash; the PIN itself was never stored (decisions.md 22)
 */
export const setOfficerPin: UseCase<{ officerId: string; credential: string }, AnswerOf<'setOfficerPin'>> = (
  { store },
  { officerId, credential },
  ctx,
) => {
  if (!store.config().officers.has(officerId)) return refused('OFFICER_UNKNOWN')
  const ended = store.desks.openSessions().filter((one) => one.officerId === officerId && !isOwn(ctx, one.tokenHash))
  const { row, ref } = makePerson(ctx.ids.next(), 'credential', credential)
  return {
    events: [
      header,
      { type: 'officer.pinSet', payload: { officerId, credential: ref } },
      ...ended.flatMap(({ counterId }) => logOutEvents({ store }, officerId, counterId)),
    ],
    persons: [row],
    apply: (operational) => {
      operational.setLoginAttempt(officerId, 0, 0)
      for (const { tokenHash } of ended) operational.endSession(tokenHash, ctx.now)
    },
    answer: () => ({}),
  }
}

/** Who sets an own PIN stays where it is done: nobody else can know the new one. */
const isOwn = ({ caller }: Ctx, tokenHash: string): boolean =>
  caller.kind === 'person' && caller.actor.tokenHash === tokenHash

/** Lifts the lock after too many wrong PINs. An account that is not locked stays as it is. */
export const unlockOfficer: UseCase<{ officerId: string }, AnswerOf<'unlockOfficer'>> = (
  { store },
  { officerId },
  ctx,
) => {
  if (!store.config().officers.has(officerId)) return refused('OFFICER_UNKNOWN')
  const answer = () => ({})
  if (store.desks.loginAttempt(officerId).lockedUntilMs <= ctx.now) return { answer }
  return {
    events: [header, { type: 'officer.unlocked', payload: { officerId } }],
    apply: (operational) => operational.setLoginAttempt(officerId, 0, 0),
    answer,
  }
}

/** A new token of a device, told once in this answer; the one before ends with it. */
export const issueDeviceToken: UseCase<{ deviceId: string }, AnswerOf<'issueDeviceToken'>> = (
  { store },
  { deviceId },
  ctx,
) => {
  const device = store.config().devices.get(deviceId)
  if (!device) return refused('DEVICE_UNKNOWN')
  const token = ctx.ids.secret()
  const { id, role, name } = device
  return {
    events: [header, { type: 'device.paired', payload: { id, role, name, tokenHash: hashToken(token) } }],
    answer: () => ({ token }),
  }
}
