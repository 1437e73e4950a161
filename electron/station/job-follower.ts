import type { Client } from '../../shared/api/client.ts'
import { followLive, liveUrl } from '../../shared/api/live-client.ts'
import type { LiveFrame } from '../../shared/api/live.ts'
import type { PrintJobView } from '../../shared/api/views.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import type { CentreClock } from './centre-clock.ts'
import { createCoalesced } from './coalesced.ts'

export type JobFollowerOptions = {
  readonly centreUrl: string
  readonly token: string
  readonly client: Client
  /** Ids of the printers of this station now. */
  printerIds(): readonly string[]
  readonly centreClock: CentreClock
  readonly clock: Clock
  readonly timers: Timers
  readonly random: () => number
  readonly log: Log
  readonly signal: AbortSignal
  /** The centre is followed, for the first time or again. */
  onConnected(): void
  /** The open jobs of these printers, oldest first, whenever they may have changed. */
  onJobs(jobs: readonly PrintJobView[], printerIds: readonly string[]): void
  /** Something that this station may see has happened: types of events, or null when it may have been anything. */
  onNews(types: readonly string[] | null): void
}

/** News comes by the live channel; this only mends what a fault on the way swallowed. */
const NEWS: ReadonlySet<string> = new Set(['print.queued', 'print.diverted', 'print.cancelAsked', 'print.settled'])
const RELIST_MS = 10_000

/**
 * Keeps a station informed of its print jobs until the signal: the live channel says that there is something, the list
 * says what.
 * @returns `first` resolves when the centre is followed for the first time; `again` reads the list anew
 */
export function followJobs(options: JobFollowerOptions): { first: Promise<void>; again(): void } {
  const { client, timers, log, signal } = options
  const list = createCoalesced(read, timers, signal)

  async function read(): Promise<boolean> {
    const ids = options.printerIds()
    const result = await client.call('listPrintJobs', { query: { printers: ids.join(',') }, signal })
    if (result.ok) options.onJobs(result.value.jobs, ids)
    else if (!signal.aborted) log.warn({ code: result.code }, 'print jobs could not be listed')
    return result.ok
  }

  function onFrame(frame: LiveFrame): void {
    if ('refused' in frame) log.error({ code: frame.refused.code }, 'the centre refuses this station')
    if ('beat' in frame) options.centreClock.heard(Date.parse(frame.beat.now))
    const news = 'snapshot' in frame || ('events' in frame && frame.events.some(({ type }) => NEWS.has(type)))
    if (news) list()
    if ('snapshot' in frame) options.onNews(null)
    if ('events' in frame) options.onNews(frame.events.map(({ type }) => type))
  }

  const first = new Promise<void>((resolve) => {
    const live = followLive({
      url: liveUrl(options.centreUrl),
      token: () => options.token,
      clock: options.clock,
      timers,
      random: options.random,
      onFrame,
      onState(state) {
        log.info({ state }, 'live channel')
        if (state !== 'connected') return
        resolve()
        options.onConnected()
        list()
      },
    })
    const cancelRelist = timers.every(RELIST_MS, () => {
      list()
      options.onNews(null)
    })
    signal.addEventListener('abort', () => {
      cancelRelist()
      live.stop()
    })
  })
  return { first, again: list }
}
