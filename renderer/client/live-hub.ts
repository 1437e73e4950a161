import { isoTime } from '../../shared/domain/time/vietnam-time.ts'
import type { FollowOptions } from '../../shared/api/live-client.ts'
import type { LiveFrame } from '../../shared/api/live.ts'
import type { Clock } from '../../shared/kernel/time.ts'

type Handlers = Pick<FollowOptions, 'onFrame' | 'onState'>
type Following = { stop(): void }

export type LiveHub = {
  /**
   * Joins the page's one connection, which is opened for the first and closed after the last who joins.
   * `joinedLate`: the connection has given its snapshot already, so the joiner must read by itself.
   */
  join(handlers: Handlers): Following & { joinedLate: boolean }
}

/** Shares one live connection between all views of a page; begins anew when the token is another one. */
export function createLiveHub(
  follow: (handlers: Handlers) => Following,
  token: () => string | null,
  clock: Clock,
): LiveHub {
  const members = new Set<Handlers>()
  let following: Following | null = null
  let followedToken: string | null = null
  let state: 'unknown' | 'connected' | 'lost' = 'unknown'
  let beat: { frame: Extract<LiveFrame, { beat: unknown }>; heardAt: number } | null = null
  let hasSnapshot = false

  function start(): void {
    state = 'unknown'
    hasSnapshot = false
    beat = null
    followedToken = token()
    following = follow({
      onFrame(frame) {
        if ('snapshot' in frame) hasSnapshot = true
        if ('beat' in frame) beat = { frame, heardAt: clock.monotonic() }
        for (const member of [...members]) member.onFrame(frame)
      },
      onState(next) {
        state = next
        for (const member of [...members]) member.onState(next)
      },
    })
  }

  function stop(): void {
    following?.stop()
    following = null
  }

  /** What a late joiner missed: the state, and the last beat moved on to this moment. */
  function tellPast(member: Handlers): void {
    if (state !== 'unknown') member.onState(state)
    if (!beat) return
    const { now, ...rest } = beat.frame.beat
    member.onFrame({ beat: { ...rest, now: isoTime(Date.parse(now) + Math.round(clock.monotonic() - beat.heardAt)) } })
  }

  return {
    join(handlers) {
      if (following && followedToken !== token()) stop()
      members.add(handlers)
      if (!following) start()
      else tellPast(handlers)
      return {
        joinedLate: hasSnapshot,
        stop() {
          if (members.delete(handlers) && members.size === 0) stop()
        },
      }
    },
  }
}
