import { EventEmitter } from 'node:events'
import type { CDPSession } from 'playwright-core'
import WebSocket from 'ws'

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

/** Speaks the debugging protocol over one WebSocket: one session for each target. */
export async function openDevTools(url: string): Promise<DevTools> {
  const socket = new WebSocket(url, { maxPayload: 256 * 1024 * 1024 })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
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
        socket.send(JSON.stringify({ id: last, method, params, ...(id === '' ? {} : { sessionId: id }) }))
      })
    const made = Object.assign(new EventEmitter(), { send }) as unknown as EventEmitter & Session
    sessions.set(id, made)
    return made
  }

  socket.on('message', (data) => {
    const { id, sessionId = '', method, params, result, error } = JSON.parse(String(data)) as Answer
    if (method !== undefined) return void sessions.get(sessionId)?.emit(method, params)
    const asked = waiting.get(id ?? 0)
    waiting.delete(id ?? 0)
    if (error) asked?.reject(error)
    else asked?.resolve(result)
  })
  return { browser: session(''), session, close: () => socket.close() }
}
