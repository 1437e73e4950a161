import type { MessageLine } from '../../../../shared/api/message-views.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../shared/api/operations.ts'
import { maskEmail, maskPhone } from '../../../../shared/domain/dossier/masks.ts'
import { addressOn } from '../../../../shared/domain/messages/address.ts'
import { MESSAGE_DEFAULTS } from '../../../../shared/domain/messages/message-settings.ts'
import { messageFact } from '../../../../shared/domain/messages/message.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/message.ts'
import { smsSize } from '../../../../shared/domain/messages/sms-size.ts'
import { templateFault } from '../../../../shared/domain/messages/templates.ts'
import { dayMonthYear } from '../../../../shared/i18n/format.ts'
import type { MessageRow } from '../../store/message-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { commonFacts, dueWords, filerOf, fill, offeredChannels } from './compose.ts'
import type { MessageBody } from './compose.ts'

const MS_PER_MINUTE = 60_000

/** What the desk may offer. */
export const listMessageChannels = (deps: Deps, ctx: Ctx): AnswerOf<'listMessageChannels'> => ({
  offered: offeredChannels(deps, ctx),
  now: ctx.now,
  through: deps.through(),
})

/** What a citizen agreed to and was told, for the desk. */
export const listDossierMessages: UseCase<{ dossierId: string }, AnswerOf<'listDossierMessages'>> = (
  deps,
  { dossierId },
  ctx,
) => {
  const { messages, dossiers, config } = deps.store
  if (!dossiers.byId(dossierId)) return refused('DOSSIER_UNKNOWN')
  const filer = filerOf(deps, dossierId)
  return {
    answer: () => ({
      told: {
        offered: offeredChannels(deps, ctx).map((channel) => ({
          channel,
          hasAddress: addressOn(channel, filer) !== null,
        })),
        agreed: messages.consents(dossierId),
        messages: messages.ofDossier(dossierId).map((row) => messageView(deps, row)),
        calls: messages.calls(dossierId).map(({ officerId, outcome, atMs }) => ({
          at: atMs,
          officer: config().officers.get(officerId)?.name ?? '',
          outcome,
        })),
      },
      now: ctx.now,
      through: deps.through(),
    }),
  }
}

/** The queue as the leader sees it (TQ-8.2b: what is unsent for too long is told). */
export function listMessages(deps: Deps, ctx: Ctx, query: QueryOf<'listMessages'>): AnswerOf<'listMessages'> {
  const { messages, config } = deps.store
  const { list, page, size } = query
  const minutes = config().setting('message.alertMinutes', ctx.businessDate) ?? MESSAGE_DEFAULTS.alertMinutes
  return {
    messages: messages.list(list, size, (page - 1) * size).map((row) => messageView(deps, row)),
    counts: { queued: messages.count('queued'), failed: messages.count('failed'), all: messages.count('all') },
    isHeld: messages.isHeld(),
    offered: offeredChannels(deps, ctx),
    slow: { count: messages.waitingSince(ctx.now - minutes * MS_PER_MINUTE), minutes },
    now: ctx.now,
    through: deps.through(),
  }
}

export function messageView(deps: Deps, row: MessageRow): MessageLine {
  const { id, dossierId, channel, fact, state, cause, queuedMs, endedMs, handedMs, problem, nextMs, body } = row
  const isTrying = state === 'queued' && problem !== null
  return {
    ...{ id, dossierId, channel, fact, state, cause, queuedAt: queuedMs, endedAt: endedMs },
    code: deps.store.dossiers.byId(dossierId)?.code ?? '',
    to: body === null ? null : masked(channel, (JSON.parse(body) as MessageBody).to),
    isHanded: state === 'queued' && handedMs !== null,
    problem: isTrying ? (problem === 'busy' ? 'busy' : 'unreachable') : null,
    nextAt: isTrying ? nextMs : null,
  }
}

const masked = (channel: MessageChannel, to: string): string => (channel === 'email' ? maskEmail(to) : maskPhone(to))

const EXAMPLE = { code: 'H42.12-261125-0001', shelf: 'K2-15', tracking: 'EB123456789VN' }
const DAY_MS = 86_400_000

/** Texts with an example, before anybody gets them: how long they are and how many short messages that is. */
export const previewMessages: UseCase<BodyOf<'previewMessages'>, AnswerOf<'previewMessages'>> = (
  deps,
  { channel, fact, text },
  ctx,
) => {
  if (text !== undefined && templateFault(text) !== null) return refused('BAD_REQUEST', { field: 'text' })
  const at = ctx.now + DAY_MS
  const facts = { ...commonFacts(deps, ctx, EXAMPLE.code), ...EXAMPLE, due: dueWords(at), until: dayMonthYear(at) }
  const shown = fact === undefined ? messageFact.options : [fact]
  const previews = shown.map((one) => {
    const filled = fill(deps, ctx, one, channel, facts, text)
    const size = smsSize(filled.text)
    const isSms = channel === 'sms'
    return {
      ...{ fact: one, channel, version: filled.version, text: filled.text },
      length: size.length,
      parts: isSms ? size.parts : 0,
      isPlain: size.alphabet === 'gsm7',
    }
  })
  return { answer: () => ({ previews }) }
}
