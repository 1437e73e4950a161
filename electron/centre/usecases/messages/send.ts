import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { addressOn } from '../../../../shared/domain/messages/address.ts'
import { MESSAGE_DEFAULTS, isQuiet } from '../../../../shared/domain/messages/message-settings.ts'
import type { MessageCause } from '../../../../shared/domain/messages/message.ts'
import { MOST_TRIES, retryAfter } from '../../../../shared/domain/messages/retry.ts'
import { isStillSo } from '../../../../shared/domain/messages/still-so.ts'
import { clockFace } from '../../../../shared/i18n/format.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonRow } from '../../journal/persons.ts'
import type { LateAnswer, Outgoing, SendOutcome } from './sender.ts'
import type { MessageRow } from '../../store/message-store.ts'
import type { OperationalStore } from '../../store/operational-store.ts'
import type { Ctx, Decision, Deps } from '../context.ts'
import { filerOf } from './compose.ts'
import type { MessageBody } from './compose.ts'

const AT_ONCE = 50
/** A message that was given to a gateway and of which nothing was heard, e.g. because the power went, is tried again. */
const LEASE_MS = 2 * 60_000
const SILENT_MS = 24 * 3_600_000

/**
 * Takes messages to be sent now. What is not so any more, not agreed to any more or erased is dropped, at the last moment
 * before it would go out; what was meant for a number that was put right since goes to the right one instead. Nothing is
 * taken while sending is held, and no SMS in the hours of rest.
 */
export function takeMessages(deps: Deps, ctx: Ctx): Decision<{ messages: Outgoing[] }> {
  const { messages, config } = deps.store
  const quiet = config().setting('message.quiet', ctx.businessDate) ?? MESSAGE_DEFAULTS.quiet
  const rests = isQuiet(clockFace(ctx.now), quiet)
  const due = messages.isHeld() ? [] : messages.due(ctx.now, rests, AT_ONCE)
  // A gateway that took them over and has said nothing for a day: whether they went out a person finds out.
  const events = messages.silent(ctx.now - SILENT_MS, AT_ONCE).map((row) => ended('message.failed', row, 'unknown'))
  const taken: { row: MessageRow; body: MessageBody }[] = []
  const persons: PersonRow[] = []
  for (const row of due) {
    const cause = staleCause(deps, row)
    const body: MessageBody = JSON.parse(row.body ?? '{}')
    const to = addressOn(row.channel, filerOf(deps, row.dossierId)) ?? ''
    if (cause) events.push(ended('message.dropped', row, cause))
    else if (to === body.to) taken.push({ row, body })
    else {
      events.push(ended('message.dropped', row, to === '' ? 'bad-address' : 'superseded'))
      if (to === '') continue
      const anew = readdressed(ctx, row, { ...body, to })
      events.push(anew.event)
      persons.push(anew.person)
    }
  }
  return {
    events,
    persons,
    apply: (operational) => {
      for (const { row } of taken) operational.setDelivery(row.id, lease(row, ctx.now))
    },
    answer: () => ({ messages: taken.map(({ row, body }) => ({ id: row.id, channel: row.channel, ...body })) }),
  }
}

/** The same message to another address, under a key of its own. */
function readdressed(ctx: Ctx, row: MessageRow, body: MessageBody): { event: NewEvent; person: PersonRow } {
  const { dossierId, channel, fact, version, dueMs: dueAt } = row
  const person = makePerson(ctx.ids.next(), 'message', JSON.stringify(body))
  const messageId = ctx.ids.next()
  const about = `${row.about.split('@')[0]}@${messageId}`
  const payload = { messageId, dossierId, channel, fact, about, version, dueAt, content: person.ref }
  return { event: { type: 'message.queued', payload }, person: person.row }
}

const lease = ({ tries, problem }: MessageRow, now: number) => ({
  tries: tries + 1,
  nextMs: now + LEASE_MS,
  handedMs: null,
  problem,
})

function staleCause({ store }: Deps, row: MessageRow): MessageCause | null {
  if (row.body === null) return 'erased'
  if (!store.messages.consents(row.dossierId).includes(row.channel)) return 'opted-out'
  const dossier = store.dossiers.byId(row.dossierId)
  if (!dossier) return 'superseded'
  const state = dossier.beforeState ?? dossier.state
  return isStillSo({ fact: row.fact, dueAt: row.dueMs, state, nowDueAt: dossier.dueMs }) ? null : 'superseded'
}

type Ending = 'message.dropped' | 'message.failed'
const ended = (type: Ending, { id, dossierId }: MessageRow, cause: MessageCause): NewEvent => ({
  type,
  payload: { messageId: id, dossierId, cause },
})

/** Writes what became of a message. Told twice it is written once. */
export function recordOutcome(
  deps: Deps,
  { messageId, outcome }: { messageId: string; outcome: SendOutcome },
  ctx: Ctx,
): Decision<object> {
  const row = deps.store.messages.byId(messageId)
  const isLateNews = row?.state === 'failed' && row.cause === 'unknown' && outcome.kind === 'sent'
  if (!row || (row.state !== 'queued' && !isLateNews)) return {}
  const done = (event: NewEvent): Decision<object> => ({
    events: [event],
    apply: (operational) => operational.dropDelivery(messageId),
  })
  switch (outcome.kind) {
    case 'sent':
      return done({ type: 'message.sent', payload: { messageId, dossierId: row.dossierId } })
    case 'failed':
      return done(ended('message.failed', row, outcome.cause))
    case 'handed':
      return later(row, { nextMs: 0, handedMs: ctx.now, problem: null })
    case 'retry': {
      if (row.tries >= MOST_TRIES) return done(ended('message.failed', row, 'unreachable'))
      const wait = retryAfter(row.tries, chanceOf(ctx), outcome.afterMs)
      return later(row, { nextMs: ctx.now + wait, handedMs: null, problem: outcome.problem })
    }
  }
}

const later = (
  row: MessageRow,
  next: Omit<Parameters<OperationalStore['setDelivery']>[1], 'tries'>,
): Decision<object> => ({
  apply: (operational) => operational.setDelivery(row.id, { tries: row.tries, ...next }),
})

/** A number of chance, at least 0 and below 1. */
const chanceOf = ({ ids }: Ctx): number => Buffer.from(ids.secret(), 'base64url').readUInt32BE(0) / 2 ** 32

/** What a gateway tells later: sent, failed, or that the citizen wants no more of it (law-facts §7: consent is taken back). */
export function recordAnswer(deps: Deps, { id, state, cause }: LateAnswer, ctx: Ctx): Decision<object> {
  const row = deps.store.messages.byId(id)
  if (!row) return {}
  if (state !== 'opted-out')
    return recordOutcome(
      deps,
      { messageId: id, outcome: state === 'sent' ? { kind: 'sent' } : { kind: 'failed', cause: cause ?? 'rejected' } },
      ctx,
    )
  const agreed = deps.store.messages.consents(row.dossierId)
  // Told twice it is written once.
  if (!agreed.includes(row.channel) && row.state !== 'queued') return {}
  const left = agreed.filter((channel) => channel !== row.channel)
  return {
    events: [
      {
        type: 'message.consented',
        payload: { dossierId: row.dossierId, officerId: null, how: 'citizen', channels: left },
      },
      ...(row.state === 'queued' ? [ended('message.dropped', row, 'opted-out')] : []),
    ],
  }
}
