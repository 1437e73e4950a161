import { EventEmitter } from 'node:events'
import type { RequestOptions } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { configureRequestOptions, configureRequestUrl, HttpExecutor } from 'builder-util-runtime'
import type { DownloadOptions } from 'builder-util-runtime'

export type Fetch = (url: string, init: { headers: Record<string, string>; signal?: AbortSignal }) => Promise<Response>

/**
 * Lets electron-updater ask as everything else of the shell asks: by a fetch that believes the authority of the house. Its
 * own way would be a session of Chromium that knows nothing of that.
 */
export class FetchExecutor extends HttpExecutor<FetchRequest> {
  readonly #fetch: Fetch
  constructor(fetch: Fetch) {
    super()
    this.#fetch = fetch
  }

  override createRequest(options: RequestOptions, callback: (response: unknown) => void): FetchRequest {
    return new FetchRequest(this.#fetch, options, callback)
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

  constructor(
    fetch: Fetch,
    { protocol, hostname, port, path, headers }: RequestOptions,
    answer: (of: unknown) => void,
  ) {
    super()
    this.#ask = async () => {
      const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}`
      const named = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]))
      const found = await fetch(url, { headers: named, signal: this.#stop.signal })
      const body = found.body ? Readable.fromWeb(found.body as ReadableStream) : Readable.from([])
      // The library asks on when it does not like an answer, and hears no more of it: the line may break all the same.
      body.on('error', () => {})
      const about = { statusCode: found.status, statusMessage: found.statusText }
      answer(Object.assign(body, about, { headers: Object.fromEntries(found.headers) }))
    }
  }

  end(): void {
    this.#ask().catch((error: unknown) => this.emit('error', error))
  }

  abort(): void {
    this.#stop.abort()
  }
}
