import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AnswerOf, OperationId, ParamsOf, QueryOf } from '../../shared/api/operations.ts'
import type { CallResult } from '../../shared/api/client.ts'
import type { EventType } from '../../shared/domain/events/catalogue.ts'
import { createLiveView } from './live-view.ts'
import type { LiveView, LiveViewSource } from './live-view.ts'
import type { Page } from './page.tsx'
import { usePage, useToken } from './page.tsx'

export type UseLiveViewOptions<K extends OperationId> = {
  /** Event types after which the view is read again. */
  interestedIn: readonly EventType[]
  /** True when the live snapshot of this page's role is the answer of this operation: saves the first read. */
  fromSnapshot?: boolean
  /** True when the view also changes by the clock alone: read again on each full minute of the centre. */
  everyMinute?: boolean
  query?: Partial<QueryOf<K>>
}

/** Views of the contract are objects; reads are GET operations. */
type Answer<K extends OperationId> = AnswerOf<K> & object

const loading = (now: number): LiveView<never> => ({
  view: null,
  state: 'loading',
  refusal: null,
  now,
  newBuild: false,
})

/**
 * The one way a page gets data: the answer of a GET operation, kept fresh by the live channel (see `createLiveView`).
 * All views of a page share one connection.
 */
export function useLiveView<K extends OperationId>(
  operation: K,
  params: ParamsOf<K>,
  options: UseLiveViewOptions<K>,
): LiveView<Answer<K>> & { refresh(): void } {
  const page = usePage()
  const token = useToken()
  const [source, setSource] = useState<LiveViewSource<Answer<K>> | null>(null)
  const [empty] = useState(() => loading(page.platform.clock.now()))
  // By value, so that a page may write params and options in place.
  const asked = JSON.stringify({ operation, params, options } satisfies Asked<K>)

  useEffect(() => {
    const opened = open(page, JSON.parse(asked) as Asked<K>)
    setSource(opened)
    return () => {
      opened.stop()
      setSource(null)
    }
  }, [page, token, asked])

  const current = useSyncExternalStore(source?.subscribe ?? never, source?.current ?? (() => empty))
  return { ...current, refresh: source?.refresh ?? nothing }
}

/** Loads the page anew when the centre serves a newer build and nobody is in the middle of something. */
export function useReloadWhenIdle(newBuild: boolean, idle: boolean): void {
  const page = usePage()
  useEffect(() => {
    if (newBuild && idle) page.reload()
  }, [page, newBuild, idle])
}

function nothing(): void {}
const never = (): (() => void) => nothing

type Asked<K extends OperationId> = { operation: K; params: ParamsOf<K>; options: UseLiveViewOptions<K> }

function open<K extends OperationId>(page: Page, { operation, params, options }: Asked<K>): LiveViewSource<Answer<K>> {
  type Input = Parameters<typeof page.api.call<K>>[1]
  return createLiveView<Answer<K>>({
    // The input's shape depends on K; params and query were typed by K above.
    read: (signal) =>
      page.api.call(operation, { params, query: options.query, signal } as unknown as Input) as Promise<
        CallResult<Answer<K>>
      >,
    join: page.live.join,
    interestedIn: options.interestedIn,
    fromSnapshot: options.fromSnapshot ?? false,
    everyMinute: options.everyMinute ?? false,
    clock: page.platform.clock,
    timers: page.platform.timers,
  })
}
