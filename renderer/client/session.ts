/** What a page may send to prove who it is. Kept in this tab only, per page, never in a cookie (contract.md). */
export type PageSession = {
  /** The person's session when somebody is logged in, else the device's token, else null. */
  token(): string | null
  deviceToken(): string | null
  sessionToken(): string | null
  /** Keeps the token that a pairing brought for every later start of this browser. */
  keepDeviceToken(token: string): void
  /** Keeps the token of a log-in, or forgets it (null). */
  setSessionToken(token: string | null): void
  /** Runs on every change of a token. Returns a function that ends it. */
  onChange(listener: () => void): () => void
}

/** Pages that the same people use one after the other, without a counter: one log-in of the tab serves them all. */
const OFFICE: ReadonlySet<string> = new Set(['manager', 'admin', 'voice'])

type Place = Pick<Location, 'hash' | 'pathname' | 'search'>
type Past = { replaceState(data: unknown, unused: string, url: string): void }
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/**
 * Takes the device token from the fragment `#token=…`, keeps it for this tab and removes it from the address, so that
 * nobody reads it from the address bar or the history. A token that a pairing brought stays in this browser.
 * @param store of the tab
 * @param kept of the browser
 */
export function openPageSession(place: Place, past: Past, store: Store, kept: Store): PageSession {
  const page = place.pathname.split('/')[1] ?? ''
  const deviceKey = `mot-cua:${page}:device`
  const sessionKey = `mot-cua:${OFFICE.has(page) ? 'office' : page}:session`
  const listeners = new Set<() => void>()

  const given = new URLSearchParams(place.hash.slice(1)).get('token')
  if (given) {
    store.setItem(deviceKey, given)
    past.replaceState(null, '', place.pathname + place.search)
  }

  const deviceToken = (): string | null => store.getItem(deviceKey) ?? kept.getItem(deviceKey)
  const tell = (): void => listeners.forEach((listener) => listener())

  return {
    token: () => store.getItem(sessionKey) ?? deviceToken(),
    deviceToken,
    sessionToken: () => store.getItem(sessionKey),
    keepDeviceToken(token) {
      // One from the address would go before it.
      store.removeItem(deviceKey)
      kept.setItem(deviceKey, token)
      tell()
    },
    setSessionToken(token) {
      if (token === null) store.removeItem(sessionKey)
      else store.setItem(sessionKey, token)
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
