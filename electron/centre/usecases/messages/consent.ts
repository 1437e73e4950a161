import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { addressOn } from '../../../../shared/domain/messages/address.ts'
import { MESSAGE_MOVES } from '../../../../shared/domain/messages/message.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/message.ts'
import { move } from '../../../../shared/domain/states.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import type { PartyBody } from '../dossier/draft.ts'
import { filerOf, offeredChannels } from './compose.ts'
import { messageView } from './read.ts'

type One = { dossierId: string }

/** Refuses channels that the centre does not have, or on which the citizen cannot be reached. */
export function checkChannels(
  deps: Deps,
  ctx: Ctx,
  filer: PartyBody,
  channels: readonly MessageChannel[],
): Refused | null {
  const offered = offeredChannels(deps, ctx)
  const wrong = channels.find((channel) => !offered.includes(channel) || addressOn(channel, filer) === null)
  return wrong === undefined ? null : refused('MESSAGE_ADDRESS', { channel: wrong })
}

/** Consent to be told, for each dossier and channel, given or taken back at any time (law-facts §7, Luật 91/2025/QH15). */
export const setMessageConsent: UseCase<BodyOf<'setMessageConsent'> & One, AnswerOf<'setMessageConsent'>> = (
  deps,
  { dossierId, channels },
  ctx,
) => {
  const { messages, dossiers } = deps.store
  if (!dossiers.byId(dossierId)) return refused('DOSSIER_UNKNOWN')
  const wanted = [...new Set(channels)].sort()
  const before = messages.consents(dossierId)
  const fresh = wanted.filter((channel) => !before.includes(channel))
  const problem = checkChannels(deps, ctx, filerOf(deps, dossierId), fresh)
  if (problem) return problem
  const answer = () => ({ agreed: messages.consents(dossierId) })
  if (wanted.join() === before.join()) return { answer }
  const { officerId } = actorOf(ctx)
  return {
    events: [{ type: 'message.consented', payload: { dossierId, officerId, how: 'desk', channels: wanted } }],
    answer,
  }
}

/** A call that an officer made (TT-4.3e**, TT-4.4b): its end is kept with what else was told. */
export const noteCall: UseCase<BodyOf<'noteCall'> & One, AnswerOf<'noteCall'>> = (
  deps,
  { dossierId, outcome },
  ctx,
) => {
  if (!deps.store.dossiers.byId(dossierId)) return refused('DOSSIER_UNKNOWN')
  const { officerId } = actorOf(ctx)
  return { events: [{ type: 'citizen.called', payload: { dossierId, officerId, outcome } }], answer: () => ({}) }
}

/** Sends again what could not be sent. */
export const resendMessage: UseCase<{ messageId: string }, AnswerOf<'resendMessage'>> = (deps, { messageId }, ctx) => {
  const { messages } = deps.store
  const row = messages.byId(messageId)
  if (!row) return refused('MESSAGE_UNKNOWN')
  if (move(MESSAGE_MOVES, row.state, 'resend') === null) return refused('MESSAGE_STATE', { state: row.state })
  const { officerId } = actorOf(ctx)
  return {
    events: [{ type: 'message.resent', payload: { messageId, dossierId: row.dossierId, officerId } }],
    answer: () => ({ message: messageView(deps, messages.byId(messageId) ?? row) }),
  }
}

/** Holds everything back, e.g. while a text is wrong; twice is once. */
export const holdMessages: UseCase<BodyOf<'holdMessages'>, AnswerOf<'holdMessages'>> = (deps, { isHeld }, ctx) => {
  const { messages } = deps.store
  const answer = () => ({ isHeld: messages.isHeld() })
  if (messages.isHeld() === isHeld) return { answer }
  return { events: [{ type: 'messages.held', payload: { officerId: actorOf(ctx).officerId, isHeld } }], answer }
}
