import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { AnnouncementView } from '../../../shared/api/voice-views.ts'
import { loudnessAt } from '../../../shared/domain/voice/loudness.ts'
import type { DeviceRow } from '../store/config-store.ts'
import type { TicketRow } from '../store/ticket-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { hallOf, speakerOf } from './halls.ts'
import type { Hall } from './halls.ts'

/** A call older than this is on the board, but nobody is told by voice any more: the next ones would come late too. */
const STALE_SECONDS = 30
const LOUDNESS = 80
const REPEAT = 2
/** No sentence is longer, twice and with its chime: a speaker that has not ended by then was switched off. */
export const LONGEST_MS = 45_000
/** More calls than a hall can be told within the time they are fresh. */
const LOOKED_AT = 30

/** What the calling board says now. The words come from the tickets themselves, so nothing can be spoken that is not so. */
export function listAnnouncements(deps: Deps, ctx: Ctx): AnswerOf<'listAnnouncements'> {
  const board = boardOf(ctx)
  const { setting } = deps.store.config()
  const on = setting('voice.on', ctx.businessDate) ?? true
  const hall = hallOf(deps, ctx, board)
  const speaker = hall && speakerOf(deps, ctx, hall)
  const isHere = on && speaker === board.id
  return {
    speaker: !on ? 'off' : hall === undefined ? 'nowhere' : isHere ? 'here' : 'elsewhere',
    loudness: loudnessAt(setting('voice.loudness', ctx.businessDate) ?? [], ctx.now, LOUDNESS),
    repeat: setting('voice.repeat', ctx.businessDate) ?? REPEAT,
    region: setting('voice.region', ctx.businessDate) ?? 'north',
    announcements: isHere && hall ? fresh(deps, ctx, hall) : [],
    speaking: speakingOf(deps, board),
    now: ctx.now,
    through: deps.through(),
  }
}

/** Begins to speak; one announcement of a hall at a time. */
export const takeAnnouncement: UseCase<{ callSeq: string }, AnswerOf<'takeAnnouncement'>> = (deps, command, ctx) => {
  const board = boardOf(ctx)
  const hall = hallOf(deps, ctx, board)
  const isOn = deps.store.config().setting('voice.on', ctx.businessDate) ?? true
  const announcement = isOn && hall && fresh(deps, ctx, hall).find(({ callSeq }) => String(callSeq) === command.callSeq)
  if (!announcement || !hall) return refused('ANNOUNCEMENT_OVER')
  if (speakerOf(deps, ctx, hall) !== board.id || isBusy(deps, ctx, hall, board.id)) return refused('SPEAKER_ELSEWHERE')
  const { callSeq, ticketId } = announcement
  return {
    events: [{ type: 'voice.started', payload: { callSeq, ticketId, deviceId: board.id } }],
    answer: () => ({ announcement }),
  }
}

/** How it ended; only the board that began it can say. */
export const endAnnouncement: UseCase<
  { callSeq: string; body: BodyOf<'endAnnouncement'> },
  AnswerOf<'endAnnouncement'>
> = (deps, { callSeq, body }, ctx) => {
  const board = boardOf(ctx)
  const known = /^\d{1,15}$/.test(callSeq) ? deps.store.voice.announcement(Number(callSeq)) : undefined
  if (known?.deviceId !== board.id || known.endedMs !== null) return refused('ANNOUNCEMENT_OVER')
  const payload = { callSeq: known.callSeq, deviceId: board.id, outcome: body.outcome }
  return { events: [{ type: 'voice.ended', payload }] }
}

function boardOf({ caller }: Ctx): DeviceRow {
  if (caller.kind !== 'device') throw new Error('the route lets only boards through')
  return caller.device
}

/** Another board of the hall is speaking. One that reloaded its page in mid-sentence does not wait for itself. */
const isBusy = ({ store }: Deps, ctx: Ctx, { speakers }: Hall, own: string): boolean =>
  store.voice
    .underWay()
    .some(
      ({ deviceId, startedMs }) =>
        deviceId !== own && speakers.includes(deviceId) && Math.abs(ctx.now - startedMs) < LONGEST_MS,
    )

/** What a board has begun to say, unless the number has left its counter or was called anew. */
function speakingOf({ store }: Deps, board: DeviceRow): number | null {
  const begun = store.voice.underWay().find(({ deviceId }) => deviceId === board.id)
  const ticket = begun && store.tickets.byId(begun.ticketId)
  return begun && ticket?.state === 'called' && ticket.calledSeq === begun.callSeq ? begun.callSeq : null
}

/** Calls that still stand, nobody has spoken yet and are not stale, the oldest first. A recall takes the place of its call. */
function fresh({ store }: Deps, ctx: Ctx, { counterIds }: Hall): AnnouncementView[] {
  const config = store.config()
  const staleMs = (config.setting('voice.staleSeconds', ctx.businessDate) ?? STALE_SECONDS) * 1_000
  const stands = (row: TicketRow): boolean =>
    row.state === 'called' &&
    counterIds.has(row.counterId ?? '') &&
    ctx.now - (row.calledMs ?? 0) <= staleMs &&
    row.calledSeq !== null &&
    store.voice.announcement(row.calledSeq) === undefined
  return store.tickets
    .calls(ctx.businessDate, LOOKED_AT)
    .filter(stands)
    .map((row) => ({
      callSeq: row.calledSeq ?? 0,
      ticketId: row.id,
      number: row.number,
      counterNumber: config.counters.get(row.counterId ?? '')?.number ?? 0,
      calledAt: row.calledMs ?? 0,
      calls: row.calls,
    }))
    .reverse()
}
