import { theBrowser } from './app.ts'
import type { Session } from './devtools.ts'

const sessions = new Map<string, string>()
const waiting = new Map<string, (sessionId: string) => void>()
const openers = new Map<string, () => boolean>()

/** Every new target of the browser stops before its first request, until it is known whose it is. */
export async function watchTargets(): Promise<void> {
  const { browser, session } = theBrowser().devTools
  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId, openerId } }) => {
    if (openerId === undefined) {
      sessions.set(targetId, sessionId)
      waiting.get(targetId)?.(sessionId)
      return
    }
    // It may be gone before it is closed.
    settle(session(sessionId), targetId, openers.get(openerId)?.() ?? true).catch(() => {})
  })
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  })
}

/** A window that is refused runs on without a request until it is closed: held back, it would hold its opener too. */
async function settle(popup: Session, targetId: string, mayOpen: boolean): Promise<void> {
  if (!mayOpen) await popup.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await popup.send('Runtime.runIfWaitingForDebugger')
  if (!mayOpen) await theBrowser().devTools.browser.send('Target.closeTarget', { targetId })
}

/** The session of a window that was just made. */
export function sessionOf(targetId: string): Promise<string> {
  const known = sessions.get(targetId)
  return known === undefined ? new Promise((resolve) => waiting.set(targetId, resolve)) : Promise.resolve(known)
}

/** Asks whether a window may open another one. */
export const whenPopup = (openerId: string, mayOpen: () => boolean): void => void openers.set(openerId, mayOpen)
