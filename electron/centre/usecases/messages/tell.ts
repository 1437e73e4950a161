import type { Recorded, RecordedOf } from '../../journal/recorded.ts'
import type { EventType, NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { MessageFact } from '../../../../shared/domain/messages/message.ts'
import { isStillSo } from '../../../../shared/domain/messages/still-so.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonRow } from '../../journal/persons.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { Ctx, Decision, Deps } from '../context.ts'
import { compose, offeredChannels } from './compose.ts'
import type { MessageBody } from './compose.ts'

/** How far the journal was read for what citizens are told. */
export const TOLD = 'messages'

/** Something that happened to a dossier, to be told once on each channel that was agreed to. */
export type News = {
  readonly dossierId: string
  readonly fact: MessageFact
  /** Names what happened, so that it is told once. */
  readonly about: string
  readonly tracking?: string
}
type Queued = { readonly events: NewEvent[]; readonly persons: PersonRow[] }

/**
 * Queues what follows for citizens from what was written to the journal (TQ-7.1a, TQ-8.2b, TT-4.3e**, TT-4.4b), and drops
 * what is no longer so. The journal is read on from where it was left, so that nothing is missed or told twice whatever
 * stops in between.
 */
export function tellOf(
  deps: Deps,
  { events, through }: { events: readonly Recorded[]; through: number },
  ctx: Ctx,
): Decision<object> {
  const news = events.flatMap((event) => newsIn(deps, event))
  const queued = queueNews(deps, ctx, news)
  const touched = new Set(events.flatMap(dossiersIn))
  return {
    events: [...queued.events, ...[...touched].flatMap((dossierId) => dropOld(deps, dossierId))],
    persons: queued.persons,
    apply: (operational) => operational.setCursor(TOLD, through),
  }
}

/** Messages for news, where somebody agreed to them, the centre tells of them, and they are so. */
export function queueNews(deps: Deps, ctx: Ctx, news: readonly News[]): Queued {
  const { messages, dossiers, config } = deps.store
  const told = config().setting('message.facts', ctx.businessDate)
  const offered = offeredChannels(deps, ctx)
  const events: NewEvent[] = []
  const persons: PersonRow[] = []
  for (const { dossierId, fact, about, tracking } of news) {
    const row = dossiers.byId(dossierId)
    if (!row || told?.includes(fact) === false || !holds(row, fact)) continue
    for (const channel of messages.consents(dossierId)) {
      if (!offered.includes(channel) || messages.wasQueued(dossierId, channel, about)) continue
      const { version, ...body } = compose(deps, ctx, fact, channel, { row, ...(tracking ? { tracking } : {}) })
      const made = makePerson(ctx.ids.next(), 'message', JSON.stringify(body satisfies MessageBody))
      persons.push(made.row)
      const one = { messageId: ctx.ids.next(), dossierId, channel, fact, about, version, dueAt: promised(row, fact) }
      events.push({ type: 'message.queued', payload: { ...one, content: made.ref } })
    }
  }
  return { events, persons }
}

const PROMISES: readonly MessageFact[] = ['received', 'new-date', 'appointment']
const promised = (row: DossierRow, fact: MessageFact): number | null => (PROMISES.includes(fact) ? row.dueMs : null)
const holds = (row: DossierRow, fact: MessageFact): boolean =>
  isStillSo({ fact, dueAt: null, state: row.beforeState ?? row.state, nowDueAt: row.dueMs })

function dropOld({ store }: Deps, dossierId: string): NewEvent[] {
  const row = store.dossiers.byId(dossierId)
  if (!row) return []
  return (
    store.messages
      .ofDossier(dossierId)
      // What failed and is over needs nobody any more; what a gateway has cannot be called back.
      .filter(({ state, handedMs }) => state === 'failed' || (state === 'queued' && handedMs === null))
      .filter(
        ({ fact, dueMs }) =>
          !isStillSo({ fact, dueAt: dueMs, state: row.beforeState ?? row.state, nowDueAt: row.dueMs }),
      )
      .map(({ id }) => ({ type: 'message.dropped', payload: { messageId: id, dossierId, cause: 'superseded' } }))
  )
}

/** Whether an event may change what citizens are told. */
export const isNews = ({ type }: Recorded): boolean =>
  type === 'parcels.posted' || type === 'parcel.cameBack' || (type.startsWith('dossier.') && type !== 'dossier.viewed')

const dossiersIn = ({ type, payload }: Recorded): string[] =>
  type.startsWith('dossier.') && 'dossierId' in payload && payload.dossierId !== null ? [String(payload.dossierId)] : []

type NewsOf = { readonly [T in EventType]?: (event: RecordedOf<T>, deps: Deps) => News[] }

const one =
  (fact: MessageFact) =>
  ({ payload, seq }: { payload: { dossierId: string }; seq: number }): News[] => [
    { dossierId: payload.dossierId, fact, about: `${fact}:${seq}` },
  ]

/** What is told, by what happened. */
const NEWS: NewsOf = {
  'dossier.received': one('received'),
  'dossier.supplementRequested': one('supplement'),
  'dossier.apologised': one('new-date'),
  'dossier.supplemented': one('appointment'),
  // On another shelf it waits until the same day: that is no news.
  'dossier.resultRecorded': ({ payload: p }, deps) => resultNews(deps, p.dossierId, `result:${p.collectBy}`),
  'dossier.refused': ({ payload: p, seq }, deps) =>
    p.dossierId === null ? [] : resultNews(deps, p.dossierId, `result:${seq}`),
  'dossier.appointed': one('appointment'),
  'parcel.cameBack': ({ payload: p, seq }) => [
    { dossierId: p.dossierId, fact: 'result-ready', about: `result:${seq}` },
  ],
  'parcels.posted': ({ payload: p }, deps) =>
    p.parcelIds.flatMap((id) => {
      const parcel = deps.store.parcels.byId(id)
      return parcel
        ? [{ dossierId: parcel.dossierId, tracking: parcel.tracking, fact: 'posted', about: `posted:${id}` }]
        : []
    }),
}

function newsIn(deps: Deps, event: Recorded): News[] {
  const news = NEWS[event.type] as ((event: Recorded, deps: Deps) => News[]) | undefined
  return news?.(event, deps) ?? []
}

/** By post it is told when it has gone out. */
function resultNews({ store }: Deps, dossierId: string, about: string): News[] {
  const delivery = store.dossiers.byId(dossierId)?.delivery
  if (delivery === undefined || delivery === 'postal') return []
  return [{ dossierId, fact: delivery === 'online' ? 'result-online' : 'result-ready', about }]
}
