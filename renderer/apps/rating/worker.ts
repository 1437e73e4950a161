/**
 * The service worker of the tablet's page: keeps the files that the page needs to start, so that a tablet whose power
 * came back before the network's shows its own calm screen and keeps what is to be sent. It keeps nothing that the API
 * says, and the centre's own page goes first whenever it answers.
 */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Asking = Waiting & { request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  addEventListener(type: 'install' | 'activate', listen: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listen: (event: Asking) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}

const scope = self as unknown as Scope
const PAGE = '/rating/'
const LIST = '/rating/shell.json'
const KEPT = 'rating-shell-'
/** The tablet does not wait longer for a centre that does not answer. */
const PATIENCE_MS = 3_000

/** Keeps the files of the newest build, all or none, then drops those of older ones. */
async function keepShell(): Promise<void> {
  const answer = await fetch(LIST, { cache: 'no-store' })
  if (!answer.ok) return
  const { id, files } = (await answer.json()) as { id: string; files: string[] }
  const cache = await caches.open(KEPT + id)
  if (!(await cache.match(PAGE))) await cache.addAll([...files, '/favicon.svg', PAGE])
  for (const name of await caches.keys()) if (name.startsWith(KEPT) && name !== KEPT + id) await caches.delete(name)
}

/** The page from the centre, else the kept one. A new build is kept while it is shown. */
async function page(event: Asking): Promise<Response> {
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    // Nothing is lost when it fails: the next start keeps it.
    event.waitUntil(keepShell().catch(() => {}))
    return answer
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

/** Names of built files carry their hash: what is kept is never old. */
const file = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request)

scope.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => scope.skipWaiting())))
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (origin !== location.origin || event.request.method !== 'GET') return
  if (event.request.mode === 'navigate' && pathname === PAGE) event.respondWith(page(event))
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') event.respondWith(file(event.request))
})
