import type { DeviceRow } from '../store/config-store.ts'
import type { Ctx, Deps } from './context.ts'
import { GONE_MS } from './display-health.ts'

/** One room with one voice: the boards that may speak, the preferred first, and the counters whose calls are spoken. */
export type Hall = { readonly speakers: readonly string[]; readonly counterIds: ReadonlySet<string> }

/**
 * The halls of a centre. Without the setting `voice.halls`, boards that show a common counter stand in one hall. A
 * board in several halls speaks for the first.
 */
export function hallsOf({ store }: Deps, ctx: Pick<Ctx, 'businessDate'>): Hall[] {
  const config = store.config()
  const all = [...config.counters.keys()]
  const asked = config.setting('voice.halls', ctx.businessDate)
  const counters = (ids: readonly string[]): Set<string> => new Set(ids.length === 0 ? all : ids)
  if (asked) return asked.map(({ speakers, counterIds }) => ({ speakers, counterIds: counters(counterIds) }))
  const boards = [...config.devices.values()].filter(({ role }) => role === 'board')
  return joined(boards.map(({ id, counterIds }) => ({ speakers: [id], counterIds: counters(counterIds) })))
}

function joined(boards: readonly Hall[]): Hall[] {
  const halls: Hall[] = []
  for (const board of boards) {
    const met = halls.filter((hall) => [...board.counterIds].some((id) => hall.counterIds.has(id)))
    const whole = [...met, board]
    halls.splice(0, halls.length, ...halls.filter((hall) => !met.includes(hall)), {
      speakers: whole.flatMap(({ speakers }) => speakers),
      counterIds: new Set(whole.flatMap(({ counterIds }) => [...counterIds])),
    })
  }
  return halls
}

export const hallOf = (deps: Deps, ctx: Ctx, device: DeviceRow): Hall | undefined =>
  hallsOf(deps, ctx).find(({ speakers }) => speakers.includes(device.id))

/** The board that speaks in a hall now: the first that is there and can be heard, else the first that is there. */
export function speakerOf({ store }: Deps, ctx: Pick<Ctx, 'now'>, { speakers }: Hall): string | undefined {
  const isHere = (id: string): boolean => {
    const seen = store.health.lastSeen(id)
    return seen !== null && Math.abs(ctx.now - seen) <= GONE_MS
  }
  const isHeard = (id: string): boolean =>
    store.health.troublesOf(id).every(({ trouble }) => trouble !== 'speaker-silent')
  const here = speakers.filter(isHere)
  return here.find(isHeard) ?? here[0] ?? speakers[0]
}
