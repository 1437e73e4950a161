import type * as Electron from 'electron'

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown
type Listener = (event: Electron.IpcMainEvent, ...args: unknown[]) => void

const handlers = new Map<string, Handler>()
const listeners = new Map<string, Listener[]>()

/** A call of a page: what `ipcMain` registered for the channel. @throws what the handler throws, as Electron passes it on */
export async function answerInvoke(channel: string, event: unknown, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  const value = await handler(event as Electron.IpcMainInvokeEvent, ...args)
  return plain(value)
}

export function hearSend(channel: string, event: unknown, args: unknown[]): void {
  for (const listener of listeners.get(channel) ?? []) listener(event as Electron.IpcMainEvent, ...args)
}

/**
 * Electron keeps dates, maps and bytes; here everything goes through JSON. What would arrive changed is refused, so that
 * a program never depends on the difference.
 */
export function plain(value: unknown): unknown {
  const cloned = structuredClone(value)
  const text = JSON.stringify(cloned)
  const back: unknown = text === undefined ? undefined : JSON.parse(text)
  if (JSON.stringify(back) !== text || hasSpecial(cloned)) throw new Error('only plain values pass the stand-in')
  return back
}

function hasSpecial(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint'
  const proto: unknown = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && proto !== Object.prototype && proto !== null) return true
  return Object.values(value).some(hasSpecial)
}

export const ipcMain = {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
  on(channel: string, listener: Listener) {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return {} as Electron.IpcMain
  },
} satisfies Pick<Electron.IpcMain, 'handle' | 'removeHandler' | 'on'>
