/** A worker thread as far as it is needed here; `worker_threads` has more. */
export type WorkerLike = {
  postMessage(message: unknown): void
  /** Holds the process, or lets it end. */
  ref(): void
  unref(): void
  terminate(): Promise<unknown>
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: () => void): unknown
}

/** The worker's end of its line. */
export type PortLike = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
}

export type AskedThread<Q, V> = {
  /** Rejects when the worker cannot do it, ends, or cannot be started; the next question is asked all the same. */
  ask(question: Q): Promise<V>
  /** Starts it before the first question. Rejects with the worker's own error, e.g. a missing font. */
  start(): Promise<void>
  /** Ends it; what it has in hand is rejected. */
  close(): Promise<void>
}

type Asked<Q> = { readonly id: number; readonly question: Q }
type Answer<V> = { readonly id: number; readonly value: V } | { readonly id: number; readonly error: string }
type Waiting<V> = { resolve(value: V): void; reject(reason: Error): void }
/** One life of the worker. */
type Life<Q, V> = { ask(question: Q): Promise<V>; readonly ended: Error | null; terminate(): Promise<unknown> }

const READY = 0
const ENDED = 'the thread has ended'

/**
 * A thread that answers questions. It starts with the first one, holds the process only while it has something to do,
 * and another one is started when it died.
 * @param begin starts the worker, whose module calls `answerQuestions`
 */
export function createAskedThread<Q, V>(begin: () => WorkerLike): AskedThread<Q, V> {
  let closed = false
  let running: Promise<Life<Q, V>> | null = null

  async function living(): Promise<Life<Q, V>> {
    if (closed) throw new Error('the thread is closed')
    const mine = (running ??= startLife(begin()))
    const life = await mine.catch((error: unknown) => {
      if (running === mine) running = null
      throw error
    })
    if (!life.ended) return life
    if (running === mine) running = null
    return await living()
  }

  return {
    ask: async (question) => await (await living()).ask(question),
    start: async () => void (await living()),
    async close() {
      closed = true
      await (await running?.catch(() => null))?.terminate()
    },
  }
}

/** Resolves when the worker says that it is ready. */
function startLife<Q, V>(worker: WorkerLike): Promise<Life<Q, V>> {
  const waiting = new Map<number, Waiting<V>>()
  let asked = READY
  let ended: Error | null = null
  const life: Life<Q, V> = {
    get ended() {
      return ended
    },
    ask: (question) =>
      new Promise<V>((resolve, reject) => {
        if (ended) return reject(ended)
        const id = ++asked
        waiting.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ id, question } satisfies Asked<Q>)
      }),
    terminate: () => worker.terminate(),
  }

  function settle(answer: Answer<V>): void {
    const found = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) found?.reject(new Error(answer.error))
    else found?.resolve(answer.value)
    if (waiting.size === 0) worker.unref()
  }

  return new Promise((resolve, reject) => {
    function end(reason: Error): void {
      ended ??= reason
      reject(reason)
      for (const one of waiting.values()) one.reject(reason)
      waiting.clear()
    }
    worker.on('message', (message) => {
      const answer = message as Answer<V>
      settle(answer)
      if (answer.id === READY) resolve(life)
    })
    worker.on('error', end)
    worker.on('exit', () => end(new Error(ENDED)))
  })
}

/** The worker's part: says that it is ready, then answers each question. Outside a worker there is nobody to answer. */
export function answerQuestions<Q, V>(port: PortLike | null, work: (question: Q) => Promise<V>): void {
  const answer = (message: Answer<V> | { id: typeof READY }): void => port?.postMessage(message)
  port?.on('message', (message) => {
    const { id, question } = message as Asked<Q>
    work(question).then(
      (value) => answer({ id, value }),
      (error: unknown) => answer({ id, error: String(error) }),
    )
  })
  answer({ id: READY })
}
