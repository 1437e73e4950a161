import type * as Electron from 'electron'
import { privileged } from './app-scheme.ts'

type Handler = Parameters<Electron.Protocol['handle']>[1]

const handlers = new Map<string, Handler>()

/** What the program serves at an address of its own scheme; null when it has no handler for it. */
export async function serveOwn(
  url: string,
): Promise<{ status: number; headers: [string, string][]; body: Buffer } | null> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1))
  if (!handler) return null
  const answer = await handler(new Request(url))
  return { status: answer.status, headers: [...answer.headers], body: Buffer.from(await answer.arrayBuffer()) }
}

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle: (scheme: string, handler: Handler) => void handlers.set(scheme, handler),
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>
