/**
 * What Node 24 and every browser both have, and `shared` may use: its tsconfig knows neither the DOM nor Node, so that
 * `document` and `process` are compile errors here. The members are a subset of the standards'; add one when needed.
 */

interface AbortSignal {
  readonly aborted: boolean
}
declare const AbortSignal: {
  timeout(milliseconds: number): AbortSignal
  any(signals: AbortSignal[]): AbortSignal
}

interface Headers {
  get(name: string): string | null
}

interface Response {
  readonly ok: boolean
  readonly status: number
  readonly headers: Headers
  json(): Promise<unknown>
  text(): Promise<string>
}

interface RequestInit {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
}
declare function fetch(address: string, init?: RequestInit): Promise<Response>

declare class URLSearchParams {
  constructor(init?: string)
  get(name: string): string | null
  set(name: string, value: string): void
  toString(): string
}

declare class URL {
  constructor(address: string, base?: string)
  readonly href: string
  readonly origin: string
  readonly pathname: string
  readonly searchParams: URLSearchParams
  readonly username: string
  readonly password: string
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly port: string
}

declare class WebSocket {
  constructor(address: string)
  addEventListener(type: 'open' | 'close' | 'error', run: () => void): void
  addEventListener(type: 'message', run: (message: { readonly data: unknown }) => void): void
  send(text: string): void
  close(): void
}
