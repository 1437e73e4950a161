import { EventEmitter } from 'node:events'
import type { CDPSession } from 'playwright-core'
import type { Readable, Writable } from 'node:stream'

/** A session of Chromium's own debugging protocol, typed as playwright types it. */
export type Session = Pick<CDPSession, 'send' | 'on' | 'once'>

export type DevTools = {
  /** The browser itself. */
  readonly browser: Session
  /** A page, frame or worker, by the session id that the browser gave. */
  session(id: string): Session
  close(): void
}

type Answer = { id?: number; sessionId?: string; method?: string; params?: unknown; result?: unknown; error?: Error }

/**
 * Speaks the debugging protocol over two pipes, with a session for each target. Chromium ends when they close, however this
 * process ends.
 */
export function openDevTools(to: Writable, from: Readable): DevTools {
  const sessions = new Map<string, EventEmitter & Session>()
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0

  function session(id: string): EventEmitter & Session {
    const known = sessions.get(id)
    if (known) return known
    const send = (method: string, params: unknown = {}): Promise<unknown> =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) })
        to.write(`${JSON.stringify({ id: last, method, params, ...(id === '' ? {} : { sessionId: id }) })}\0`)
      })
    const made = Object.assign(new EventEmitter(), { send }) as unknown as EventEmitter & Session
    sessions.set(id, made)
    return made
  }

  function hear(text: string): void {
    const { id, sessionId = '', method, params, result, error } = JSON.parse(text) as Answer
    if (method !== undefined) return void sessions.get(sessionId)?.emit(method, params)
    const asked = waiting.get(id ?? 0)
    waiting.delete(id ?? 0)
    if (error) asked?.reject(error)
    else asked?.resolve(result)
  }
  let rest = ''
  from.setEncoding('utf8')
  from.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0')
    rest = parts.pop() ?? ''
    for (const part of parts) hear(part)
  })
  // The browser is gone: whoever waits for it will see that it is.
  to.on('error', () => {})
  return { browser: session(''), session, close: () => to.end() }
}
