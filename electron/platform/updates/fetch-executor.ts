import { EventEmitter } from 'node:events'
import type { RequestOptions } from 'node:http'
import { Readable } from 'node:stream'
import { configureRequestOptions, configureRequestUrl, HttpExecutor } from 'builder-util-runtime'
import type { DownloadOptions } from 'builder-util-runtime'
import { ReleaseUnusable } from './verify-release.ts'

export type Fetch = (url: string, init: { headers: Record<string, string>; signal?: AbortSignal }) => Promise<Response>

/**
 * Lets electron-updater ask as everything else of the shell asks: by a fetch that believes the authority of the house. Its
 * own way would be a session of Chromium that knows nothing of that.
 */
export class FetchExecutor extends HttpExecutor<FetchRequest> {
  readonly #fetch: Fetch
  readonly #limit: number
  /** @param limit so many bytes an answer may have: one that does not end would fill the disk */
  constructor(fetch: Fetch, limit: number) {
    super()
    this.#fetch = fetch
    this.#limit = limit
  }

  override createRequest(options: RequestOptions, callback: (response: unknown) => void): FetchRequest {
    return new FetchRequest(this.#fetch, this.#limit, options, callback)
  }

  /** Called by electron-updater for a whole file. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      const request: RequestOptions = { headers: { ...options.headers } }
      configureRequestUrl(url, request)
      const callback = (error: Error | null): void => (error ? reject(error) : resolve(destination))
      this.doDownload(
        configureRequestOptions(request),
        { destination, options, onCancel, callback, responseHandler: null },
        0,
      )
    })
  }
}

/** One request, as much like those of Node as the library looks at. */
class FetchRequest extends EventEmitter {
  readonly #stop = new AbortController()
  readonly #ask: () => Promise<void>
  readonly #limit: number
  /** What the library does when nothing comes for so long. */
  #silence: { readonly ms: number; readonly end: () => void } | null = null

  constructor(
    fetch: Fetch,
    limit: number,
    { protocol, hostname, port, path, headers }: RequestOptions,
    answer: (of: unknown) => void,
  ) {
    super()
    this.#limit = limit
    this.#ask = async () => {
      const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`
      const named = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]))
      const found = await this.#inTime(fetch(url, { headers: named, signal: this.#stop.signal }))
      const body = Readable.from(this.#pour(found.body), { objectMode: false })
      // The library asks on when it does not like an answer, and hears no more of it: the line may break all the same.
      body.on('error', () => {})
      const about = { statusCode: found.status, statusMessage: found.statusText }
      answer(Object.assign(body, about, { headers: Object.fromEntries(found.headers) }))
    }
  }

  end(): void {
    // The library asks a socket for it.
    this.emit('socket', { setTimeout: (ms: number, end: () => void) => (this.#silence = { ms, end }) })
    this.#ask().catch((error: unknown) => this.emit('error', error))
  }

  abort(): void {
    this.#stop.abort()
  }

  async *#pour(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
    const reader = body?.getReader()
    try {
      for (let left = this.#limit; reader;) {
        const { done, value } = await this.#inTime(reader.read())
        if (done) return
        left -= value.length
        if (left < 0) throw new ReleaseUnusable('broken', 'more comes than was signed')
        yield value
      }
    } finally {
      this.abort()
    }
  }

  /** A centre may keep the line and say nothing: nobody would ask it again. */
  async #inTime<T>(step: Promise<T>): Promise<T> {
    const timer = this.#silence && setTimeout(this.#silence.end, this.#silence.ms)
    try {
      return await step
    } finally {
      clearTimeout(timer ?? undefined)
    }
  }
}
