import type { Reply } from '../adapter.ts'

/** A call by which the other side may say that the session is over. */
export type WithinSession = <T>(ask: (token: string) => Promise<Reply<T> | 'expired'>) => Promise<Reply<T>>

/**
 * Keeps a session with another system: logs in when there is none, and once more when it is over. When the new one is over
 * at once too, the credentials do not hold.
 */
export function keepSession(logIn: () => Promise<Reply<string>>): WithinSession {
  let token: string | null = null
  return async (ask) => {
    for (let fresh = 0; fresh < 2; fresh++) {
      if (token === null) {
        const made = await logIn()
        if (!made.ok) return made
        token = made.value
      }
      const reply = await ask(token)
      if (reply !== 'expired') return reply
      token = null
    }
    return { ok: false, fault: { kind: 'unauthorised' } }
  }
}
